/**
 * Cases as JSON, and what is answered to them: the one way in that HTTP, batches and events share. A request is read strictly and becomes an
 * answer or a problem document that names everything that is wrong.
 */
@NullMarked
package org.passerelle.decision;

import org.jspecify.annotations.NullMarked;
