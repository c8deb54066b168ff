package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** The iterates of a run with their undamped residuals: tells progress from stall, cycle and divergence. */
final class Trajectory {
    /** Residual against the first one that is divergence. */
    static final double DIVERGENCE = 1e3;

    /** Growth of the exchange's own residual without which there is no divergence. */
    private static final double DOUBLED = 2;

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

    /** More rounds than these are no expectation. */
    private static final double MOST_EXPECTED = 10_000;

    /** A step shorter than this part of the residual is short. */
    private static final double SHORT = 0.2;

    /** A difference of numbers near one below this is the rounding of double precision. */
    private static final double ROUNDING = 1e-13;

    private final LoopOptions options;
    private final IntFunction<String> names;
    private final List<double[]> iterates = new ArrayList<>();
    private final List<double[]> residuals = new ArrayList<>();
    private final List<Iteration> iterations = new ArrayList<>();

    /**
     * Before the first round.
     *
     * @param options of the loop
     * @param names of the components of an iterate
     */
    Trajectory(LoopOptions options, IntFunction<String> names) {
        this.options = options;
        this.names = names;
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
        double mean = mean(residuals.size(), f);
        if (norm <= options.tolerance()) {
            return 0;
        }
        return mean < 1 ? Math.ceil(Math.log(options.tolerance() / norm) / Math.log(mean)) : Double.NaN;
    }

    /** Mean contraction that leads to a residual with so many before it; NaN where there is none. */
    private double mean(int before, double[] f) {
        int n = Math.min(RATIOS, before);
        return n == 0 ? Double.NaN : Math.pow(Vectors.maxNorm(f) / Vectors.maxNorm(residuals.get(before - n)), 1.0 / n);
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
        if (explodes()) {
            return Optional.of(growingCycle().orElseGet(() -> ending(Status.DIVERGED, fromTheFirst())));
        }
        boolean stalled = stalled(STALL_ROUNDS);
        if (!capped && !stalled) {
            return Optional.empty();
        }
        if (norm < ROUNDING) {
            return Optional.of(ending(Status.STALLED, "; what is left is the rounding of numbers, ask for less"));
        }
        Optional<Ending> cycle = boundedCycle().or(this::growingCycle);
        if (cycle.isPresent()) {
            return cycle;
        }
        if (stalled && grows()) {
            return Optional.of(
                    ending(Status.DIVERGED, fromTheFirst() + " and has grown for " + STALL_ROUNDS + " rounds"));
        }
        // an oscillation that has not settled yet is given time to show its amplitude
        boolean wait = !capped && alternates(PROGRESS) && !stalled(2 * STALL_ROUNDS);
        if (wait) {
            return Optional.empty();
        }
        return Optional.of(
                stalled
                        ? ending(Status.STALLED, slow() + alternating() + expected() + advice())
                        : ending(Status.ITERATION_CAP, alternating() + expected()));
    }

    /**
     * The models are {@link #DIVERGENCE} times as far apart as in the first round, and what they ask each other to change
     * has doubled too: of quantities near nothing alone it is no divergence. A method with a safeguard is given the rounds to
     * come back.
     */
    private boolean explodes() {
        int n = iterations.size();
        int rounds = options.depth() > 0 ? RATIOS : 1;
        double first = Math.max(iterations.get(0).norm(), CoupledLoop.LOOSE);
        return n > rounds
                && iterations.subList(n - rounds, n).stream().allMatch(i -> i.norm() > DIVERGENCE * first)
                && Vectors.maxNorm(residuals.get(n - 1)) > DOUBLED * Vectors.maxNorm(residuals.get(0));
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
                return Optional.of(Ending.cycle(period, amplitude(period), 1, swinging(period), worst()));
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
        return Optional.of(Ending.cycle(2, amplitude(2), growth, swinging(2), worst()));
    }

    private double amplitude(int period) {
        int at = widest(period);
        return at < 0 ? 0 : width(period, at) / 2;
    }

    /** Name of the component that swings farthest. */
    private String swinging(int period) {
        int at = widest(period);
        return at < 0 ? "no component" : names.apply(at);
    }

    private int widest(int period) {
        int at = -1;
        for (int i = 0; i < iterates.get(0).length; i++) {
            at = at < 0 || width(period, i) > width(period, at) ? i : at;
        }
        return at;
    }

    /** How far the last iterates lie apart in a component. */
    private double width(int period, int component) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] x : iterates.subList(iterates.size() - period, iterates.size())) {
            least = Math.min(least, x[component]);
            most = Math.max(most, x[component]);
        }
        return most - least;
    }

    private Ending ending(Status status, String how) {
        return Ending.of(status, status.word() + " " + worst() + how);
    }

    private String fromTheFirst() {
        return String.format(
                Locale.ROOT,
                "; the largest difference was %.2e in the first round",
                iterations.get(0).norm());
    }

    /** What the last rounds gained. */
    private String slow() {
        int before = iterations.size() - STALL_ROUNDS;
        return String.format(
                Locale.ROOT,
                "; the largest difference was %.2e at its least in the last %d rounds, %.2e before",
                best(before, iterations.size()),
                STALL_ROUNDS,
                best(0, before));
    }

    /** Whether the last residuals point against each other, and how far the iterates swing. */
    private String alternating() {
        return alternates(0)
                ? String.format(Locale.ROOT, "; it swings with an amplitude of %.3g at %s", amplitude(2), swinging(2))
                : "";
    }

    /** What the contraction of the last rounds promises, where it promises anything. */
    private String expected() {
        Iteration last = iterations.get(iterations.size() - 1);
        int n = residuals.size() - 1;
        return last.predictedLeft() <= MOST_EXPECTED && falling()
                ? String.format(
                        Locale.ROOT,
                        "; contraction %.2g a round, about %.0f more rounds expected",
                        mean(n, residuals.get(n)),
                        last.predictedLeft())
                : "";
    }

    /** Whether each of the last residuals is smaller than the one before. */
    private boolean falling() {
        int n = residuals.size();
        for (int k = Math.max(1, n - RATIOS); k < n; k++) {
            if (Vectors.maxNorm(residuals.get(k)) >= Vectors.maxNorm(residuals.get(k - 1))) {
                return false;
            }
        }
        return true;
    }

    private String advice() {
        if (options.depth() == 0) {
            return "; try Anderson steps";
        }
        double shortest = iterations.subList(iterations.size() - STALL_ROUNDS, iterations.size()).stream()
                .mapToDouble(Iteration::stepLength)
                .min()
                .orElse(1);
        return shortest < SHORT
                ? String.format(
                        Locale.ROOT,
                        "; steps as short as %.2g of the difference gained nothing: does an answer jump there (a"
                                + " condition or step in an expression, an order of dispatch)?",
                        shortest)
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
