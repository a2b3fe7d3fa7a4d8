/**
 * Why a case was decided as it was: the rows that caused the outcomes with the facts behind them, the assumptions and warnings relied
 * on, in words and with their legal basis. An explanation is the causes of a decision, not a log of its evaluation.
 */
@NullMarked
package org.passerelle.explain;

import org.jspecify.annotations.NullMarked;
