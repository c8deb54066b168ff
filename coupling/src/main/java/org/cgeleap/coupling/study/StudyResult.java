package org.cgeleap.coupling.study;

import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.coupling.loop.CoupledResult;

/**
 * A study as it ended.
 *
 * @param calibrated case
 * @param scenarios in the order of the case; those that could not begin are missing
 * @param skipped scenarios that could not begin, with the reason
 * @param seconds wall time
 */
public record StudyResult(Calibrated calibrated, List<CoupledResult> scenarios, List<String> skipped, double seconds) {

    /**
     * Copies the lists.
     *
     * @param calibrated case
     * @param scenarios in the order of the case
     * @param skipped scenarios that could not begin, with the reason
     * @param seconds wall time
     */
    public StudyResult {
        scenarios = List.copyOf(scenarios);
        skipped = List.copyOf(skipped);
    }

    /**
     * {@return a scenario by name}
     *
     * @param name of the scenario
     */
    public Optional<CoupledResult> scenario(String name) {
        return scenarios.stream().filter(s -> s.scenario().name().equals(name)).findFirst();
    }

    /** {@return whether every scenario may be used} */
    public boolean usable() {
        return skipped.isEmpty() && scenarios.stream().allMatch(s -> s.status().usable());
    }
}
