/**
 * Decision services worked out ahead: which decision follows which, what each call hands over, which values need no second check of their
 * type. A plan reads the models as the engine has compiled them and looks up the engine's own indexed tables; it leaves out the bookkeeping
 * that the engine does anew for every call. Whatever is not plain sailing, a value that does not fit its type among it, is the engine's to
 * decide and to report.
 */
@NullMarked
package org.passerelle.engine.plan;

import org.jspecify.annotations.NullMarked;
