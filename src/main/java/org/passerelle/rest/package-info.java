/**
 * The HTTP interface: resources, problem documents, languages. Reads bytes into typed facts, asks engine and explanation, writes the
 * answer. The only place that reads a clock, to say what day it is when the caller does not.
 */
@NullMarked
package org.passerelle.rest;

import org.jspecify.annotations.NullMarked;
