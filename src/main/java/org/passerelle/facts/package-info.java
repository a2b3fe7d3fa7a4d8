/**
 * Facts as a case states them: from the bytes of a JSON document to values of a declared {@link FactType type}, or to
 * every {@link Problem problem} found. The same type gives the JSON Schema, so that what the schema allows is what the
 * reader accepts. Nothing here knows a programme, a rule or HTTP.
 */
@NullMarked
package org.passerelle.facts;

import org.jspecify.annotations.NullMarked;
