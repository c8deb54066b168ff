package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgeleap.cge.solution.Ladder.Anchor;
import org.cgeleap.cge.solution.Rung.Way;
import org.cgeleap.cge.solver.Continuation;
import org.cgeleap.cge.solver.DeformationPath;
import org.cgeleap.cge.solver.SemismoothNewton;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;

/**
 * The {@link Rung.Way}s of one climb of the {@link Ladder}: each looks for the equilibrium, records its rung and takes what it
 * uses off the iterations that are left.
 */
final class LadderWays {
    /** Part of the iterations left that each kind of rung may use. */
    static final double NEWTON = 0.17;

    private static final double DEFORMATION = 0.65;
    private static final double PATH = 0.65;
    static final double OTHER = 0.25;

    /** Part that all tries of other numeraires together may use. */
    private static final double OTHERS = 0.75;

    private static final double DEBTS = 0.5;

    /** First step of a path: the whole step has failed before. */
    private static final double FIRST_STEP = 0.25;

    /** Step below which a path has come to its end. */
    private static final double SMALLEST_STEP = 1e-3;

    /** Part of its benchmark price at which an output counts as free where nearly free ones are taken seriously. */
    private static final double NEARLY_FREE = 1e-12;

    /** Iterations allowed to go on from where a search ended. */
    private static final int FEW = 30;

    /** Iterations that each try of another numeraire has at least. */
    private static final int ONE_TRY = 60;

    /** Variables named in a sentence. */
    private static final int NAMED = 3;

    /** Steps below this at the end of a path count as creeping. */
    private static final double CREEPING = 0.01;

    private final EquilibriumSystem system;
    private final SemismoothNewton newton;
    private final SolverOptions options;
    private final List<Rung> rungs = new ArrayList<>();
    private final List<SolverResult> spent = new ArrayList<>();
    private int left;
    private List<Integer> runaway = List.of();

    LadderWays(EquilibriumSystem system, SemismoothNewton newton) {
        this.system = system;
        this.newton = newton;
        this.options = newton.options();
        this.left = options.maxIterations();
    }

    /** Rungs so far; the last may be replaced by one that says more. */
    List<Rung> rungs() {
        return rungs;
    }

    /** Every solve so far, the first of them first. */
    List<SolverResult> spent() {
        return spent;
    }

    /** Whether iterations are left. */
    boolean anyLeft() {
        return left > 0;
    }

    /** Whether something but an auxiliary ran to infinity on the deformation: what an auxiliary means is not known. */
    boolean ranAway() {
        return !runaway.isEmpty() && runaway.stream().noneMatch(this::auxiliary);
    }

    boolean proven(Optional<String> finding) {
        finding.ifPresent(text -> rungs.add(new Rung(
                Way.PROOF, SolverStatus.INFEASIBLE_LOOKING, 0, 1, spent.get(0).residual(), 0, text)));
        return finding.isPresent();
    }

    /** Whether neither a solution nor a reason why there is none is found. */
    boolean open(SolverResult best) {
        return !best.solved() && rungs.stream().allMatch(r -> r.finding().isEmpty());
    }

    /**
     * Looks for a solution with another numeraire, and returns to the stated one, which may turn out to be worthless.
     *
     * @param ways 1 from the start, 2 also from the model's own, 3 also along a deformation
     */
    SolverResult otherNumeraire(double[] start, double[] own, int ways) {
        SolverResult found = spent.get(0);
        boolean solved = false;
        int before = left;
        int least = left - part(OTHERS);
        int solves = 0;
        String finding = "";
        List<Integer> incomes = OtherNumeraire.incomes(system, own);
        for (int k = 0; k < ways * incomes.size() && left > least && !solved && finding.isEmpty(); k++) {
            int way = k / incomes.size(); // from the start, from the model's own, along a deformation
            double[] candidate = new double[0];
            String tiny = "";
            try (OtherNumeraire other = OtherNumeraire.of(system, incomes.get(k % incomes.size()), own)) {
                double[] from = solver(system.atPriceLevel(way == 1 ? own : start));
                SolverResult result = way == 2
                        ? DeformationPath.follow(newton, system, from, some(least))
                                .result()
                        : newton.solve(system, from, options.withRestarts(0).withMaxIterations(some(least)));
                spend(result);
                solves++;
                if (result.solved()) {
                    double[] natural = natural(result);
                    finding = other.worthless(natural) ? other.finding() : "";
                    candidate = other.worthless(natural) ? candidate : other.rescaled(natural);
                    tiny = other.tiny(natural) ? other.tinyFinding(natural) : "";
                }
            }
            if (candidate.length > 0) {
                found = newton.solve(
                        system, solver(candidate), options.withRestarts(0).withMaxIterations(part(OTHER)));
                spend(found);
                solves++;
                solved = found.solved();
                finding = solved ? "" : tiny;
            }
        }
        if (solves > 0) {
            SolverStatus failed = finding.isEmpty() ? SolverStatus.STALLED : SolverStatus.INFEASIBLE_LOOKING;
            rungs.add(new Rung(
                    Way.OTHER_NUMERAIRE,
                    solved ? found.status() : failed,
                    before - left,
                    solves,
                    found.residual(),
                    solved ? 1 : 0,
                    finding));
        }
        return found;
    }

