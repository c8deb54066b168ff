package org.cgeleap.coupling.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.sensitivity.GivenData;
import org.cgeleap.coupling.sensitivity.InputSpace;
import org.cgeleap.coupling.sensitivity.Moments;
import org.cgeleap.coupling.sensitivity.Morris;
import org.cgeleap.coupling.sensitivity.Quadrature;
import org.cgeleap.coupling.sensitivity.Sampling;
import org.cgeleap.coupling.sensitivity.SobolIndices;

/** The runs of a design over a study's inputs, and what the design says of their outputs. */
public final class DesignedRuns {
    private static final int SLICES = 10;

    private final StudyFile study;
    private final Design design;
    private final long seed;
    private final List<double[]> inputs = new ArrayList<>();
    private final int[][] orders;
    private Morris morris = new Morris(1, 4, 2, 0);
    private SobolIndices sobol = new SobolIndices(1, 1, false, 0);

    /** Designs. */
    public enum Design {
        /** Each factor at its low and high end, the others at their middle. */
        OAT,
        /** Independent draws. */
        MONTECARLO,
        /** A Latin hypercube. */
        LHS,
        /** A scrambled Sobol sequence, for means and given-data indices. */
        SEQUENCE,
        /** Exact derivatives at the case's own values: no runs but the one. */
        GRADIENT,
        /** Elementary effects. */
        MORRIS,
        /** Variance-based indices. */
        SOBOL,
        /** Stroud's 2n points. */
        QUADRATURE,
        /** 4n points that match the uniform distribution's fourth moment. */
        QUADRATURE4;

        /** {@return the word used on the command line and in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Note on an output that no run moved: its indices are zero by convention. */
    public static final String CONSTANT = "CONSTANT: the same in every run";

    /** What the loop's standard tolerance may leave of a result. */
    private static final double NOISE = 1e-6;

    /**
     * A finding.
     *
     * @param output watched
     * @param factor or empty for the output itself
     * @param measure name of the number
     * @param value of it
     * @param error standard error, NaN where it has none
     * @param note what must be known to read it
     */
    public record Finding(String output, String factor, String measure, double value, double error, String note) {}

    /**
     * Prepares the runs.
     *
     * @param study inputs and outputs
     * @param design of the runs
     * @param points draws, trajectories (Morris) or blocks (Sobol indices)
     * @param secondOrder whether Sobol indices have those of pairs; other designs have none
     * @param seed of all random numbers; the same seed gives the same runs
     * @throws InputException where the design cannot take the study's inputs
     */
    public DesignedRuns(StudyFile study, Design design, int points, boolean secondOrder, long seed) {
        this.study = study;
        this.design = design;
        this.seed = seed;
        InputSpace space = study.space();
        int d = space.dimension();
        boolean ends = design == Design.OAT || design == Design.MORRIS;
        if (ends && !space.unbounded().isEmpty()) {
            throw new InputException(List.of("--design " + design.word() + ": found inputs without bounds "
                    + space.unbounded() + "; expected low and high for each, as the design goes to the ends"));
        }
        if ((ends || design == Design.SOBOL) && !space.independent()) {
            throw new InputException(List.of("--design " + design.word() + ": found correlations; expected none, as its"
                    + " indices hold for independent inputs; choose quadrature, lhs, montecarlo or sequence"));
        }
        UnaryOperator<double[]> values = space::values;
        double[][] chosen;
        try {
            switch (design) {
                case MORRIS -> {
                    morris = new Morris(d, 4, points, seed);
                    chosen = morris.points();
                }
                case SOBOL -> {
                    sobol = new SobolIndices(points, d, secondOrder, seed);
                    chosen = sobol.points();
                }
                case OAT -> chosen = oneAtATime(d);
                case MONTECARLO -> chosen = Sampling.monteCarlo(points, d, seed);
                case LHS -> {
                    chosen = Sampling.latinHypercube(points, d, seed);
                    if (!space.independent()) {
                        // not the copula, which would break the strata
                        chosen = Sampling.correlated(chosen, space.correlation(), seed);
                        values = space::quantiles;
                    }
                }
                case SEQUENCE -> chosen = Sampling.sobol(points, d, seed);
                case QUADRATURE -> {
                    chosen = Quadrature.stroud(d);
                    values = space::standardised;
                }
                case QUADRATURE4 -> {
                    chosen = Quadrature.double4n(d);
                    values = space::standardised;
                }
                default -> throw new IllegalStateException(design.word());
            }
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of("--points: " + e.getMessage()));
        }
        for (double[] point : chosen) {
            inputs.add(values.apply(point));
        }
        orders = IntStream.range(0, d).mapToObj(j -> GivenData.order(column(j))).toArray(int[][]::new);
    }

