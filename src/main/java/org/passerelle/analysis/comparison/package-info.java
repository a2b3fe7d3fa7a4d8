/** What differs between two editions of a programme, or between a draft and what is published: tables, rows, cells and texts, in words. */
@NullMarked
package org.passerelle.analysis.comparison;

import org.jspecify.annotations.NullMarked;