    /** Looks for a solution in which debts are forgiven; if nobody has any, it is an equilibrium. */
    private SolverResult forgivenDebts(double[] start) {
        int before = left;
        ForgivenDebts forgiving = new ForgivenDebts(system);
        SolverResult found =
                newton.solve(forgiving, solver(start), options.withRestarts(0).withMaxIterations(part(DEBTS)));
        spend(found);
        int solves = 1;
        if (!found.solved()) {
            found = DeformationPath.follow(newton, forgiving, solver(start), part(OTHER))
                    .result();
            spend(found);
            solves++;
        }
        String finding = found.solved() ? forgiving.finding(found.x()) : "";
        return withoutDebts(Way.FORGIVEN_DEBTS, found, before - left, solves, finding);
    }

    /**
     * Looks for a solution in which somebody owes more than it earns, or has its debts forgiven where that is not found; if nobody
     * does, it is an equilibrium.
     */
    SolverResult negativeIncomes(double[] start, double[] parameters, Anchor from) {
        int before = left;
        IndebtedEconomy indebted = new IndebtedEconomy(system);
        SolverResult found =
                newton.solve(indebted, solver(start), options.withRestarts(0).withMaxIterations(part(OTHER)));
        spend(found);
        int solves = 1;
        if (!found.solved()) {
            SolverResult forgiven = forgivenDebts(system.atPriceLevel(start));
            if (!open(forgiven)) {
                return forgiven;
            }
            before -= rungs.get(rungs.size() - 1).iterations();
        }
        if (!found.solved()) {
            ShockPath shock = new ShockPath(system, indebted, from.parameters(), parameters, from.values());
            Continuation.Path path =
                    new Continuation(newton, FIRST_STEP, SMALLEST_STEP, part(PATH)).follow(shock, shock, from.values());
            spend(path.spent());
            solves += path.path().size();
            found = path.complete() ? path.result() : found;
            system.parameters(parameters);
        }
        String finding = found.solved() ? indebted.finding(natural(found)) : "";
        return withoutDebts(Way.NEGATIVE_INCOMES, found, before - left, solves, finding);
    }

    /** Adds the rung of a search among economies with debts: solved only if it found nobody that has any. */
    private SolverResult withoutDebts(Way way, SolverResult found, int iterations, int solves, String finding) {
        boolean solved = found.solved() && finding.isEmpty();
        rungs.add(new Rung(
                way,
                solved ? found.status() : finding.isEmpty() ? SolverStatus.STALLED : SolverStatus.INFEASIBLE_LOOKING,
                iterations,
                solves,
                found.residual(),
                solved ? 1 : 0,
                finding));
        return solved ? found : spent.get(0);
    }

    /**
     * Goes on from where a search ended with the profits of activities whose outputs are nearly free measured against what
     * little they are worth; what was found before stays if that does not solve it.
     */
    SolverResult nearlyFree(SolverResult at) {
        if (left <= 0 || !system.evaluate(at.x(), new double[system.size()]) || !system.nearlyFree()) {
            return at;
        }
        try {
            system.freeOutput(NEARLY_FREE);
            SolverResult result =
                    newton.solve(system, at.x(), options.withRestarts(0).withMaxIterations(Math.min(left, FEW)));
            if (result.solved() || !at.solved()) {
                add(Way.NEARLY_FREE, result);
            }
            return result.solved() ? result : at;
        } finally {
            system.freeOutput(0);
        }
    }

    private void spend(List<SolverResult> solves) {
        spent.addAll(solves);
        left -= Math.max(1, solves.stream().mapToInt(SolverResult::iterations).sum());
    }

