/** Scenarios that are lacking, proposed with what the rules decide now: a person confirms them or says what is right. */
@NullMarked
package org.passerelle.analysis.proposals;

import org.jspecify.annotations.NullMarked;
