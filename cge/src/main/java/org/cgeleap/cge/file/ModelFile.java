package org.cgeleap.cge.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.EquilibriumModel;

/**
 * A model and where its scenarios stand in the file it came from.
 *
 * @param model the model as the file states it
 * @param source name of the file
 * @param scenarios place of each scenario by name
 * @param idle place of each parameter that no expression uses
 */
public record ModelFile(
        EquilibriumModel model, String source, Map<String, Location> scenarios, Map<String, Location> idle) {

    /**
     * Copies the places.
     *
     * @param model the model as the file states it
     * @param source name of the file
     * @param scenarios place of each scenario by name
     * @param idle place of each parameter that no expression uses
     */
    public ModelFile {
        scenarios = Map.copyOf(scenarios);
        idle = Collections.unmodifiableMap(new LinkedHashMap<>(idle));
    }

    /** {@return what is no error but probably not meant, each with its place} */
    public List<String> warnings() {
        return idle.entrySet().stream()
                .map(e ->
                        source + ":" + e.getValue().line() + ":" + e.getValue().column() + ": parameter \"" + e.getKey()
                                + "\" is used by nothing; setting it changes nothing")
                .toList();
    }

    /**
     * {@return {@code file:line:column} of a scenario; the file alone for one that it does not have}
     *
     * @param scenario name of the scenario
     */
    public String placeOf(String scenario) {
        Location at = scenarios.get(scenario);
        return at == null ? source : source + ":" + at.line() + ":" + at.column();
    }
}
