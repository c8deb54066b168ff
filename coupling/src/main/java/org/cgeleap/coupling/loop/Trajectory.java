package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The iterates of a run with their undamped residuals: tells progress from stall, cycle and divergence. */
final class Trajectory {
    /** Residual against the first one that is divergence. */
    static final double DIVERGENCE = 1e3;

    /** Rounds without a tenth's improvement of the best residual that are a stall. */
    static final int STALL_ROUNDS = 8;

    private static final double PROGRESS = 0.9;

    /** How close an iterate must come to an earlier one, against the last step, to be a cycle. */
    private static final double CLOSENESS = 1e-3;

    private static final int LONGEST_CYCLE = 8;

    /** Successive residuals that point against each other by this cosine alternate. */
    private static final double AGAINST = -0.9;

    /** Residuals that must alternate. */
    private static final int ALTERNATIONS = 3;

    /** Ratio of successive residuals that is growth. */
    private static final double GROWTH = 1.05;

    /** Ratios of residuals the contraction is averaged over. */
    private static final int RATIOS = 3;

    private final LoopOptions options;
    private final List<double[]> iterates = new ArrayList<>();
    private final List<double[]> residuals = new ArrayList<>();
    private final List<Iteration> iterations = new ArrayList<>();

    Trajectory(LoopOptions options) {
        this.options = options;
    }

    List<Iteration> iterations() {
        return List.copyOf(iterations);
    }

    int size() {
        return iterations.size();
    }

    /** Ratio of a residual to the one before; NaN for the first. */
    double contraction(double[] f) {
        double before = residuals.isEmpty() ? Double.NaN : Vectors.maxNorm(residuals.get(residuals.size() - 1));
        return Vectors.maxNorm(f) / before;
    }

    /** Rounds left at the mean contraction of the last rounds; NaN where there is none, 0 where nothing is left. */
    double left(double[] f, double norm) {
        int n = Math.min(RATIOS, residuals.size());
        double mean = n == 0
                ? Double.NaN
                : Math.pow(Vectors.maxNorm(f) / Vectors.maxNorm(residuals.get(residuals.size() - n)), 1.0 / n);
        if (norm <= options.tolerance()) {
            return 0;
        }
        return mean < 1 ? Math.ceil(Math.log(options.tolerance() / norm) / Math.log(mean)) : Double.NaN;
    }

    void add(double[] x, double[] f, Iteration iteration) {
        iterates.add(x);
        residuals.add(f);
        iterations.add(iteration);
    }

    Optional<Ending> ending() {
        Iteration last = iterations.get(iterations.size() - 1);
        double norm = last.norm();
        if (norm <= options.tolerance()) {
            Status status = options.tolerance() > CoupledLoop.LOOSE ? Status.CONVERGED_LOOSE : Status.CONVERGED;
            return Optional.of(Ending.of(status, ""));
        }
        boolean capped = iterations.size() >= options.maxIterations();
        if (norm > DIVERGENCE * Math.max(iterations.get(0).norm(), CoupledLoop.LOOSE)) {
            return Optional.of(growingCycle().orElseGet(() -> ending(Status.DIVERGED)));
        }
        boolean stalled = stalled(STALL_ROUNDS);
        if (!capped && !stalled) {
            return Optional.empty();
        }
        Optional<Ending> cycle = boundedCycle().or(this::growingCycle);
        if (cycle.isPresent()) {
            return cycle;
        }
        if (stalled && grows()) {
            return Optional.of(ending(Status.DIVERGED));
        }
        // an oscillation that has not settled yet is given time to show its amplitude
        boolean wait = !capped && alternates(1) && !stalled(2 * STALL_ROUNDS);
        return wait ? Optional.empty() : Optional.of(ending(stalled ? Status.STALLED : Status.ITERATION_CAP));
    }

    private boolean stalled(int rounds) {
        int before = iterations.size() - rounds;
        return before > 0 && best(before, iterations.size()) > PROGRESS * best(0, before);
    }

    private double best(int from, int to) {
        return iterations.subList(from, to).stream()
                .mapToDouble(Iteration::norm)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The last iterate and the one before it are where they were a period ago. */
    private Optional<Ending> boundedCycle() {
        int n = iterates.size();
        for (int period = 2; period <= LONGEST_CYCLE && period + 2 <= n; period++) {
            double step = Vectors.distance(iterates.get(n - 1), iterates.get(n - 2));
            if (Vectors.distance(iterates.get(n - 1), iterates.get(n - 1 - period)) < CLOSENESS * step
                    && Vectors.distance(iterates.get(n - 2), iterates.get(n - 2 - period)) < CLOSENESS * step) {
                return Optional.of(Ending.cycle(period, amplitude(period), 1, worst()));
            }
        }
        return Optional.empty();
    }

    /** Every one of the last residuals is larger than the one before. */
    private boolean grows() {
        int n = residuals.size();
        for (int k = n - STALL_ROUNDS + 1; k < n; k++) {
            if (Vectors.norm(residuals.get(k)) < GROWTH * Vectors.norm(residuals.get(k - 1))) {
                return false;
            }
        }
        return true;
    }

    /** The last residuals each point against the one before and have at least this ratio to it. */
    private boolean alternates(double growth) {
        int n = residuals.size();
        if (n <= ALTERNATIONS) {
            return false;
        }
        for (int k = n - ALTERNATIONS; k < n; k++) {
            double[] f = residuals.get(k);
            double[] before = residuals.get(k - 1);
            if (Vectors.cosine(f, before) > AGAINST || Vectors.norm(f) < growth * Vectors.norm(before)) {
                return false;
            }
        }
        return true;
    }

    /** An oscillation that nothing bounds. */
    private Optional<Ending> growingCycle() {
        if (!alternates(GROWTH)) {
            return Optional.empty();
        }
        int n = residuals.size();
        double growth = Vectors.norm(residuals.get(n - 1)) / Vectors.norm(residuals.get(n - 2));
        return Optional.of(Ending.cycle(2, amplitude(2), growth, worst()));
    }

    private double amplitude(int period) {
        int n = iterates.size();
        double most = 0;
        for (int i = n - period; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                most = Math.max(most, Vectors.distance(iterates.get(i), iterates.get(j)));
            }
        }
        return most / 2;
    }

    private Ending ending(Status status) {
        return Ending.of(status, status.word() + " " + worst() + (status == Status.ITERATION_CAP ? expected() : ""));
    }

    /** What the contraction of the last rounds promises, where it promises anything. */
    private String expected() {
        Iteration last = iterations.get(iterations.size() - 1);
        return Double.isFinite(last.predictedLeft())
                ? String.format(
                        Locale.ROOT,
                        "; contraction %.2f a round, about %.0f more rounds expected",
                        last.contraction(),
                        last.predictedLeft())
                : "";
    }

    /** The largest criterion of the last round and its place, in words. */
    private String worst() {
        Iteration last = iterations.get(iterations.size() - 1);
        Criterion worst = last.criteria().stream()
                .reduce((a, b) -> a.norm() >= b.norm() ? a : b)
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "after %d iterations: %s %.2e in %d, %s",
                iterations.size(),
                worst.name(),
                worst.norm(),
                worst.worstYear(),
                worst.worstItem());
    }
}
