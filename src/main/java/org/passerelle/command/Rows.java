package org.passerelle.command;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** The rows of a table, from the first, each a list of the texts of its cells without space around them. */
interface Rows extends Iterator<List<String>>, Closeable {}
