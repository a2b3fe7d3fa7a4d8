/** For which facts a change of tables changes what they yield: regions, exact where cells compare with constants, in words and with a case. */
@NullMarked
package org.passerelle.analysis.regions;

import org.jspecify.annotations.NullMarked;
