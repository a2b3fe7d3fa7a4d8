package org.passerelle.engine;

import java.util.List;
import java.util.Map;

/**
 * Something that a rule noticed across several facts.
 *
 * @param rule id of the rule
 * @param facts JSON pointers into the facts that it is about, in the order in which the rule names them
 * @param arguments of its text, by placeholder
 */
public record Finding(String rule, List<String> facts, Map<String, String> arguments) {}
