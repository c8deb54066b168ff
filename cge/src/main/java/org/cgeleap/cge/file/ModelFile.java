package org.cgeleap.cge.file;

import java.util.Map;
import org.cgeleap.cge.model.EquilibriumModel;

/**
 * A model and where its scenarios stand in the file it came from.
 *
 * @param model the model as the file states it
 * @param source name of the file
 * @param scenarios place of each scenario by name
 */
public record ModelFile(EquilibriumModel model, String source, Map<String, Location> scenarios) {

    /**
     * Copies the places.
     *
     * @param model the model as the file states it
     * @param source name of the file
     * @param scenarios place of each scenario by name
     */
    public ModelFile {
        scenarios = Map.copyOf(scenarios);
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
