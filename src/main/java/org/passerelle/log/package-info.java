/**
 * The decision log: an entry for each decision that is given, written before it is. Entries are chained by hashes and covered by signed
 * checkpoints, so that what is taken away, changed or moved later is found. docs/log.md says what stands in them.
 */
@NullMarked
package org.passerelle.log;

import org.jspecify.annotations.NullMarked;
