/**
 * Programmes as loaded: their editions, models, rules, sources and texts. A programme is a folder; what is true of it stands there
 * and nowhere else. Loading reports every defect of the folder at once, each with file and line, and loads nothing that has one.
 */
@NullMarked
package org.passerelle.programme;

import org.jspecify.annotations.NullMarked;
