package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * Exact derivatives of results of a coupled study with respect to elasticities and other numbers of the case, through everything that answers them: the
 * alignment, each year's equilibrium, capital, the productivity the reference solves and the others hold, and the loop's
 * fixed point ({@link ScenarioTangent} has the equations).
 *
 * <pre>{@code
 * CoupledGradient g = CoupledGradient.of(study, List.of("sigma_eva"), Watched.parse(List.of("gdp@RS@2060")));
 * double slope = g.derivatives()[0][0]; // 10^8 yuan per unit of the elasticity
 * }</pre>
 *
 * @param parameters numbers of the case, as a study's columns name them
 * @param at their values; 1 for factors and trends
 * @param outputs results; a peak is that of the year the study has it in
 * @param units of the outputs
 * @param values of the outputs in the study; NaN where the study has no such row
 * @param derivatives of the outputs by the parameters: [output][parameter]
 * @param kinks what bends on the way to an output and on which side its derivative holds, in words; empty for a derivative
 *     that holds to both sides: [output][parameter]
 * @param residual largest rate of LEAP's answer that the linearised loop misses, per unit of a parameter, of logarithms
 * @param marches through the years that were needed for it, of the scenario that needed most
 * @param seconds it took
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record CoupledGradient(
        List<String> parameters,
        double[] at,
        List<Watched> outputs,
        List<String> units,
        double[] values,
        double[][] derivatives,
        String[][] kinks,
        double residual,
        int marches,
        double seconds) {
    /**
     * Copies the lists; the arrays are not copied.
     *
     * @param parameters keys of the case
     * @param at their values
     * @param outputs results
     * @param units of the outputs
     * @param values of the outputs in the study
     * @param derivatives of the outputs by the parameters
     * @param kinks what bends on the way to an output and on which side its derivative holds, in words
     * @param residual largest rate of LEAP's answer that the linearised loop misses, per unit of a parameter, of
     *     logarithms
     * @param marches through the years that were needed for it, of the scenario that needed most
     * @param seconds it took
     */
    public CoupledGradient {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        units = List.copyOf(units);
    }

    /**
     * {@return the gradient of a study; costs less than two ordinary runs of the study for twenty parameters}
     *
     * @param study converged, with every scenario the outputs are of
     * @param parameters elasticities of the model, or other numbers of the case as a study's columns name them: {@code KEY},
     *     {@code factor:KEY}, {@code trend:KEY}
     * @param watched outputs
     * @throws InputException with what keeps the study from having one: scenarios that did not converge or keep permits
     *     from year to year, numbers that change the base year or an equation
     */
    public static CoupledGradient of(StudyResult study, List<String> parameters, List<Watched> watched) {
        return of(study, parameters, watched, SolverOptions.standard());
    }

    private static CoupledGradient of(
            StudyResult study, List<String> parameters, List<Watched> watched, SolverOptions options) {
        long begun = System.nanoTime();
        List<Direction> directions = require(study, parameters);
        Calibrated calibrated = study.calibrated();
        int count = parameters.size();
        List<ResultRow> base = rows(study, watched);
        // where a path has its peak, what the peak does is what that year does
        List<Watched> settled = watched.stream().map(w -> w.settled(base)).toList();
        ChosenRows chosen = chosen(study, settled);
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
        double[] at = directions.stream().mapToDouble(Direction::at).toArray();
        double[][] derivatives = new double[watched.size()][count];
        String[][] bent = new String[watched.size()][count];
        String name = calibrated.given().reference().name();
        for (int k = 0; k < count; k++) {
            double[] up = Watched.values(settled, moved.up.get(k));
            double[] down = Watched.values(settled, moved.down.get(k));
            for (int w = 0; w < derivatives.length; w++) {
                derivatives[w][k] = (up[w] - down[w])
                        / (2 * moved.step[k] * directions.get(k).scale());
                bent[w][k] = inWords(settled.get(w), kinks, name, k);
            }
        }
        return new CoupledGradient(
                parameters,
                at,
                settled,
                Watched.units(settled, base),
                Watched.values(watched, base),
                derivatives,
                bent,
                moved.residual,
                moved.marches,
                (System.nanoTime() - begun) * 1e-9);
    }

    private static ChosenRows chosen(StudyResult study, List<Watched> watched) {
        TreeSet<String> variables = new TreeSet<>();
        watched.forEach(w -> {
            variables.add(w.of().variable());
            variables.add(w.over().variable());
        });
        variables.remove(""); // no denominator
        Set<Integer> years = watched.stream().map(Watched::year).collect(Collectors.toSet());
        boolean all = years.stream().anyMatch(y -> y <= 0);
        return new ChosenRows(study, variables, Watched.reads(watched), year -> all || years.contains(year));
    }

    private static List<ResultRow> rows(StudyResult study, List<Watched> watched) {
        ChosenRows chosen = chosen(study, watched);
        Optional<CoupledResult> first = study.scenarios().stream().findFirst();
        return study.scenarios().stream()
                .flatMap(r -> chosen.of(r, first).stream())
                .toList();
    }

    private static List<Direction> require(StudyResult study, List<String> parameters) {
        List<String> wrong = new ArrayList<>();
        List<Direction> directions = Direction.of(study.calibrated(), parameters, wrong);
        wrong.addAll(study.skipped());
        if (!study.calibrated().given().powerLink().isNone()) {
            wrong.add(
                    "gradient: found a linked power module, whose dispatch has kinks; expected none (no link below power in"
                            + " case.yaml); take --design oat");
        }
        for (CoupledResult r : study.scenarios()) {
            if (!r.status().usable() || r.exchange().isEmpty()) {
                wrong.add("gradient: scenario " + r.scenario().name() + " did not converge ("
                        + r.status().word() + " " + r.message() + "); expected a converged run");
            }
            if (!r.path().policies().banked().isEmpty()) {
                wrong.add(
                        "gradient: scenario " + r.scenario().name()
                                + " keeps permits from year to year, whose price looks ahead; expected none; take --design oat");
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return directions;
    }

    /**
     * {@return those of some inputs of a study that a gradient can be taken by}
     *
     * @param calibrated the case
     * @param names columns of a study
     */
    public static List<String> differentiable(Calibrated calibrated, List<String> names) {
        return Direction.of(calibrated, names, new ArrayList<>()).stream()
                .map(Direction::name)
                .toList();
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

    /**
     * Change of an output in per cent for each per cent of a parameter; NaN where one of the two is zero.
     *
     * @param output its place among {@link #outputs}
     * @param parameter its place among {@link #parameters}
     * @return an elasticity, no unit
     */
    public double elasticity(int output, int parameter) {
        return values[output] == 0 || at[parameter] == 0
                ? Double.NaN
                : derivatives[output][parameter] * at[parameter] / values[output];
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
