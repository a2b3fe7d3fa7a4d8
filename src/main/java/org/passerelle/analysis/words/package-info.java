/** What editions say in names and cells, in words of a language: for pages, reports and every other place where people read it. */
@NullMarked
package org.passerelle.analysis.words;

import org.jspecify.annotations.NullMarked;
