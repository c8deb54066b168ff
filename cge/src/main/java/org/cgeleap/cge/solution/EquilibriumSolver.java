package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.solver.NaturalResidual;
import org.cgeleap.cge.solver.SemismoothNewton;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverResult;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.StructuralAnalysis;
import org.cgeleap.cge.system.StructuralReport;
import org.cgeleap.cge.system.SwappedModel;
import org.cgeleap.cge.system.UndefinedConditions;
import org.cgeleap.cge.system.VariableKind;
import org.jspecify.annotations.Nullable;

/**
 * Solves one compiled model, again and again with other numbers: from the given start, and if that fails by the other
 * {@link Rung}s of the ladder.
 *
 * <p>One per thread; keeps work space and factorisation between calls.
 */
public final class EquilibriumSolver {
    /** Largest scaled residual at the start of a scenario that claims to replicate (MODEL.md §3). */
    private static final double REPLICATION = 1e-10;

    private static final int LARGEST = 10;

    /** Conditions up to which a start that needs no step is asked whether it is determined: some hundredths of a second. */
    private static final int UNMOVED = 2000;

    private final CompiledModel model;
    private final EquilibriumSystem system;
    private final SolverOptions options;
    private final SemismoothNewton newton;
    private final double[] x;
    private final double[] f;
    private final Ladder.Anchor base;
    private Ladder.@Nullable Anchor last;

    /**
     * A solver with work space of its own.
     *
     * @param model whose scenarios are solved
     * @param options of every solve
     */
    public EquilibriumSolver(CompiledModel model, SolverOptions options) {
        this.model = model;
        this.system = new EquilibriumSystem(model);
        this.options = options;
        this.newton = new SemismoothNewton(options);
        this.x = new double[model.variableCount()];
        this.f = new double[x.length];
        this.base = new Ladder.Anchor(model.baseParameters(), model.start());
    }

    /**
     * {@return the conditions behind the solver; holds, bounds and numeraire set here apply to the next {@link #solve}}
     */
    public EquilibriumSystem system() {
        return system;
    }

    /** {@return the options of every solve} */
    public SolverOptions options() {
        return options;
    }

    /**
     * Solves with the holds, bounds and numeraire now set on {@link #system()}.
     *
     * @param parameters every parameter, final values ({@link CompiledModel#parameterValues})
     * @param naturalStart first guess in natural units
     * @return how it ended, the point it ended at and what was tried; a failure is a status, not an exception
     */
    public Solve solve(double[] parameters, double[] naturalStart) {
        system.parameters(parameters);
        return solve(parameters, naturalStart, isLast(naturalStart), Replication.NOT_ASKED);
    }

    /**
     * Solves a scenario: base parameters with its set, and its fixes, bounds, starts and numeraire on the model's own
     * closure. The system's closure is the model's again afterwards.
     *
     * <p>A scenario with swaps is solved as a model of its own, whose variables are those of this one followed by the
     * parameters that became endogenous.
     *
     * @param scenario of this model
     * @param naturalStart the last solved point, or {@link CompiledModel#start()}; of a longer one, what this model knows
     * @return how it ended, the point it ended at and what was tried; a failure is a status, not an exception
     * @throws org.cgeleap.cge.system.ModelException if a swap cannot be carried out
     */
    public Solve solve(Scenario scenario, double[] naturalStart) {
        if (!scenario.swap().isEmpty()) {
            SwappedModel swapped = SwappedModel.of(model, scenario);
            EquilibriumSolver solver = new EquilibriumSolver(swapped.compiled(), options);
            return solver.solve(scenario, swapped.start(naturalStart), swapped);
        }
        return solve(scenario, Arrays.copyOf(naturalStart, x.length), null);
    }

    /**
     * Examines a scenario without solving it: conditions and variables counted and paired, empty markets, missing
     * numeraires. Costs about as much as one evaluation of the Jacobian.
     *
     * @param scenario of this model
     * @param naturalStart as for {@link #solve(Scenario, double[])}
     * @return counts, and errors and warnings in sentences
     * @throws org.cgeleap.cge.system.ModelException if a swap cannot be carried out
     */
    public StructuralReport examine(Scenario scenario, double[] naturalStart) {
        if (!scenario.swap().isEmpty()) {
            SwappedModel swapped = SwappedModel.of(model, scenario);
            EquilibriumSolver solver = new EquilibriumSolver(swapped.compiled(), options);
            return solver.examine(scenario, swapped.start(naturalStart), swapped);
        }
        return examine(scenario, Arrays.copyOf(naturalStart, x.length), null);
    }

    private StructuralReport examine(Scenario scenario, double[] start, @Nullable SwappedModel swapped) {
        try {
            prepare(scenario, model.parameterValues(scenario.set()), start, swapped);
            return StructuralAnalysis.of(system);
        } finally {
            system.resetClosure();
        }
    }

    private void prepare(Scenario scenario, double[] parameters, double[] start, @Nullable SwappedModel swapped) {
        ScenarioClosure.apply(system, scenario);
        scenario.start().forEach((name, value) -> start[model.variableIndex(name)] = value);
        system.parameters(parameters);
        if (swapped != null) {
            swapped.apply(system, start);
        }
    }

