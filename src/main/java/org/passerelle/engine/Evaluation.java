package org.passerelle.engine;

import java.util.List;
import java.util.Map;

/**
 * What the engine makes of a case.
 *
 * @param outcomes by name: texts, numbers, booleans, nulls, lists and maps of them
 * @param trace the tables consulted
 * @param findings what the rules noticed, sorted by rule, then facts
 */
public record Evaluation(Map<String, Object> outcomes, Trace trace, List<Finding> findings) {}
