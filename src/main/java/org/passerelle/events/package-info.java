/**
 * Cases that come as CloudEvents over Kafka, and the events that answer them. A record is answered by one record and only then done with: in
 * the mode that it was written in, with its key, with the same bytes however often it comes. META-INF/asyncapi.yaml says what callers see.
 */
@NullMarked
package org.passerelle.events;

import org.jspecify.annotations.NullMarked;