    private Solve solve(Scenario scenario, double[] start, @Nullable SwappedModel swapped) {
        double[] parameters = model.parameterValues(scenario.set());
        boolean fromLast = isLast(start);
        boolean own = Arrays.equals(start, base.values());
        try {
            prepare(scenario, parameters, start, swapped);
            List<String> moved = MovedStarts.of(system, scenario, start, own);
            Replication before = scenario.replicate() ? replication(start) : Replication.NOT_ASKED;
            double[] from = scenario.start().isEmpty() && !pricesStated(start) ? system.atPriceLevel(start) : start;
            return determined(solve(parameters, from, fromLast, before), from, swapped != null)
                    .with(moved);
        } finally {
            system.resetClosure();
        }
    }

    /**
     * Whether a start is the model's own and has prices that somebody stated, perhaps in units of a numeraire whose own start
     * was not: they are to be taken as they are. A price of zero is in no unit.
     */
    private boolean pricesStated(double[] start) {
        boolean stated = false;
        for (int i = 0; i < start.length; i++) {
            stated |= system.model().kind(i) == VariableKind.PRICE && start[i] != 1 && start[i] != 0;
        }
        return stated && Arrays.equals(start, base.values());
    }

    /** Whether a start is the point solved last, whose parameters are so known. */
    private boolean isLast(double[] start) {
        Ladder.Anchor known = last;
        return known != null && Arrays.equals(start, known.values());
    }

    /** Whether a start is an equilibrium before any step, and what is wrong with it if not. */
    private record Replication(List<Check> check, List<ConditionStatement> wrong) {
        static final Replication NOT_ASKED = new Replication(List.of(), List.of());
    }

    private Replication replication(double[] start) {
        system.toSolver(start, x);
        SolverResult unmoved = new SemismoothNewton(options.withMaxIterations(0).withRestarts(0)).solve(system, x);
        Check check = Check.of("replication", unmoved.residual(), REPLICATION);
        System.arraycopy(unmoved.x(), 0, x, 0, x.length); // within its bounds
        return new Replication(
                List.of(check),
                check.pass() || !system.evaluate(x, f)
                        ? List.of()
                        : ConditionStatement.of(
                                system,
                                NaturalResidual.largest(system, x, f, LARGEST).stream()
                                        .filter(r -> r.residual() > REPLICATION)
                                        .toList()));
    }

    private Solve solve(double[] parameters, double[] start, boolean fromLast, Replication before) {
        Ladder ladder = new Ladder(system, newton);
        SolverResult result = ladder.climb(parameters, start, base, fromLast ? last : null);
        double[] values = new double[x.length];
        system.toNatural(result.x(), values);
        system.toSolver(values, x);
        boolean defined = system.evaluate(x, f);
        double residual = defined ? NaturalResidual.worst(system, x, f) : Double.POSITIVE_INFINITY;
        SolverStatus status = result.status();
        if (status.solved() && !(residual <= options.tolerance())) {
            status = SolverStatus.STALLED; // what is reported must hold of the numbers reported
        }
        List<Check> checks = new ArrayList<>(before.check());
        checks.add(Check.of("newton_residual", residual, options.tolerance()));
        Equilibrium equilibrium = new Equilibrium(system, parameters.clone(), x, defined, options.tolerance(), checks);
        List<NamedResidual> largest = defined ? NaturalResidual.largest(system, x, f, LARGEST) : List.of();
        if (status.solved()) {
            last = new Ladder.Anchor(parameters.clone(), equilibrium.values());
        }
        List<ConditionStatement> statements = status.solved() ? before.wrong() : unsolved(start, largest);
        List<String> degenerate =
                result.degenerate().stream().map(system::conditionName).toList();
        return new Solve(
                status,
                residual,
                result.iterations(),
                equilibrium,
                natural(largest),
                result,
                ladder.rungs(),
                statements,
                degenerate,
                List.of(),
                List.of());
    }

    /**
     * Says of a scenario what its conditions leave open: where the solver met a singular Jacobian, or took no step and so did
     * not ask; of swaps also where they were not solved, at their start.
     */
    private Solve determined(Solve solve, double[] start, boolean swapped) {
        boolean asked = swapped
                || solve.status() == SolverStatus.SOLVED_DEGENERATE
                || (solve.iterations() == 0 && x.length <= UNMOVED);
        if (!asked || (!solve.solved() && !swapped)) {
            return solve;
        }
        system.toSolver(solve.solved() ? solve.equilibrium().values() : start, x);
        Determinacy open = Determinacy.at(system, x);
        if (open.full()) {
            return solve;
        }
        return solve.with(solve.solved() ? SolverStatus.SOLVED_DEGENERATE : solve.status(), open);
    }

    /** The same residuals with the variables in natural units. */
    private List<NamedResidual> natural(List<NamedResidual> residuals) {
        return residuals.stream()
                .map(r -> system.logarithmic(r.index())
                        ? new NamedResidual(
                                r.index(), r.variable(), r.condition(), Math.exp(r.value()), r.function(), r.residual())
                        : r)
                .toList();
    }

    /** What is wrong where a search ended, after what has no value where it began. */
    private List<ConditionStatement> unsolved(double[] start, List<NamedResidual> largest) {
        List<ConditionStatement> all = new ArrayList<>(ConditionStatement.of(system, largest));
        double[] from = new double[start.length];
        system.toSolver(start, from);
        if (!system.evaluate(from, new double[from.length])) {
            int place = 0;
            for (String text : UndefinedConditions.of(system)) {
                all.add(place++, new ConditionStatement("", text, Double.POSITIVE_INFINITY));
            }
        }
        return List.copyOf(all);
    }
}
