package org.cgeleap.coupling.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.CapitalStock;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solver.SolverOptions;

/**
 * The recursive-dynamic path of one scenario: each year an equilibrium, capital carried over (MODEL.md §3). The years up
 * to the alignment year are the calibration's. One for each thread; keeps its factorisation between calls.
 */
public final class ScenarioPath {
    private static final double SMALLEST_STEP = 1.0 / 64;

    private final AlignedEconomy aligned;
    private final Economy economy;
    private final ScenarioSpec scenario;
    private final CapPath cap;
    private final Optional<double[]> productivity;
    private final YearSolver solver;
    private final double[] carried;
    private final int delivery;
    private final int capIntensity;
    private final double lossShare;

    /**
     * Prepares a path.
     *
     * @param productivity held in each year (index 0 the base year); none for the reference, which solves it
     */
    public ScenarioPath(
            AlignedEconomy aligned,
            ScenarioSpec scenario,
            CapPath cap,
            Optional<double[]> productivity,
            SolverOptions options) {
        this.aligned = aligned;
        this.economy = aligned.economy();
        this.scenario = scenario;
        this.cap = cap;
        this.productivity = productivity;
        this.solver = new YearSolver(economy, options);
        this.carried = aligned.carriedParameters();
        this.delivery = economy.compiled().parameterIndex("generation_per_delivery");
        this.capIntensity = economy.compiled().parameterIndex("cap_intensity");
        this.lossShare = economy.accounts().lossTwh()
                / Arrays.stream(economy.accounts().generation()).sum();
    }

    /** The path of targets. */
    public CapPath cap() {
        return cap;
    }

    /** GDP of the case's path, base year = 1: index 0 the base year. */
    public double[] gdpIndex() {
        double[] path = aligned.plan().gdpPath();
        return Arrays.stream(path).map(v -> v / path[0]).toArray();
    }

    /**
     * Solves the years to the horizon.
     *
     * @param reference quantities of every year
     * @param before an earlier solution of the same path to start from
     */
    public PathResult solve(ReferenceEnergy reference, Optional<PathResult> before) {
        Case given = economy.given();
        List<EconomyYear> years = new ArrayList<>(aligned.years());
        List<Integer> retries = new ArrayList<>();
        double[] capital = new double[given.years().count()];
        double[] seconds = new double[given.years().count()];
        capital[0] = 1;
        for (int t = 1; t < years.size(); t++) {
            capital[t] = CapitalStock.next(economy, capital[t - 1], years.get(t - 1));
        }
        if (productivity.isEmpty()) {
            solver.solveProductivity();
        }
        boolean complete = true;
        for (int year = reference.firstYear(); year <= given.years().horizon(); year++) {
            int t = given.years().index(year);
            long begun = System.nanoTime();
            EconomyYear last = years.get(years.size() - 1);
            capital[t] = CapitalStock.next(economy, capital[t - 1], last);
            double[] parameters = parameters(year, capital[t], reference);
            productivity.ifPresent(path -> solver.holdProductivity(path[t]));
            boolean known = before.isPresent()
                    && before.get().years().size() > t
                    && before.get().year(t).solved();
            EconomyYear solved =
                    solver.solve(year, parameters, known ? before.get().year(t).values() : last.values());
            if (!solved.solved()) {
                solved = fromSafePoint(year, last, parameters, solved);
                retries.add(year);
            }
            years.add(solved);
            seconds[t] = (System.nanoTime() - begun) * 1e-9;
            if (!solved.solved()) {
                complete = false;
                break;
            }
        }
        return new PathResult(List.copyOf(years), capital, seconds, complete, List.copyOf(retries));
    }

    /** The years of the calibration alone, where nothing later was tried. */
    public PathResult nothingSolved() {
        int count = economy.given().years().count();
        return new PathResult(aligned.years(), new double[count], new double[count], false, List.of());
    }

    /** Moves from last year's solution to this year's numbers in steps that halve where one fails. */
    private EconomyYear fromSafePoint(int year, EconomyYear safe, double[] target, EconomyYear failed) {
        double[] from = safe.parameters();
        double[] at = safe.values();
        double done = 0;
        double step = 0.5;
        EconomyYear best = failed;
        double[] mixed = new double[target.length];
        while (done < 1) {
            double next = Math.min(1, done + step);
            for (int p = 0; p < mixed.length; p++) {
                mixed[p] = next == 1 ? target[p] : from[p] + next * (target[p] - from[p]);
            }
            EconomyYear tried = solver.solve(year, mixed, at);
            if (tried.solved()) {
                done = next;
                at = tried.values();
                step = Math.min(2 * step, 1 - done);
                if (done == 1) {
                    return tried;
                }
            } else {
                best = tried;
                step /= 2;
                if (step < SMALLEST_STEP) {
                    // the residuals of the year as asked, not of the step that failed
                    return next == 1 ? tried : failed;
                }
            }
        }
        return best;
    }

    private double[] parameters(int year, double capital, ReferenceEnergy reference) {
        Case given = economy.given();
        ParameterTable table = given.parameters();
        double[] p = carried.clone();
        aligned.plan().apply(p, year, scenario.name(), capital);
        int t = year - reference.firstYear();
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < economy.fuels(); f++) {
                for (int u = 0; u < economy.users(); u++) {
                    int parameter = economy.energyParameter(role, f, u);
                    if (parameter >= 0) {
                        p[parameter] = reference.mtce()[t][role.index()][f][u] * economy.averagePrice(f);
                    }
                }
            }
        }
        for (int s = 0; s < given.sectors().size(); s++) {
            p[economy.technologyCapital(s)] = reference.technologyCapital()[t][s];
        }
        for (int g = 0; g < given.technologies().size(); g++) {
            Technology technology = given.technologies().get(g);
            int parameter = economy.resourceParameter(g);
            if (parameter >= 0) {
                p[parameter] = carried[parameter] * index("resource_index." + technology.code(), year, table);
            }
        }
        p[delivery] = carried[delivery] * (1 - lossShare + lossShare * index("loss_index", year, table));
        OptionalDouble target = cap.target(year);
        if (target.isPresent()) {
            p[capIntensity] = target.getAsDouble();
        }
        return p;
    }

    private double index(String key, int year, ParameterTable table) {
        int alignment = economy.given().years().alignment();
        return table.value(key, scenario.name(), year, 1) / table.value(key, scenario.name(), alignment, 1);
    }
}
