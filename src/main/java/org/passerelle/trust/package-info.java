/** What lets others trust a decision later: signatures on receipts. Knows nothing of what is signed. */
@NullMarked
package org.passerelle.trust;

import org.jspecify.annotations.NullMarked;
