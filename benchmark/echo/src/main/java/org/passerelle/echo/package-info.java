/** Answers as large as decisions, without decisions: what the benchmark compares the service to. */
package org.passerelle.echo;
