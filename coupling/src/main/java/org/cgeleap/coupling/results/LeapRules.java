package org.cgeleap.coupling.results;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.demand.DemandRule;
import org.cgeleap.leap.transformation.TransformationRule;

/**
 * Rules an evaluation of areas takes where LEAP's documentation is silent or contradicts itself: {@code leap_rules} of the
 * manifest, name to text.
 */
final class LeapRules {
    private LeapRules() {}

    /** Those of the accounting, and of the functions that the areas use. */
    static Map<String, String> of(Stream<AreaModel> models) {
        Map<String, String> rules = new TreeMap<>();
        for (DemandRule rule : DemandRule.values()) {
            rules.put(rule.name(), rule.text());
        }
        for (TransformationRule rule : TransformationRule.values()) {
            rules.put(rule.name(), rule.text());
        }
        models.forEach(model -> model.chosenRules().forEach(rule -> rules.put(rule.name(), rule.text())));
        return rules;
    }
}
