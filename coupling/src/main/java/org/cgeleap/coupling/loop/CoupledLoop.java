package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.ScenarioPath;

/**
 * The fixed point of one scenario (MODEL.md §7): the economy solves its path with LEAP's reference quantities q̄, LEAP
 * answers with new ones, ln q̄ is updated by {@link Anderson} acceleration until both models describe the same energy.
 * Feedstock keeps its share of a cell's final use of the alignment year.
 */
public final class CoupledLoop {
    /** A tolerance above this is loose (the CLI contract). */
    public static final double LOOSE = 1e-4;

    /** Residual against the first one that is divergence. */
    private static final double DIVERGENCE = 1e3;

    /** Rounds without a tenth's improvement of the best residual that are a stall. */
    private static final int STALL_ROUNDS = 8;

    /** A cell's reference energy below this share of the alignment year's is no use at all. */
    private static final double NO_USE = 1e-9;

    /** How close an iterate must come to an earlier one, against the last step, to be a cycle. */
    private static final double CYCLE_CLOSENESS = 1e-3;

    private static final int LONGEST_CYCLE = 4;

    private final Economy economy;
    private final ScenarioSpec scenario;
    private final ScenarioPath path;
    private final LeapSide side;
    private final ReferenceEnergy trends;
    private final LoopOptions options;
    private final ConvergenceTest test;
    private final List<LinkCell> cells;
    private final int firstIndex;
    private final double[] floor;
    private final double[] feedstockShare;

    /**
     * Prepares a loop.
     *
     * @param trends reference quantities of what LEAP does not describe, and the start of what it does
     */
    public CoupledLoop(
            Economy economy,
            ScenarioSpec scenario,
            ScenarioPath path,
            LeapSide side,
            ReferenceEnergy trends,
            LoopOptions options) {
        this.economy = economy;
        this.scenario = scenario;
        this.path = path;
        this.side = side;
        this.trends = trends;
        this.options = options;
        this.cells = side.linkCells();
        this.test = new ConvergenceTest(economy, cells);
        this.firstIndex = economy.given().years().index(trends.firstYear());
        this.floor = new double[cells.size()];
        this.feedstockShare = new double[cells.size()];
        for (int c = 0; c < floor.length; c++) {
            LinkCell cell = cells.get(c);
            double use = trends.finalUse(0, cell.good(), cell.sector());
            double material = trends.mtce()[0][EnergyRole.FEEDSTOCK.index()][cell.good()][cell.sector()];
            floor[c] = Math.max(NO_USE * use, Double.MIN_NORMAL);
            feedstockShare[c] = use > 0 ? material / use : 0;
        }
    }

    /**
     * Runs until converged or not.
     *
     * @param onIteration called after every round, for progress
     */
    public CoupledResult run(Consumer<Iteration> onIteration) {
        return run(onIteration, Optional.empty());
    }

    /**
     * Runs until converged or not, from the path of an earlier run with other numbers.
     *
     * @param onIteration called after every round, for progress
     * @param earlier complete path of the same scenario; its prices and outputs give the first reference quantities
     */
    public CoupledResult run(Consumer<Iteration> onIteration, Optional<PathResult> earlier) {
        long begun = System.nanoTime();
        Anderson anderson = new Anderson(options.depth(), options.damping());
        List<Iteration> iterations = new ArrayList<>();
        List<double[]> iterates = new ArrayList<>();
        Optional<LeapExchange> first = earlier.map(side::evaluate);
        double[] x = first.map(answer -> logarithms(answer.reference())).orElseGet(this::start);
        double[][] technologyCapital =
                first.map(answer -> laterYears(answer.technologyCapital())).orElse(trends.technologyCapital());
        Optional<PathResult> solved = earlier;
        Optional<LeapExchange> exchange = Optional.empty();
        ReferenceEnergy reference = trends;
        String step = "start";
        while (true) {
            long roundBegun = System.nanoTime();
            reference = reference(x, technologyCapital);
            PathResult tried = path.solve(reference, solved);
            if (!tried.complete()) {
                return ended(
                        Status.SUBMODEL_FAILED,
                        Failure.of("scenario " + scenario.name(), tried.last()),
                        iterations,
                        tried,
                        Optional.empty(),
                        reference,
                        begun);
            }
            solved = Optional.of(tried);
            LeapExchange answer;
            try {
                answer = side.evaluate(tried);
            } catch (RuntimeException e) {
                String message = "LEAP, scenario " + scenario.name() + ": " + e.getMessage();
                return ended(Status.SUBMODEL_FAILED, message, iterations, tried, Optional.empty(), reference, begun);
            }
            exchange = Optional.of(answer);
            double[] f = residual(x, answer);
            List<Criterion> criteria = new ArrayList<>(test.criteria(tried, answer));
            criteria.add(fixedPoint(f, technologyCapital, answer));
            double before = iterations.isEmpty()
                    ? Double.NaN
                    : iterations.get(iterations.size() - 1).criteria().get(3).norm();
            double norm = criteria.get(3).norm();
            double contraction = norm / before;
            double left = contraction < 1 && norm > options.tolerance()
                    ? Math.ceil(Math.log(options.tolerance() / norm) / Math.log(contraction))
                    : Double.NaN;
            Iteration iteration = new Iteration(
                    iterations.size() + 1,
                    criteria,
                    step,
                    contraction,
                    left,
                    (System.nanoTime() - roundBegun) * 1e-9,
                    tried.iterations());
            iterations.add(iteration);
            iterates.add(x);
            onIteration.accept(iteration);
            Optional<Status> status = status(iterations, iterates);
            if (status.isPresent()) {
                return ended(
                        status.get(),
                        describe(status.get(), iterations),
                        iterations,
                        tried,
                        exchange,
                        reference,
                        begun);
            }
            x = anderson.next(x, f);
            step = options.depth() > 0 ? "anderson" : options.damping() < 1 ? "damped" : "substitution";
            technologyCapital = laterYears(answer.technologyCapital());
        }
    }

