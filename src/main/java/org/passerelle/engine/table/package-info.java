/**
 * Decision tables looked up instead of read row by row. An index says per column which rows a value passes; it is built by asking the
 * engine about one value of each sort that the cells tell apart, so it holds what the engine holds. Where the index has no answer, and
 * wherever the answer would carry a message, the engine evaluates the table as if there were no index.
 */
@NullMarked
package org.passerelle.engine.table;

import org.jspecify.annotations.NullMarked;
