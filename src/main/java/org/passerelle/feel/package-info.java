/** FEEL that reaches nothing but its own values. */
@NullMarked
package org.passerelle.feel;

import org.jspecify.annotations.NullMarked;