    private void spend(SolverResult result) {
        spent.add(result);
        left -= result.iterations();
    }

    double[] natural(SolverResult result) {
        double[] natural = new double[result.x().length];
        system.toNatural(result.x(), natural);
        return natural;
    }

    SolverResult newton(Way way, double[] start, double part) {
        SolverResult result =
                newton.solve(system, solver(start), options.withRestarts(0).withMaxIterations(part(part)));
        add(way, result);
        return result;
    }

    SolverResult deformation(double[] start) {
        DeformationPath.End end = DeformationPath.follow(newton, system, solver(start), part(DEFORMATION));
        SolverResult result = end.result();
        spend(result);
        runaway = end.runaway();
        rungs.add(new Rung(
                Way.DEFORMATION,
                result.status(),
                result.iterations(),
                1,
                result.residual(),
                result.solved() ? 1 : 0,
                ""));
        return result;
    }

    private boolean auxiliary(int variable) {
        return system.model().kind(variable) == VariableKind.AUXILIARY;
    }

    /** Says of the deformation what ran to infinity on it. */
    void ran() {
        if (runaway.isEmpty()) {
            return;
        }
        String what = runaway.stream()
                .limit(NAMED)
                .map(i -> switch (system.model().kind(i)) {
                            case LEVEL -> "the level of ";
                            case PRICE -> "the price of ";
                            case INCOME -> "the income of ";
                            case AUXILIARY -> "";
                        }
                        + system.variableName(i))
                .collect(Collectors.joining(", "));
        String finding = "On the way from an economy that has an equilibrium to these numbers, " + what
                + (runaway.size() > NAMED ? " and " + (runaway.size() - NAMED) + " more" : "")
                + (runaway.size() > 1 ? " run" : " runs") + " to infinity: there is probably no equilibrium.";
        rungs.replaceAll(r -> r.way() == Way.DEFORMATION
                ? new Rung(r.way(), r.status(), r.iterations(), r.solves(), r.residual(), r.reached(), finding)
                : r);
    }

    SolverResult restarts(double[] start) {
        SolverResult result = newton.restart(system, solver(start), options.withMaxIterations(left));
        add(Way.RESTARTS, result);
        return result;
    }

    private void add(Way way, SolverResult result) {
        spend(result);
        rungs.add(
                new Rung(way, result.status(), result.iterations(), 1, result.residual(), result.solved() ? 1 : 0, ""));
    }

    SolverResult path(Way way, double[] parameters, Anchor anchor, boolean gifts) {
        SolverResult end = spent.get(0);
        if (left <= 0) {
            return end;
        }
        ShockPath shock = new ShockPath(system, system, anchor.parameters(), parameters, anchor.values());
        if ((!gifts || shock.give()) && shock.moves()) {
            Continuation.Path path = new Continuation(newton, FIRST_STEP, SMALLEST_STEP, part(PATH))
                    .follow(shock, shock, anchor.values());
            int iterations =
                    path.spent().stream().mapToInt(SolverResult::iterations).sum();
            spent.addAll(path.spent());
            left -= Math.max(1, iterations);
            SolverStatus status = path.complete() ? path.result().status() : ended(path, gifts);
            rungs.add(new Rung(
                    way,
                    status,
                    iterations,
                    path.path().size(),
                    path.result().residual(),
                    Math.max(0, path.reached()),
                    ""));
            if (path.complete()) {
                end = path.result();
            }
        }
        system.parameters(parameters);
        return end;
    }

    /** A path of parameters that creeps up to a point and no further suggests that nothing is beyond. */
    private static SolverStatus ended(Continuation.Path path, boolean gifts) {
        double tried = path.path().get(path.path().size() - 1).t();
        if (path.reached() > 0 && tried - path.reached() < CREEPING) {
            return gifts ? SolverStatus.STALLED : SolverStatus.INFEASIBLE_LOOKING;
        }
        return path.exhausted() ? SolverStatus.ITERATION_LIMIT : SolverStatus.STALLED;
    }

    /** Iterations for one try of several that may leave no less than this. */
    private int some(int least) {
        return Math.max(part(OTHER), Math.min(ONE_TRY, left - least));
    }

    private int part(double of) {
        return (int) Math.ceil(of * left);
    }

    private double[] solver(double[] natural) {
        double[] x = new double[natural.length];
        system.toSolver(natural, x);
        return x;
    }
}
