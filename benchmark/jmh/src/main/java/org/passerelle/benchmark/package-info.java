/**
 * Measures the service and its peers. Every engine decides the same cases by the same tables, and none is timed before it has decided all of
 * them as the hand-written Java does.
 */
@NullMarked
package org.passerelle.benchmark;

import org.jspecify.annotations.NullMarked;
