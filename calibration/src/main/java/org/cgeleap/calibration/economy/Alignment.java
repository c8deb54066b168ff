package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;

/**
 * Brings economy and energy to the alignment year (MODEL.md §2): GDP through labour productivity, energy by sector and
 * fuel through the reference quantities of the nests, generation by technology through the resources, in every year
 * after the base.
 *
 * <p>Reference quantities are found by substitution, q ← q · target / use, which contracts because use is close to
 * proportional to its reference quantity.
 */
public final class Alignment {
    /** Largest relative miss of an energy target accepted: far below the coupled tolerance, just above rounding. */
    public static final double TOLERANCE = 1e-11;

    /** Of the equilibria: targets met to {@link #TOLERANCE} need quantities solved as well. */
    private static final double SOLVER_TOLERANCE = 1e-12;

    private static final int MAX_SUBSTITUTIONS = 200;

    private final Economy economy;
    private final YearPlan plan;
    private final AlignmentTargets targets;

    /**
     * An alignment.
     *
     * @param economy at its base year
     * @param plan GDP, labour and capital by year
     * @param targets energy and generation by year
     */
    public Alignment(Economy economy, YearPlan plan, AlignmentTargets targets) {
        this.economy = economy;
        this.plan = plan;
        this.targets = targets;
    }

    /**
     * Solves the years from the base to the alignment year.
     *
     * @param options of the solver; its tolerance is made tighter
     * @return the solved years; they end early with one that fails
     */
    public AlignedEconomy run(SolverOptions options) {
        Case given = economy.given();
        ScenarioSpec reference = given.reference();
        YearSolver solver = new YearSolver(economy, options.withTolerance(SOLVER_TOLERANCE));
        solver.solveProductivity();
        List<EconomyYear> years = new ArrayList<>();
        List<Integer> substitutions = new ArrayList<>();
        double capital = 1;
        double[] parameters = economy.compiled().baseParameters();
        double[] start = economy.compiled().start();
        for (int year = given.years().base(); year <= given.years().alignment(); year++) {
            int t = given.years().index(year);
            plan.apply(parameters, year, reference.name(), capital);
            if (t == 1) {
                solver.solveResources();
            }
            Met met =
                    t == 0 ? new Met(solver.solve(year, parameters, start), 0) : meet(solver, year, parameters, start);
            EconomyYear solved = met.year();
            years.add(solved);
            substitutions.add(met.substitutions());
            if (!solved.solved()) {
                break;
            }
            start = solved.values();
            capital = CapitalStock.next(economy, capital, solved);
        }
        return new AlignedEconomy(economy, plan, List.copyOf(years), List.copyOf(substitutions), capital, targets);
    }

    private record Met(EconomyYear year, int substitutions) {}

    private Met meet(YearSolver solver, int year, double[] parameters, double[] start) {
        int t = economy.given().years().index(year);
        int delivery = economy.compiled().parameterIndex("generation_per_delivery");
        double twh = total(targets.generationTwh()[t]);
        firstGuess(parameters, t);
        setGenerationTargets(parameters, t);
        double[] from = start;
        EconomyYear solved = solver.solve(year, parameters, from);
        int round = 0;
        while (round < MAX_SUBSTITUTIONS && solved.solved()) {
            round++;
            double worst = 0;
            for (EnergyRole role : EnergyRole.values()) {
                for (int f = 0; f < economy.fuels(); f++) {
                    for (int u = 0; u < economy.users(); u++) {
                        int p = economy.energyParameter(role, f, u);
                        double target = targets.mtce()[t][role.index()][f][u];
                        double use = solved.mtce(role, f, u);
                        // a sector that shut down uses nothing at any reference quantity; the miss is reported
                        if (p >= 0 && target > 0 && role.aligned() && use > 0) {
                            double ratio = target / use;
                            worst = Math.max(worst, Math.abs(Math.log(ratio)));
                            parameters[p] *= ratio * levelGap(solved, role, u, t);
                        }
                    }
                }
            }
            double generated = 0;
            for (int g = 0; g < economy.given().technologies().size(); g++) {
                generated += solved.generationTwh(g);
            }
            worst = Math.max(worst, Math.abs(Math.log(twh / generated)));
            parameters[delivery] *= twh / generated;
            if (worst <= TOLERANCE) {
                break;
            }
            solved = solver.solve(year, parameters, solved.values());
        }
        return new Met(solved, round);
    }

    /**
     * Level of the plants over the level their generation target asks for; 1 for other users. The plants' level is met
     * by what the grid takes, so their fuel is corrected per unit of level, or both corrections would chase each other.
     */
    private double levelGap(EconomyYear solved, EnergyRole role, int user, int t) {
        int power = economy.given().sectorIndex(economy.given().powerGood());
        if (user != power || role != EnergyRole.ENERGY) {
            return 1;
        }
        double target = 0;
        double base = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.burnsFuel(g)) {
                target += targets.generationTwh()[t][g];
                base += economy.accounts().generation()[g];
            }
        }
        return solved.userLevel(user) / (target / base);
    }

    private void firstGuess(double[] parameters, int t) {
        double growth = plan.gdpPath()[t] / plan.gdpPath()[t - 1];
        double sinceBase = plan.gdpPath()[t] / plan.gdpPath()[0];
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < economy.fuels(); f++) {
                for (int u = 0; u < economy.users(); u++) {
                    int p = economy.energyParameter(role, f, u);
                    if (p >= 0 && role.aligned()) {
                        double before = targets.mtce()[t - 1][role.index()][f][u];
                        double now = targets.mtce()[t][role.index()][f][u];
                        parameters[p] = before > 0
                                ? parameters[p] * now / before / growth
                                : now * economy.averagePrice(f) / sinceBase;
                    }
                }
            }
        }
    }

    private void setGenerationTargets(double[] parameters, int t) {
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.scale(g) >= 0) {
                String code = economy.given().technologies().get(g).code();
                parameters[economy.compiled().parameterIndex("generation_target." + code)] =
                        targets.generationTwh()[t][g] / economy.accounts().generation()[g];
            }
        }
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }
}
