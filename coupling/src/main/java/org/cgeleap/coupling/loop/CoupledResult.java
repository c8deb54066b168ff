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
 * @param ending how it ended, and where
 * @param iterations in order
 * @param retries failures that a second try from a safe point got past
 * @param vector layout of what is exchanged
 * @param point last iterate that was evaluated or tried
 * @param links where the last residual sits
 * @param path of the economy at the last iterate
 * @param exchange LEAP's answer to that path; none where one of the models failed
 * @param reference quantities the economy was solved with
 * @param cap path of targets
 * @param side the bottom-up side, with its link and alignment
 * @param seconds wall time
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record CoupledResult(
        ScenarioSpec scenario,
        Ending ending,
        List<Iteration> iterations,
        List<String> retries,
        ExchangeVector vector,
        double[] point,
        LinkResiduals links,
        PathResult path,
        Optional<LeapExchange> exchange,
        ReferenceEnergy reference,
        CapPath cap,
        LeapSide side,
        double seconds) {

    /**
     * Copies the lists; the arrays are not copied.
     *
     * @param scenario that was run
     * @param ending how it ended, and where
     * @param iterations in order
     * @param retries failures that a second try from a safe point got past
     * @param vector layout of what is exchanged
     * @param point last iterate that was evaluated or tried
     * @param links where the last residual sits
     * @param path of the economy at the last iterate
     * @param exchange LEAP's answer to that path
     * @param reference quantities the economy was solved with
     * @param cap path of targets
     * @param side the bottom-up side, with its link and alignment
     * @param seconds wall time
     */
    public CoupledResult {
        iterations = List.copyOf(iterations);
        retries = List.copyOf(retries);
    }

    /** {@return how it ended, in a word} */
    public Status status() {
        return ending.status();
    }

    /** {@return where and when, for a status that is not usable; empty otherwise} */
    public String message() {
        return ending.message();
    }

    /**
     * Labour productivity of each year, what the policy scenarios hold.
     *
     * @return factor on labour, base year = 1, one number for every year that was reached
     */
    public double[] productivity() {
        return path.years().stream().mapToDouble(y -> y.productivity()).toArray();
    }
}
