/**
 * Many cases: a stream of lines, one case each, decided on all cores and answered in order, with a summary at the end. Memory does not grow
 * with the number of cases.
 */
@NullMarked
package org.passerelle.batch;

import org.jspecify.annotations.NullMarked;
