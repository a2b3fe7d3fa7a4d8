/**
 * Scenarios: cases with what is expected of their decision, written by analysts as CSV or YAML. Read strictly, decided by the engine in
 * this process or by a running service, and reported with what differed and which rows no scenario hit.
 */
@NullMarked
package org.passerelle.scenario;

import org.jspecify.annotations.NullMarked;
