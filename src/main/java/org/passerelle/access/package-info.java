/**
 * Who may call what: which role each path asks for, who says what roles a caller has, and that the service does not listen beyond its
 * machine without being able to tell.
 */
@NullMarked
package org.passerelle.access;

import org.jspecify.annotations.NullMarked;
