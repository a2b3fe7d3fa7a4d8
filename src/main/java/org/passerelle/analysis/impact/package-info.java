/** What a change of rules does: to which cases, by deciding outcome, each with a case that a person can follow. */
@NullMarked
package org.passerelle.analysis.impact;

import org.jspecify.annotations.NullMarked;
