package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.results.ChosenRows;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;

/**
 * Derivatives by differences of studies solved again, for numbers that have no exact one: two steps to either side,
 * extrapolated (Richardson 1911), so that a curve's third derivative is gone. Both sides are also extrapolated by
 * themselves; where they differ by more than their own error, results bend at the number's value, and the derivative is
 * that of an increase.
 */
final class Differences {
    /** The wider step, of the value: differences fall with its square, what loops leave grows with its inverse. */
    private static final double STEP = 1e-2;

    /** Sides that differ by more than this part of the larger one, and by more than their error, are two. */
    private static final double BENT = 1e-3;

    /** Sides whose difference changes a result by less than this part of it are one: what years' solutions and loops leave. */
    private static final double UNSEEN = 2e-8;

    /** How closely the loop ends: the first that it ends at. */
    private static final List<Double> TOLERANCES = List.of(3e-11, 1e-9);

    private static final int ROUNDS = 60;

    private final StudyResult study;
    private final List<Watched> outputs;
    private final ChosenRows chosen;
    private final Map<String, PathResult> base = new HashMap<>();
    private final Point here;
    private final double[] sizes;

    /**
     * Derivatives of all outputs by one number.
     *
     * @param failure why there are none, in words; empty where there are
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    record Found(double[] derivatives, double[] errors, String[] kinks, String failure) {}

    /** Outputs at a point beside the study; none where it could not be solved. */
    private record Point(Optional<double[]> values, double tolerance, String failure) {}

    Differences(StudyResult study, List<Watched> outputs, ChosenRows chosen) {
        this.study = study;
        this.outputs = outputs;
        this.chosen = chosen;
        study.scenarios().forEach(r -> base.put(r.scenario().name(), r.path()));
        this.here = point(Map.of());
        this.sizes = Watched.values(outputs.stream().map(Differences::first).toList(), rows(study));
    }

    private double[] values(StudyResult of) {
        return Watched.values(outputs, rows(of));
    }

    private List<ResultRow> rows(StudyResult of) {
        Optional<CoupledResult> first = of.scenarios().stream().findFirst();
        List<ResultRow> rows = new ArrayList<>();
        of.scenarios().forEach(r -> rows.addAll(chosen.of(r, first)));
        return rows;
    }

    /** Of a difference of scenarios its first term, by whose size it is that loops leave something. */
    private static Watched first(Watched output) {
        return output.minus().isEmpty()
                ? output
                : Watched.parse(List.of(output.name().replace(":" + output.minus() + "@", "@")))
                        .get(0);
    }

    /**
     * Solves the study again beside its own number.
     *
     * @param name column of a study
     * @param at value there
     */
    Found by(String name, double at) {
        double h = STEP * Direction.scale(at);
        List<Point> points = List.of(h, h / 2, -h / 2, -h).parallelStream()
                .map(step -> point(Map.of(name, at + step)))
                .toList();
        if (here.values().isEmpty()) {
            return none("the case's own values: " + here.failure());
        }
        boolean up =
                points.get(0).values().isPresent() && points.get(1).values().isPresent();
        boolean down =
                points.get(2).values().isPresent() && points.get(3).values().isPresent();
        Found found = none(up || down ? "" : failures(points));
        double left = Math.max(
                here.tolerance(),
                points.stream().mapToDouble(Point::tolerance).max().orElse(0));
        for (int w = 0; w < outputs.size() && (up || down); w++) {
            Side above = up ? side(points.get(0), points.get(1), w, h) : Side.NONE;
            Side below = down ? side(points.get(3), points.get(2), w, -h) : Side.NONE;
            double noise = 2 * left * Math.abs(sizes[w]) / (h / 2);
            if (up && down) {
                double wide = (above.wide() + below.wide()) / 2;
                double near = (above.near() + below.near()) / 2;
                double apart = Math.abs(above.slope() - below.slope());
                double size = Math.max(Math.abs(above.slope()), Math.abs(below.slope()));
                double seen = Math.max(above.error() + below.error(), UNSEEN * Math.abs(sizes[w]) / (h / 2));
                boolean bent = apart > BENT * size && apart > seen;
                found.derivatives()[w] = bent ? above.slope() : near + (near - wide) / 3;
                found.errors()[w] = (bent ? above.error() : Math.abs(near - wide) / 3) + noise;
                if (bent) {
                    found.kinks()[w] = String.format(
                            Locale.ROOT,
                            "within %d %% of the value: for an increase; a decrease has %.6g",
                            (int) Math.round(100 * STEP),
                            below.slope());
                }
            } else {
                Side one = up ? above : below;
                found.derivatives()[w] = one.slope();
                found.errors()[w] = one.error() + noise;
                found.kinks()[w] = up
                        ? "for an increase; a decrease could not be solved: " + failures(points.subList(2, 4))
                        : "for a decrease; an increase could not be solved: " + failures(points.subList(0, 2));
            }
        }
        return found;
    }

    private Found none(String failure) {
        int n = outputs.size();
        Found found = new Found(new double[n], new double[n], new String[n], failure);
        Arrays.fill(found.kinks(), "");
        Arrays.fill(found.derivatives(), Double.NaN);
        Arrays.fill(found.errors(), Double.NaN);
        return found;
    }

    /**
     * Difference quotients to one side.
     *
     * @param wide of the whole step
     * @param near of half of it
     */
    private record Side(double wide, double near) {
        static final Side NONE = new Side(Double.NaN, Double.NaN);

        double slope() {
            return 2 * near - wide;
        }

        double error() {
            return Math.abs(near - wide);
        }
    }

    private Side side(Point far, Point close, int w, double h) {
        double[] middle = here.values().orElseThrow();
        double[] wide = far.values().orElseThrow();
        double[] near = close.values().orElseThrow();
        return new Side((wide[w] - middle[w]) / h, (near[w] - middle[w]) / (h / 2));
    }

    private static String failures(List<Point> points) {
        return points.stream()
                .map(Point::failure)
                .filter(f -> !f.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Point point(Map<String, Double> columns) {
        Set<String> scenarios =
                study.scenarios().stream().map(r -> r.scenario().name()).collect(Collectors.toSet());
        String failure = "";
        try {
            SolverOptions close = SolverOptions.standard().withTolerance(1e-12);
            Calibrated calibrated =
                    Calibration.ofNumbers(ChangedInputs.of(study.calibrated().inputs(), columns), close);
            for (double tolerance : TOLERANCES) {
                LoopOptions loop =
                        LoopOptions.standard().withTolerance(tolerance).withMaxIterations(ROUNDS);
                StudyResult solved = new Study(
                                calibrated,
                                new StudyOptions(scenarios, loop, close, 1),
                                Progress.NONE,
                                s -> CoupledLoop.Start.from(Optional.ofNullable(base.get(s))))
                        .run();
                if (solved.usable()) {
                    return new Point(Optional.of(values(solved)), tolerance, "");
                }
                failure = solved.skipped().isEmpty()
                        ? solved.scenarios().stream()
                                .filter(r -> !r.status().usable())
                                .map(r -> r.scenario().name() + " " + r.status().word() + " " + r.message())
                                .collect(Collectors.joining("; "))
                        : String.join("; ", solved.skipped());
            }
        } catch (InputException | IllegalArgumentException | IllegalStateException e) {
            failure = String.valueOf(e.getMessage());
        }
        return new Point(Optional.empty(), 0, failure);
    }
}
