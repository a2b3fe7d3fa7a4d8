/**
 * Sheets of cells, as spreadsheets read and write them: {@code .csv} and {@code .xlsx}. Knows nothing of what the cells mean. What is read
 * may come from a stranger; a text that a spreadsheet would take for a formula comes back as it was. Lines are read and written one after
 * another, so that a file may be larger than memory. Of a workbook, the texts that its cells share are kept in memory, and all of it
 * where it is read from a stream.
 */
@NullMarked
package org.passerelle.sheet;

import org.jspecify.annotations.NullMarked;