    private static double[][] oneAtATime(int d) {
        double[][] points = new double[2 * d + 1][d];
        for (int p = 0; p < points.length; p++) {
            Arrays.fill(points[p], 0.5);
            if (p > 0) {
                points[p][(p - 1) / 2] = p % 2 == 1 ? 0 : 1;
            }
        }
        return points;
    }

    /**
     * {@return the runs, in the order of the design}
     *
     * @param caseName folder of the case or name of a bundled one
     */
    public List<RunRequest> requests(String caseName) {
        List<RunRequest> requests = new ArrayList<>();
        for (double[] x : inputs) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = 0; i < x.length; i++) {
                values.put(study.space().inputs().get(i).name(), x[i]);
            }
            String label = design.word() + " " + (requests.size() + 1);
            requests.add(new RunRequest(label, caseName, study.scenarios(), values, Map.of()));
        }
        return requests;
    }

    /** {@return values of the factors, by run: of a group, those of its first member} */
    public List<double[]> factors() {
        double[][] columns = IntStream.range(0, study.space().dimension())
                .mapToObj(this::column)
                .toArray(double[][]::new);
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> Arrays.stream(columns).mapToDouble(c -> c[i]).toArray())
                .toList();
    }

    /** {@return values of the study's inputs, by run} */
    public List<double[]> inputs() {
        return List.copyOf(inputs);
    }

    /**
     * {@return what the design says of all outputs, and of the failures}
     *
     * @param rows of all runs, in the order of {@link #requests}; those that failed have NaN as outputs
     */
    public List<Finding> findings(List<RunRow> rows) {
        List<Finding> all = new ArrayList<>();
        for (int w = 0; w < study.watch().size(); w++) {
            int at = w;
            double[] y = rows.stream().mapToDouble(r -> r.outputs()[at]).toArray();
            output(study.watch().get(w).name(), y, all);
        }
        failures(rows, all);
        return all;
    }

    private void output(String name, double[] y, List<Finding> all) {
        Moments moments = Moments.of(y);
        double failed = 1 - moments.count() / (double) y.length;
        String note = note(moments, failed);
        boolean sample = design != Design.OAT && design != Design.MORRIS;
        if (sample) {
            double n = moments.count();
            boolean weighted = design == Design.QUADRATURE || design == Design.QUADRATURE4;
            double unbiased = n > 1 ? moments.deviation() : Double.NaN;
            double deviation = weighted ? unbiased * Math.sqrt((n - 1) / n) : unbiased;
            double error = weighted ? Double.NaN : deviation / Math.sqrt(n);
            all.add(new Finding(name, "", "mean", moments.mean(), error, note));
            all.add(new Finding(name, "", "standard_deviation", deviation, Double.NaN, note));
        }
        all.add(new Finding(name, "", "failed_share", failed, Double.NaN, note));
        if (sample && design != Design.QUADRATURE && design != Design.QUADRATURE4) {
            for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
                all.add(new Finding(
                        name, "", "quantile_" + Math.round(100 * share), moments.quantile(share), Double.NaN, note));
            }
        }
        List<String> factors = study.space().factors();
        switch (design) {
            case OAT -> {
                for (int j = 0; j < factors.size(); j++) {
                    all.add(new Finding(name, factors.get(j), "low", y[1 + 2 * j], Double.NaN, note));
                    all.add(new Finding(name, factors.get(j), "high", y[2 + 2 * j], Double.NaN, note));
                    all.add(new Finding(name, factors.get(j), "swing", y[2 + 2 * j] - y[1 + 2 * j], Double.NaN, note));
                }
            }
            case MORRIS -> {
                Morris.Result r = morris.analyse(y, seed);
                for (int j = 0; j < factors.size(); j++) {
                    Morris.Effect e = r.effects()[j];
                    all.add(new Finding(name, factors.get(j), "mu", e.mu(), Double.NaN, note));
                    all.add(new Finding(name, factors.get(j), "mu_star", e.muStar(), e.muStarError(), note));
                    all.add(new Finding(name, factors.get(j), "sigma", e.sigma(), Double.NaN, note));
                }
                all.add(new Finding(name, "", "lost_trajectories", r.lost(), Double.NaN, note));
            }
            case SOBOL -> indices(name, y, note, all);
            case QUADRATURE, QUADRATURE4 -> {}
            default -> {
                if (moments.count() >= 2 * SLICES) {
                    for (int j = 0; j < factors.size(); j++) {
                        GivenData.Importance g = GivenData.importance(orders[j], y, SLICES);
                        all.add(new Finding(name, factors.get(j), "pawn_median", g.pawnMedian(), Double.NaN, note));
                        all.add(new Finding(name, factors.get(j), "pawn_largest", g.pawnLargest(), Double.NaN, note));
                        all.add(new Finding(
                                name, factors.get(j), "first_order", g.firstOrder(), g.firstOrderError(), note));
                    }
                    GivenData.Importance chance = GivenData.byChance(y, SLICES, seed);
                    all.add(new Finding(name, "", "pawn_median_of_chance", chance.pawnMedian(), Double.NaN, note));
                }
            }
        }
    }

    /** What must be known to read anything that is said of an output. */
    private static String note(Moments moments, double failed) {
        List<String> notes = new ArrayList<>();
        if (failed > SobolIndices.RELIABLE) {
            notes.add("UNRELIABLE: more than 5 % of the runs failed");
        }
        double[] y = moments.sorted();
        if (y.length > 1) {
            double range = y[y.length - 1] - y[0];
            double size = Math.max(Math.abs(y[0]), Math.abs(y[y.length - 1]));
            if (range == 0) {
                notes.add(CONSTANT);
            } else if (range <= 2 * NOISE * size) {
                notes.add("NOISE: differs between runs by no more than the loop's tolerance leaves in it");
            }
        }
        return String.join("; ", notes);
    }

    private void indices(String name, double[] y, String note, List<Finding> all) {
        int blocks = y.length / sobol.blockSize();
        for (int part : new int[] {4, 2, 1}) {
            if (blocks / part < 2) {
                continue;
            }
            SobolIndices.Result r = sobol.analyse(y, blocks / part, seed);
            String at = part == 1 ? "" : "_n/" + part;
            List<String> factors = study.space().factors();
            for (int j = 0; j < factors.size(); j++) {
                String f = factors.get(j);
                all.add(new Finding(name, f, "first" + at, r.first()[j].value(), r.first()[j].error(), note));
                all.add(new Finding(name, f, "total" + at, r.total()[j].value(), r.total()[j].error(), note));
                for (int k = j + 1; part == 1 && r.second().length > 0 && k < factors.size(); k++) {
                    SobolIndices.Index s = r.second()[j][k];
                    all.add(new Finding(name, f + " x " + factors.get(k), "second", s.value(), s.error(), note));
                }
            }
            if (part == 1) {
                all.add(new Finding(name, "", "lost_blocks", r.lostBlocks(), Double.NaN, note));
                if (r.failedRuns() > 0) {
                    SobolIndices.Result[] bounds = sobol.bounds(y, seed);
                    for (int j = 0; j < factors.size(); j++) {
                        for (int b = 0; b < 2; b++) {
                            String how = b == 0 ? "_if_failed_were_smallest" : "_if_failed_were_largest";
                            SobolIndices.Index t = bounds[b].total()[j];
                            all.add(new Finding(name, factors.get(j), "total" + how, t.value(), t.error(), note));
                        }
                    }
                }
            }
        }
    }

    private double[] column(int factor) {
        InputSpace space = study.space();
        int first = space.inputs().indexOf(space.members(factor).get(0));
        return inputs.stream().mapToDouble(x -> x[first]).toArray();
    }

    private void failures(List<RunRow> rows, List<Finding> all) {
        boolean[] failed = new boolean[rows.size()];
        IntStream.range(0, failed.length).forEach(i -> failed[i] = !rows.get(i).usable());
        for (int j = 0; j < study.space().dimension(); j++) {
            GivenData.Separation s = GivenData.separation(column(j), failed);
            if (s.separates()) {
                all.add(new Finding(
                        "failure",
                        study.space().factors().get(j),
                        "distance",
                        s.distance(),
                        Double.NaN,
                        "failed runs lie at rank " + Math.round(100 * s.failedMedian()) + " % of this input"));
            }
        }
    }
}
