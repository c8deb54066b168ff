package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.solution.SolutionTangent.Side;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.ChosenRows;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.study.StudyResult;

/**
 * Exact derivatives along directions ({@link ScenarioTangent} has the equations).
 *
 * @param derivatives of the outputs: [output][direction]
 * @param kinks what bends on the way to an output and on which side its derivative holds, in words
 * @param reaches values of a parameter between which its derivative of an output holds
 * @param residual largest rate of LEAP's answer that the linearised loop misses
 * @param marches through the years, of the scenario that needed most
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
record ExactGradient(double[][] derivatives, String[][] kinks, Reach[][] reaches, double residual, int marches) {

    /**
     * Differentiates.
     *
     * @param settled outputs, none of them a peak
     * @throws NoDirectionException where a direction changes an equation of a scenario
     * @throws InputException where LEAP's answer does not settle
     * @throws IllegalStateException where a solution has no derivative
     */
    static ExactGradient of(
            StudyResult study,
            List<Direction> directions,
            List<Watched> settled,
            ChosenRows chosen,
            SolverOptions options) {
        Calibrated calibrated = study.calibrated();
        int count = directions.size();
        AlignmentTangent alignment = new AlignmentTangent(calibrated.aligned(), directions, options);
        Moved moved = new Moved(count);
        List<Kink> kinks = new ArrayList<>(alignment.kinks());
        CoupledResult first = study.scenarios().get(0);
        Marched reference = Marched.of(
                new ScenarioTangent(calibrated, first, alignment, Optional.empty(), count, options),
                chosen,
                count,
                Optional.empty());
        // the others hold what the reference gives and nothing of each other
        List<Marched> others = study.scenarios().stream().skip(1).toList().parallelStream()
                .map(r -> Marched.of(
                        new ScenarioTangent(calibrated, r, alignment, Optional.of(reference.tangent()), count, options),
                        chosen,
                        count,
                        Optional.of(reference)))
                .toList();
        moved.take(reference);
        others.forEach(moved::take);
        kinks.addAll(reference.tangent().kinks());
        others.forEach(o -> kinks.addAll(o.tangent().kinks()));
        double[][] derivatives = new double[settled.size()][count];
        String[][] bent = new String[settled.size()][count];
        Reach[][] reaches = new Reach[settled.size()][count];
        String name = calibrated.given().reference().name();
        List<NearSwitch> near = new ArrayList<>(NearSwitch.of(reference, directions));
        others.forEach(o -> near.addAll(NearSwitch.of(o, directions)));
        for (int k = 0; k < count; k++) {
            double[] up = Watched.values(settled, moved.up.get(k));
            double[] down = Watched.values(settled, moved.down.get(k));
            for (int w = 0; w < derivatives.length; w++) {
                derivatives[w][k] = (up[w] - down[w])
                        / (2 * moved.step[k] * directions.get(k).scale());
                bent[w][k] = inWords(settled.get(w), kinks, name, k);
                reaches[w][k] = NearSwitch.reach(
                        settled.get(w), near, name, k, directions.get(k).at());
            }
        }
        return new ExactGradient(derivatives, bent, reaches, moved.residual, moved.marches);
    }

    private static String inWords(Watched watched, List<Kink> kinks, String reference, int k) {
        List<String> words = new ArrayList<>();
        for (Kink kink : kinks) {
            boolean on = kink.scenario().isEmpty()
                    || kink.scenario().equals(reference)
                    || watched.scenarios().contains(kink.scenario());
            boolean before = watched.year() <= 0 || kink.year() <= watched.year();
            Side side = kink.sides().get(k);
            if (on && before && side != Side.BOTH) {
                words.add((kink.scenario().isEmpty() ? "" : kink.scenario() + " ") + kink.year() + " " + kink.what()
                        + switch (side) {
                            case UP -> ": for an increase";
                            case DOWN -> ": for a decrease";
                            default -> ": neither side for certain";
                        });
            }
        }
        return String.join("; ", words);
    }

    /** Rows of the study a step up and down along each parameter. */
    private static final class Moved {
        final double[] step;
        final List<List<ResultRow>> up = new ArrayList<>();
        final List<List<ResultRow>> down = new ArrayList<>();
        double residual;
        int marches;

        Moved(int count) {
            step = new double[count];
            for (int k = 0; k < count; k++) {
                up.add(new ArrayList<>());
                down.add(new ArrayList<>());
            }
        }

        void take(Marched scenario) {
            residual = Math.max(residual, scenario.missed());
            marches = Math.max(marches, scenario.marches());
            for (int k = 0; k < step.length; k++) {
                step[k] = scenario.tangent().step(k);
                up.get(k).addAll(scenario.up().get(k).rows());
                down.get(k).addAll(scenario.down().get(k).rows());
            }
        }
    }
}
