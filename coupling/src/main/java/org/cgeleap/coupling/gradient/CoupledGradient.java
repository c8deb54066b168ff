package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.Direction.Sought;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.ChosenRows;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.study.StudyResult;

/**
 * Derivatives of results of a coupled study with respect to elasticities and other numbers of the case, through everything
 * that answers them: the alignment, each year's equilibrium, capital, the productivity the reference solves and the others
 * hold, and the loop's fixed point. They are exact ({@link ScenarioTangent} has the equations) by all that acts through
 * parameters of years and expressions of the LEAP area; by other numbers there are differences of studies solved again
 * ({@link Differences}), for whoever asks for them.
 *
 * <pre>{@code
 * CoupledGradient g = CoupledGradient.of(study, List.of("sigma_eva"), Watched.parse(List.of("gdp@RS@2060")));
 * double slope = g.derivatives()[0][0]; // 10^8 yuan per unit of the elasticity
 * }</pre>
 *
 * @param parameters numbers of the case, as a study's columns name them
 * @param ways how the derivatives by each parameter were found
 * @param at values of the parameters; 1 for factors and trends, NaN for a path that has no one value
 * @param outputs results; a peak is that of the year the study has it in
 * @param units of the outputs
 * @param values of the outputs in the study; NaN where the study has no such row
 * @param derivatives of the outputs by the parameters, NaN where there is none: [output][parameter]
 * @param errors how far a derivative by differences may be off; NaN for exact ones: [output][parameter]
 * @param kinks what bends on the way to an output and on which side its derivative holds, in words; empty for a derivative
 *     that holds to both sides: [output][parameter]
 * @param reaches values of the parameter between which a derivative holds, where one of them is near; {@link Reach#FAR} where
 *     none is, or the derivative is not exact: [output][parameter]
 * @param residual largest rate of LEAP's answer that the linearised loop misses, per unit of a parameter, of logarithms
 * @param marches through the years that were needed for it, of the scenario that needed most; none without exact derivatives
 * @param seconds it took
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record CoupledGradient(
        List<String> parameters,
        List<Way> ways,
        double[] at,
        List<Watched> outputs,
        List<String> units,
        double[] values,
        double[][] derivatives,
        double[][] errors,
        String[][] kinks,
        Reach[][] reaches,
        double residual,
        int marches,
        double seconds) {

    /** How derivatives were found. */
    public enum Method {
        /** By the implicit function: as close as the point they are taken at. */
        EXACT,
        /** By extrapolated differences of studies solved again. */
        DIFFERENCES,
        /** Not at all. */
        NONE;

        /** {@return its word in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How derivatives by one parameter were found.
     *
     * @param method exact, by differences, or not at all
     * @param why they are not exact, in words; empty where they are
     */
    public record Way(Method method, String why) {
        /** The implicit function. */
        public static final Way EXACT = new Way(Method.EXACT, "");
    }

    /** What is done with numbers by which there is no exact derivative. */
    public enum Otherwise {
        /** They are refused, with all others. */
        REFUSE,
        /** They are left without a derivative, with the reason. */
        LEAVE_OUT,
        /** The study is solved again beside them, up to four times for each. */
        DIFFERENCES
    }

    /**
     * Copies the lists; the arrays are not copied.
     *
     * @param parameters keys of the case
     * @param ways how the derivatives by each were found
     * @param at their values
     * @param outputs results
     * @param units of the outputs
     * @param values of the outputs in the study
     * @param derivatives of the outputs by the parameters
     * @param errors how far a derivative by differences may be off
     * @param kinks what bends on the way to an output and on which side its derivative holds, in words
     * @param reaches values of the parameter between which a derivative holds
     * @param residual largest rate of LEAP's answer that the linearised loop misses, per unit of a parameter, of
     *     logarithms
     * @param marches through the years that were needed for it, of the scenario that needed most
     * @param seconds it took
     */
    public CoupledGradient {
        parameters = List.copyOf(parameters);
        ways = List.copyOf(ways);
        outputs = List.copyOf(outputs);
        units = List.copyOf(units);
    }

    /**
     * {@return the exact gradient of a study; costs about four times what solving the study does, for twenty parameters}
     *
     * @param study converged, with every scenario the outputs are of
     * @param parameters elasticities of the model, or other numbers of the case as a study's columns name them: {@code KEY},
     *     {@code factor:KEY}, {@code trend:KEY}
     * @param watched outputs
     * @throws InputException with what keeps the study from having one: scenarios that did not converge or keep permits
     *     from year to year, numbers that change the base year or an equation
     */
    public static CoupledGradient of(StudyResult study, List<String> parameters, List<Watched> watched) {
        return of(study, parameters, watched, Otherwise.REFUSE);
    }

    /**
     * {@return the gradient of a study, exact as far as there is one}
     *
     * @param study converged, with every scenario the outputs are of
     * @param parameters numbers of the case as a study's columns name them: {@code KEY}, {@code factor:KEY}, {@code trend:KEY}
     * @param watched outputs
     * @param otherwise what is done with numbers by which there is no exact derivative
     * @throws InputException for names that no number of the case has and scenarios that did not converge; where numbers
     *     without an exact derivative are to be refused, with what keeps them from having one
     */
    public static CoupledGradient of(
            StudyResult study, List<String> parameters, List<Watched> watched, Otherwise otherwise) {
        long begun = System.nanoTime();
        requireConverged(study);
        List<Sought> sought = new ArrayList<>(Direction.of(study.calibrated(), parameters));
        String obstacle = obstacle(study);
        if (!obstacle.isEmpty()) {
            sought.replaceAll(s -> s.without(obstacle));
        }
        List<ResultRow> base = rows(study, watched);
        // where a path has its peak, what the peak does is what that year does
        List<Watched> settled = watched.stream().map(w -> w.settled(base)).toList();
        ChosenRows chosen = chosen(study, settled);
        Optional<ExactGradient> exact = exact(study, sought, settled, chosen, otherwise);
        int n = watched.size();
        int count = parameters.size();
        double[][] derivatives = new double[n][count];
        double[][] errors = new double[n][count];
        String[][] kinks = new String[n][count];
        Reach[][] reaches = new Reach[n][count];
        for (int w = 0; w < n; w++) {
            Arrays.fill(derivatives[w], Double.NaN);
            Arrays.fill(errors[w], Double.NaN);
            Arrays.fill(kinks[w], "");
            Arrays.fill(reaches[w], Reach.FAR);
        }
        List<Way> ways = new ArrayList<>();
        Optional<Differences> differences = Optional.empty();
        int column = 0;
        for (int k = 0; k < count; k++) {
            Sought s = sought.get(k);
            if (s.exact().isPresent() && exact.isPresent()) {
                for (int w = 0; w < n; w++) {
                    derivatives[w][k] = exact.get().derivatives()[w][column];
                    kinks[w][k] = exact.get().kinks()[w][column];
                    reaches[w][k] = exact.get().reaches()[w][column];
                }
                ways.add(Way.EXACT);
                column++;
            } else if (otherwise == Otherwise.DIFFERENCES && s.movable()) {
                if (differences.isEmpty()) {
                    differences = Optional.of(new Differences(study, settled, chosen));
                }
                Differences.Found found = differences.get().by(s.name(), s.at());
                for (int w = 0; w < n; w++) {
                    derivatives[w][k] = found.derivatives()[w];
                    errors[w][k] = found.errors()[w];
                    kinks[w][k] = found.kinks()[w];
                }
                ways.add(
                        found.failure().isEmpty()
                                ? new Way(Method.DIFFERENCES, s.why())
                                : new Way(Method.NONE, s.why() + "; and no differences: " + found.failure()));
            } else {
                ways.add(new Way(Method.NONE, s.why()));
            }
        }
        return new CoupledGradient(
                parameters,
                ways,
                sought.stream().mapToDouble(Sought::at).toArray(),
                settled,
                Watched.units(settled, base),
                Watched.values(watched, base),
                derivatives,
                errors,
                kinks,
                reaches,
                exact.map(ExactGradient::residual).orElse(0.0),
                exact.map(ExactGradient::marches).orElse(0),
                (System.nanoTime() - begun) * 1e-9);
    }

    /** The exact part; what turns out to have none loses its direction among those that are sought. */
    private static Optional<ExactGradient> exact(
            StudyResult study, List<Sought> sought, List<Watched> settled, ChosenRows chosen, Otherwise otherwise) {
        while (true) {
            if (otherwise == Otherwise.REFUSE) {
                List<String> wrong = sought.stream()
                        .filter(s -> s.exact().isEmpty())
                        .map(s -> "gradient: found " + s.name() + ", by which there is no exact derivative: " + s.why()
                                + "; take sensitivity with --design gradient, which takes differences there")
                        .toList();
                if (!wrong.isEmpty()) {
                    throw new InputException(wrong);
                }
            }
            List<Integer> places = new ArrayList<>();
            List<Direction> directions = new ArrayList<>();
            for (int k = 0; k < sought.size(); k++) {
                if (sought.get(k).exact().isPresent()) {
                    places.add(k);
                    directions.add(sought.get(k).exact().get());
                }
            }
            if (directions.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(ExactGradient.of(study, directions, settled, chosen, SolverOptions.standard()));
            } catch (NoDirectionException e) {
                int k = places.get(e.direction());
                sought.set(k, sought.get(k).without(String.valueOf(e.getMessage())));
            } catch (InputException | IllegalStateException e) {
                if (otherwise == Otherwise.REFUSE) {
                    throw e;
                }
                sought.replaceAll(s -> s.exact().isEmpty() ? s : s.without(String.valueOf(e.getMessage())));
            }
        }
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

    private static void requireConverged(StudyResult study) {
        List<String> wrong = new ArrayList<>(study.skipped());
        for (CoupledResult r : study.scenarios()) {
            if (!r.status().usable() || r.exchange().isEmpty()) {
                wrong.add("gradient: scenario " + r.scenario().name() + " did not converge ("
                        + r.status().word() + " " + r.message() + "); expected a converged run");
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
    }

    /** What keeps every number of a study from having an exact gradient, in words. */
    private static String obstacle(StudyResult study) {
        List<String> found = new ArrayList<>();
        if (!study.calibrated().given().powerLink().isNone()) {
            found.add("a linked power module, whose dispatch has kinks");
        }
        study.scenarios().stream()
                .filter(r -> !r.path().policies().banked().isEmpty())
                .forEach(r -> found.add("scenario " + r.scenario().name()
                        + " keeps permits from year to year, whose price looks ahead"));
        return String.join("; ", found);
    }

    /** {@return whether every parameter has derivatives} */
    public boolean complete() {
        return ways.stream().noneMatch(w -> w.method() == Method.NONE);
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
}
