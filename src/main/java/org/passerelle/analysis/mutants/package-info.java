/** How good the scenarios of a programme are: tables made wrong in one place each, and whether any scenario notices. */
@NullMarked
package org.passerelle.analysis.mutants;

import org.jspecify.annotations.NullMarked;
