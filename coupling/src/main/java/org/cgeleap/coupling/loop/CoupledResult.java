package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;

/**
 * A coupled scenario as it ended.
 *
 * @param scenario that was run
 * @param status how it ended
 * @param message where and when, for a status that is not usable
 * @param iterations in order
 * @param path of the economy at the last iterate
 * @param exchange LEAP's answer to that path; none where the economy failed before
 * @param reference quantities the economy was solved with
 * @param cap path of targets
 * @param side the bottom-up side, with its link and alignment
 * @param seconds wall time
 */
public record CoupledResult(
        ScenarioSpec scenario,
        Status status,
        String message,
        List<Iteration> iterations,
        PathResult path,
        Optional<LeapExchange> exchange,
        ReferenceEnergy reference,
        CapPath cap,
        LeapSide side,
        double seconds) {

    public CoupledResult {
        iterations = List.copyOf(iterations);
    }

    /** Labour productivity of each year, what the policy scenarios hold. */
    public double[] productivity() {
        return path.years().stream().mapToDouble(y -> y.productivity()).toArray();
    }
}
