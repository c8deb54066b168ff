package org.cgeleap.coupling.gradient;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.ChosenRows;
import org.cgeleap.coupling.results.ResultRow;

/**
 * A scenario marched through until LEAP's answer is the one that was reckoned with.
 *
 * @param tangent of the scenario
 * @param up the scenario a step up, by parameter
 * @param down a step down
 * @param missed largest rate of LEAP's answer that is still missed
 * @param marches that were needed
 */
record Marched(ScenarioTangent tangent, List<Moved> up, List<Moved> down, double missed, int marches) {
    /** Rate of LEAP's answer that may be missed, of the largest rate of that scenario. */
    private static final double ENOUGH = 1e-9;

    /** Rate that may be missed at the least for a gradient to be one. */
    private static final double LEAST = 1e-7;

    /** Marches at most; each leaves a small part of what the one before missed. */
    private static final int MARCHES = 12;

    /**
     * A scenario a step along a parameter.
     *
     * @param rows those of its results that are wanted
     */
    record Moved(CoupledResult result, List<ResultRow> rows) {}

    /**
     * Marches.
     *
     * @param count of parameters
     * @param reference marched before; none for the reference itself
     * @throws InputException where the marches do not settle
     */
    static Marched of(ScenarioTangent tangent, ChosenRows chosen, int count, Optional<Marched> reference) {
        double[][][] missed = tangent.nothingMissed();
        double[][][] sum = tangent.nothingMissed();
        double worst = Double.POSITIVE_INFINITY;
        double size = 0;
        int march = 0;
        List<CoupledResult> up = List.of();
        List<CoupledResult> down = List.of();
        while (march < MARCHES && worst > ENOUGH * Math.max(1, size)) {
            add(missed, sum);
            tangent.march(sum);
            march++;
            up = moved(tangent, count, true);
            down = moved(tangent, count, false);
            worst = 0;
            for (int k = 0; k < count; k++) {
                worst = Math.max(worst, tangent.missed(k, up.get(k), down.get(k), missed));
                size = Math.max(size, tangent.largest(k));
            }
        }
        if (!(worst <= LEAST * Math.max(1, size))) {
            throw new InputException(List.of("gradient: scenario "
                    + tangent.result().scenario().name() + ", after " + march
                    + " marches LEAP's answer is still missed by " + worst
                    + "; expected a loop whose outputs answer prices and LEAP's figures weakly; take --design oat"));
        }
        return new Marched(
                tangent,
                rows(up, chosen, reference.map(Marched::up)),
                rows(down, chosen, reference.map(Marched::down)),
                worst,
                march);
    }

    private static List<CoupledResult> moved(ScenarioTangent tangent, int count, boolean up) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(k -> tangent.moved(k, up))
                .toList();
    }

    private static List<Moved> rows(List<CoupledResult> moved, ChosenRows chosen, Optional<List<Moved>> reference) {
        return IntStream.range(0, moved.size())
                .parallel()
                .mapToObj(k -> {
                    CoupledResult beside = reference.map(r -> r.get(k).result()).orElse(moved.get(k));
                    return new Moved(moved.get(k), chosen.of(moved.get(k), Optional.of(beside)));
                })
                .toList();
    }

    private static void add(double[][][] what, double[][][] to) {
        for (int t = 0; t < to.length; t++) {
            for (int k = 0; k < to[t].length; k++) {
                for (int i = 0; i < to[t][k].length; i++) {
                    to[t][k][i] += what[t][k][i];
                }
            }
        }
    }
}
