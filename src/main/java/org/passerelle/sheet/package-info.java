/**
 * Sheets of cells, as spreadsheets read and write them: {@code .csv} and {@code .xlsx}. Knows nothing of what the cells mean. What is read
 * may come from a stranger; a text that a spreadsheet would take for a formula comes back as it was. Lines are read and written one after
 * another, so that a file may be larger than memory.
 */
@NullMarked
package org.passerelle.sheet;

import org.jspecify.annotations.NullMarked;
