/**
 * What can be said of an edition without any case: whether its tables are complete, free of overlap and without dead rows, and
 * whether its models keep the conventions that loading does not need but people do. Every finding about a table carries a case that
 * shows it. The packages below rest on it: what a
 * change of rules does, to which cases, and which scenarios are lacking.
 */
@NullMarked
package org.passerelle.analysis;

import org.jspecify.annotations.NullMarked;
