package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers that the reference scenario has rows of its own for, and a policy scenario none. */
public final class ScenarioNumbers {
    private static final int NAMED = 3;

    private ScenarioNumbers() {}

    /**
     * {@return for each scenario that lacks some, in words, how many, which, and what to do; empty where none does}
     *
     * @param given case
     */
    public static List<String> missing(Case given) {
        String reference = given.reference().name();
        Set<String> own = given.parameters().entries().stream()
                .filter(e -> e.scenario().equals(reference) && !e.key().startsWith(Policy.PREFIX))
                .map(ParameterTable.Entry::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> words = new ArrayList<>();
        for (ScenarioSpec scenario : given.scenarios()) {
            List<String> missing = own.stream()
                    .filter(key -> !given.parameters().has(key, scenario.name()))
                    .toList();
            if (!missing.isEmpty()) {
                words.add("scenario " + scenario.name() + " has no number for " + missing.size() + " keys that "
                        + reference + " has numbers for ("
                        + missing.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (missing.size() > NAMED ? ", …" : "")
                        + "), so it goes without them, which sets it apart from " + reference
                        + " beside its policies; \"like: " + reference + "\" of the scenario in case.yaml takes "
                        + reference + "'s");
            }
        }
        return words;
    }
}
