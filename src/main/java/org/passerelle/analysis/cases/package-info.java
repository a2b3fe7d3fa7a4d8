/** Cases to try rules on: made up from a seed and a distribution that an analyst owns, or read; decided, and made as small as can be. */
@NullMarked
package org.passerelle.analysis.cases;

import org.jspecify.annotations.NullMarked;