    private CoupledResult ended(
            Status status,
            String message,
            List<Iteration> iterations,
            PathResult last,
            Optional<LeapExchange> exchange,
            ReferenceEnergy reference,
            long begun) {
        return new CoupledResult(
                scenario,
                status,
                message,
                iterations,
                last,
                exchange,
                reference,
                path.cap(),
                side,
                (System.nanoTime() - begun) * 1e-9);
    }

    private static String describe(Status status, List<Iteration> iterations) {
        Iteration last = iterations.get(iterations.size() - 1);
        Criterion worst = last.criteria().stream()
                .reduce((a, b) -> a.norm() >= b.norm() ? a : b)
                .orElseThrow();
        return status.usable()
                ? ""
                : status.word() + " after " + iterations.size() + " iterations: " + worst.name() + " " + worst.norm()
                        + " in " + worst.worstYear() + ", " + worst.worstItem();
    }

    private Optional<Status> status(List<Iteration> iterations, List<double[]> iterates) {
        Iteration last = iterations.get(iterations.size() - 1);
        double norm = last.norm();
        if (norm <= options.tolerance()) {
            return Optional.of(options.tolerance() > LOOSE ? Status.CONVERGED_LOOSE : Status.CONVERGED);
        }
        if (!Double.isFinite(norm) || norm > DIVERGENCE * iterations.get(0).norm()) {
            return Optional.of(Status.DIVERGED);
        }
        if (iterations.size() > STALL_ROUNDS) {
            double best = iterations.subList(0, iterations.size() - STALL_ROUNDS).stream()
                    .mapToDouble(Iteration::norm)
                    .min()
                    .orElse(norm);
            double recent = iterations.subList(iterations.size() - STALL_ROUNDS, iterations.size()).stream()
                    .mapToDouble(Iteration::norm)
                    .min()
                    .orElse(norm);
            if (recent > 0.9 * best) {
                return Optional.of(cycles(iterates) ? Status.CYCLE : Status.STALLED);
            }
        }
        return iterations.size() >= options.maxIterations() ? Optional.of(Status.ITERATION_CAP) : Optional.empty();
    }

    private static boolean cycles(List<double[]> iterates) {
        int n = iterates.size();
        double[] last = iterates.get(n - 1);
        double step = distance(last, iterates.get(n - 2));
        for (int period = 2; period <= LONGEST_CYCLE && period < n; period++) {
            if (distance(last, iterates.get(n - 1 - period)) < CYCLE_CLOSENESS * step) {
                return true;
            }
        }
        return false;
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    // ---- the exchanged vector: ln q̄ of every cell and year ---------------------------------------------------

    private int position(int t, int cell) {
        return (t - firstIndex) * cells.size() + cell;
    }

    private double[] start() {
        return logarithms(side.startingReference(path.gdpIndex()));
    }

    private double[] logarithms(double[][] reference) {
        double[] x = new double[trends.years() * cells.size()];
        for (int t = firstIndex; t < firstIndex + trends.years(); t++) {
            for (int c = 0; c < cells.size(); c++) {
                x[position(t, c)] = Math.log(Math.max(reference[t][c], floor[c]));
            }
        }
        return x;
    }

    private ReferenceEnergy reference(double[] x, double[][] technologyCapital) {
        ReferenceEnergy reference = trends.copy();
        for (int t = 0; t < reference.years(); t++) {
            for (int c = 0; c < cells.size(); c++) {
                double q = Math.exp(x[t * cells.size() + c]);
                // the floor comes back from its logarithm with a rounding error
                double use = q <= 2 * floor[c] ? 0 : q;
                LinkCell cell = cells.get(c);
                double[][][] roles = reference.mtce()[t];
                roles[EnergyRole.ENERGY.index()][cell.good()][cell.sector()] = use * (1 - feedstockShare[c]);
                roles[EnergyRole.FEEDSTOCK.index()][cell.good()][cell.sector()] = use * feedstockShare[c];
            }
            System.arraycopy(technologyCapital[t], 0, reference.technologyCapital()[t], 0, technologyCapital[t].length);
        }
        return reference;
    }

    private double[] residual(double[] x, LeapExchange answer) {
        double[] f = new double[x.length];
        for (int t = firstIndex; t < firstIndex + trends.years(); t++) {
            for (int c = 0; c < cells.size(); c++) {
                int i = position(t, c);
                f[i] = Math.log(Math.max(answer.reference()[t][c], floor[c])) - x[i];
            }
        }
        return f;
    }

    private Criterion fixedPoint(double[] f, double[][] technologyCapital, LeapExchange answer) {
        Criterion.Largest largest = new Criterion.Largest("fixed_point");
        for (int t = firstIndex; t < firstIndex + trends.years(); t++) {
            int year = economy.given().years().base() + t;
            for (int c = 0; c < cells.size(); c++) {
                largest.take(f[position(t, c)], year, cells.get(c).name());
            }
            for (int s = 0; s < technologyCapital[t - firstIndex].length; s++) {
                double output = economy.accounts().output()[s];
                if (output > 0) {
                    largest.take(
                            (answer.technologyCapital()[t][s] - technologyCapital[t - firstIndex][s]) / output,
                            year,
                            economy.userCode(s) + " technology cost");
                }
            }
        }
        return largest.criterion();
    }

    private double[][] laterYears(double[][] all) {
        double[][] later = new double[trends.years()][];
        for (int t = 0; t < later.length; t++) {
            later[t] = all[firstIndex + t].clone();
        }
        return later;
    }
}
