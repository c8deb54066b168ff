package org.cgeleap.cge.solution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgeleap.cge.solution.Rung.Way;
import org.cgeleap.cge.solver.SemismoothNewton;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;
import org.jspecify.annotations.Nullable;

/**
 * One climb of the ladder of {@link Rung.Way}s to an equilibrium, until one of them solves it or the iterations allowed are
 * used up. Every rung may use a part of what is left only, so that a hopeless way leaves something to the next.
 */
final class Ladder {
    /** Part of its market by which the numeraire's may be off. */
    private static final double UNBALANCED = 1e-7;

    /** Growth of incomes in a search at which the numeraire becomes suspect. */
    private static final double DWARFED = 1e4;

    private final EquilibriumSystem system;
    private final SolverOptions options;
    private final LadderWays ways;

    /** A point that was solved, or a start. */
    @SuppressWarnings("ArrayRecordComponent") // two vectors handed on; never compared as values
    record Anchor(double[] parameters, double[] values) {}

    Ladder(EquilibriumSystem system, SemismoothNewton newton) {
        this.system = system;
        this.options = newton.options();
        this.ways = new LadderWays(system, newton);
    }

    List<Rung> rungs() {
        return List.copyOf(ways.rungs());
    }

    /**
     * Climbs.
     *
     * @param parameters of the scenario; the system holds them, then and afterwards
     * @param start in natural units
     * @param model the model's own start and base parameters
     * @param last the last solved point, if the start is it
     */
    SolverResult climb(double[] parameters, double[] start, Anchor model, @Nullable Anchor last) {
        Optional<String> unsupplied = system.unsupplied();
        SolverResult best = ways.newton(Way.GIVEN_START, start, unsupplied.isEmpty() ? LadderWays.NEWTON : 0);
        if (ways.proven(unsupplied) || (!best.solved() && ways.proven(system.infeasible()))) {
            return LadderEnd.total(ways.spent(), best, SolverStatus.INFEASIBLE_LOOKING);
        }
        double[] level = system.atPriceLevel(start);
        if (!best.solved() && (best.status() == SolverStatus.INFEASIBLE_LOOKING || dwarfed(best, level))) {
            best = LadderEnd.better(
                    best, ways.otherNumeraire(start, model.values(), 1)); // perhaps only for the numeraire's sake
        }
        if (ways.open(best)) {
            best = ways.nearlyFree(best);
        }
        if (ways.open(best) && !Arrays.equals(start, level)) {
            best = LadderEnd.better(best, ways.newton(Way.PRICE_LEVEL, level, LadderWays.NEWTON));
        }
        if (ways.open(best)) {
            best = LadderEnd.better(best, ways.deformation(level));
        }
        double[] own = system.atPriceLevel(model.values());
        if (ways.open(best) && !Arrays.equals(start, own) && !Arrays.equals(start, model.values())) {
            best = LadderEnd.better(best, ways.newton(Way.MODEL_START, own, LadderWays.OTHER));
        }
        if (ways.open(best)) {
            best = LadderEnd.better(best, ways.otherNumeraire(start, model.values(), 3));
        }
        if (ways.open(best)) {
            best = LadderEnd.better(
                    best, ways.negativeIncomes(level, parameters, atPriceLevel(last == null ? model : last)));
        }
        // a path that does not arrive runs to infinity only; what an auxiliary means is not known, and it may be stated
        // either way
        if (ways.open(best) && ways.ranAway()) {
            ways.ran();
        }
        if (ways.open(best) && last != null) {
            best = LadderEnd.better(best, ways.path(Way.PATH_FROM_LAST, parameters, atPriceLevel(last), false));
        }
        if (ways.open(best)) {
            best = LadderEnd.better(best, ways.path(Way.PATH_FROM_BASE, parameters, atPriceLevel(model), false));
        }
        if (ways.open(best) && ways.rungs().stream().noneMatch(r -> r.reached() > 0)) {
            best = LadderEnd.better(
                    best, ways.path(Way.PATH_OF_GIFTS, parameters, new Anchor(parameters, start), true));
        }
        if (ways.open(best) && options.restarts() > 0 && ways.anyLeft()) {
            best = LadderEnd.better(best, ways.restarts(start));
        }
        if (best.solved() && unbalanced(best)) {
            SolverResult other = ways.rungs().stream().anyMatch(r -> r.way() == Way.OTHER_NUMERAIRE)
                    ? best
                    : ways.otherNumeraire(start, model.values(), 3);
            if (ways.rungs().stream().anyMatch(r -> !r.finding().isEmpty())) {
                return LadderEnd.total(ways.spent(), best, SolverStatus.INFEASIBLE_LOOKING);
            }
            best = other.solved() ? other : best;
        }
        if (best.solved()) {
            best = ways.nearlyFree(best);
        }
        if (ways.open(best)) {
            refused(best);
        }
        if (ways.open(best)) {
            ways.ran();
        }
        if (ways.open(best)) {
            ways.proven(system.comesOfNothing());
        }
        return LadderEnd.total(
                ways.spent(), best, best.solved() ? best.status() : LadderEnd.verdict(best, ways.rungs()));
    }

    /** A path need not move the level of prices: nothing but prices and incomes would answer. */
    private Anchor atPriceLevel(Anchor anchor) {
        return new Anchor(anchor.parameters(), system.atPriceLevel(anchor.values()));
    }

    /** Whether incomes ran far above their start where a search ended: the numeraire may be worth nothing. */
    private boolean dwarfed(SolverResult at, double[] start) {
        double[] natural = ways.natural(at);
        double now = 0;
        double before = 0;
        for (int i = 0; i < start.length; i++) {
            boolean income = system.model().kind(i) == VariableKind.INCOME;
            now += income ? Math.abs(natural[i]) : 0;
            before += income ? Math.abs(start[i]) : 0;
        }
        return now > DWARFED * before;
    }

    /** Says where a parameter to be solved for was driven to what no quantity or elasticity can be. */
    private void refused(SolverResult best) {
        Optional<String> refusal = system.refusal(best.x());
        refusal.ifPresent(text -> {
            Rung first = ways.rungs().get(0);
            ways.rungs()
                    .set(
                            0,
                            new Rung(
                                    first.way(),
                                    first.status(),
                                    first.iterations(),
                                    first.solves(),
                                    first.residual(),
                                    first.reached(),
                                    text));
        });
    }

    /**
     * Whether the market of the numeraire, whose condition is dropped, is not cleared although all others are: it is worth so
     * much less than all else that Walras' law says nothing of it.
     */
    private boolean unbalanced(SolverResult result) {
        int numeraire = system.numeraire();
        if (numeraire < 0 || system.model().kind(numeraire) != VariableKind.PRICE) {
            return false;
        }
        double[] f = new double[system.size()];
        return system.evaluate(result.x(), f)
                && Math.abs(system.condition(numeraire)) > UNBALANCED * system.conditionScale(numeraire);
    }
}
