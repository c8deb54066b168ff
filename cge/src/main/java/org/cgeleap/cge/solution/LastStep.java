package org.cgeleap.cge.solution;

import java.util.Arrays;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/** What one more Newton step would change at a solution, an estimate of its error, and how the Jacobian is conditioned. */
final class LastStep {
    private final CompiledModel model;
    private final EquilibriumSystem system;
    private final Quantities quantities;
    private final double[] error;
    private final double condition;

    LastStep(Scenario scenario, Equilibrium at, Quantities quantities) {
        this.model = at.model();
        this.quantities = quantities;
        this.system = new EquilibriumSystem(model);
        system.parameters(at.parameters());
        ScenarioClosure.apply(system, scenario, at);
        double[] x = new double[system.size()];
        system.toSolver(at.values(), x);
        ActiveSet set = new ActiveSet(system);
        this.error = new double[quantities.size()];
        boolean regular = set.decide(x, ActiveSet.OPEN) && set.linearise(x);
        double[] dx = new double[x.length];
        Tangents tangents = new Tangents(system);
        if (regular
                && set.newtonStep(x, dx)
                && tangents.along(new double[model.parameterCount()], dx, new double[x.length])) {
            double[] step = quantities.of(tangents);
            Arrays.setAll(error, q -> Math.abs(step[q]));
        } else {
            Arrays.fill(error, Double.NaN);
        }
        this.condition = regular ? set.condition(x) : Double.POSITIVE_INFINITY;
    }

    double[] error() {
        return error;
    }

    double condition() {
        return condition;
    }

    /** Size of each quantity at the start: of a variable its start, of a flow its market, of a tax its receiver's income. */
    double[] sizes() {
        double[] start = model.start();
        return quantities.list().stream()
                .mapToDouble(q -> q.of().isEmpty()
                        ? Math.max(Math.abs(start[model.variableIndex(q.name())]), Double.MIN_NORMAL)
                        : system.conditionScale(model.variableIndex(q.kind().equals("tax") ? q.name() : q.of())))
                .toArray();
    }
}
