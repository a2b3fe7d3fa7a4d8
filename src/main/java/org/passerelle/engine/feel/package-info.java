/**
 * Expressions of FEEL over the values of a decision. The simple ones, which are nearly all, are evaluated directly; where that might
 * differ from the engine, and for all others, the engine evaluates.
 */
@NullMarked
package org.passerelle.engine.feel;

import org.jspecify.annotations.NullMarked;
