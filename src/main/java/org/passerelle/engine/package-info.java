/**
 * From typed facts to a decision: the models of an edition evaluated by Kogito, what was consulted on the way, and what the rules on
 * findings noticed. A fault of the engine is an exception, never an outcome.
 */
@NullMarked
package org.passerelle.engine;

import org.jspecify.annotations.NullMarked;
