package org.cgeleap.coupling.path;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.economy.YearPlan;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.calibration.policy.Baseline;
import org.cgeleap.calibration.policy.CarbonMarket;
import org.cgeleap.calibration.policy.ScenarioPolicies;
import org.cgeleap.cge.solver.SolverOptions;

/**
 * The recursive-dynamic path of one scenario: each year an equilibrium, capital carried over (MODEL.md §3). The years up
 * to the alignment year are the calibration's; those after it are solved with the model of the scenario's policies. One
 * for each thread; keeps its factorisation between calls.
 */
public final class ScenarioPath implements TopDown {
    private final AlignedEconomy aligned;
    private final Economy economy;
    private final ScenarioSpec scenario;
    private final CapPath cap;
    private final Optional<double[]> productivity;
    private final ScenarioPolicies policies;
    private final YearPlan plan;
    private final YearSolver solver;
    private final Map<Integer, BankedYears.Found> stretches = new LinkedHashMap<>();
    private final double[] carried;
    private final int delivery;
    private final int capIntensity;
    private final double lossShare;

    /**
     * Prepares a path under the default closure.
     *
     * @param aligned economy solved to the alignment year
     * @param scenario whose policies and trends hold
     * @param cap targets of the CO2 intensity
     * @param productivity held in each year (index 0 the base year); none for the reference, which solves it
     * @param options of the solver
     */
    public ScenarioPath(
            AlignedEconomy aligned,
            ScenarioSpec scenario,
            CapPath cap,
            Optional<double[]> productivity,
            SolverOptions options) {
        this(aligned, scenario, cap, productivity, Optional.empty(), options);
    }

    /**
     * Prepares a path.
     *
     * @param aligned economy solved to the alignment year
     * @param scenario whose policies and trends hold
     * @param cap targets of the CO2 intensity
     * @param productivity held in each year (index 0 the base year); none for the reference, which solves it
     * @param baseline of the reference, which the case's closure holds; none for the default closure
     * @param options of the solver
     */
    public ScenarioPath(
            AlignedEconomy aligned,
            ScenarioSpec scenario,
            CapPath cap,
            Optional<double[]> productivity,
            Optional<Baseline> baseline,
            SolverOptions options) {
        this.aligned = aligned;
        this.policies = ScenarioPolicies.of(aligned, scenario.name(), baseline);
        this.economy = policies.economy();
        this.plan = policies.none() ? aligned.plan() : YearPlan.of(economy);
        this.scenario = scenario;
        this.cap = cap;
        this.productivity = productivity;
        this.solver = new YearSolver(economy, options);
        this.carried = economy.parametersFrom(aligned.economy(), aligned.carriedParameters());
        this.delivery = economy.compiled().parameterIndex("generation_per_delivery");
        this.capIntensity = economy.compiled().parameterIndex("cap_intensity");
        this.lossShare = economy.accounts().lossTwh()
                / Arrays.stream(economy.accounts().generation()).sum();
    }

    @Override
    public Optional<double[]> productivity() {
        return productivity;
    }

    @Override
    public CapPath cap() {
        return cap;
    }

    /** {@return the scenario's policies and closure} */
    public ScenarioPolicies policies() {
        return policies;
    }

    @Override
    public double[] gdpIndex() {
        double[] path = aligned.plan().gdpPath();
        return Arrays.stream(path).map(v -> v / path[0]).toArray();
    }

    @Override
    public PathResult solve(ReferenceEnergy reference, Optional<PathResult> before) {
        if (productivity.isEmpty()) {
            solver.solveProductivity();
        }
        int horizon = economy.given().years().horizon();
        Walk walk = new Walk(
                economy,
                solver,
                productivity,
                (year, capital) -> parameters(year, capital, reference),
                aligned.years(),
                before);
        Map<Integer, CarbonMarket> banks = new LinkedHashMap<>();
        policies.banked().forEach(m -> banks.put(m.bank().orElseThrow().from(), m));
        boolean complete = true;
        int year = reference.firstYear();
        while (complete && year <= horizon) {
            CarbonMarket market = banks.get(year);
            if (market == null) {
                complete = walk.step(year);
                year++;
            } else {
                BankedYears bank = new BankedYears(economy, scenario.name(), market, horizon);
                complete = bank.solve(walk, stretches);
                year = bank.last() + 1;
            }
        }
        return walk.result(complete, policies);
    }

    @Override
    public Optional<Unattainable> unattainable(ReferenceEnergy reference) {
        for (int year = reference.firstYear(); year <= economy.given().years().horizon(); year++) {
            int asked = year;
            OptionalDouble target = cap.target(year);
            if (policies.none() && !(target.isPresent() && target.getAsDouble() <= 0)) {
                continue;
            }
            // the stock of capital does not matter to it
            Optional<String> words = policies.unattainable(parameters(year, 1, reference), year, target);
            if (words.isPresent()) {
                return words.map(w -> new Unattainable(asked, w));
            }
        }
        return Optional.empty();
    }

    @Override
    public PathResult nothingSolved() {
        int count = economy.given().years().count();
        return new PathResult(
                aligned.years(),
                new double[count],
                new double[count],
                false,
                List.of(),
                policies,
                Map.of(),
                Optional.empty());
    }

    /**
     * {@return the model's parameters of a year; a fresh array}
     *
     * @param year after the alignment year
     * @param capital stock, base year = 1
     * @param reference quantities of every year
     */
    public double[] parameters(int year, double capital, ReferenceEnergy reference) {
        Case given = economy.given();
        ParameterTable table = given.parameters();
        double[] p = carried.clone();
        plan.apply(p, year, scenario.name(), capital);
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
        policies.apply(p, year);
        if (reference.shared()) {
            policies.share(p, year, reference.generation()[t]);
        }
        return p;
    }

    private double index(String key, int year, ParameterTable table) {
        int alignment = economy.given().years().alignment();
        return table.value(key, scenario.name(), year, 1) / table.value(key, scenario.name(), alignment, 1);
    }
}
