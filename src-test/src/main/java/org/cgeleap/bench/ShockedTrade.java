package org.cgeleap.bench;

import org.cgeleap.bench.economies.TradeEconomy;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SparseLu;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/** World trade at its benchmark with all tariffs ten percentage points up, before the first Newton step. */
final class ShockedTrade {
    private final EquilibriumSolver solver;
    private final EquilibriumSystem system;
    private final Scenario shock;
    private final double[] start;
    private final double[] x;
    private final double[] f;
    private final double[] values;

    /** @param size regions and commodities, as {@code 10x29} */
    ShockedTrade(String size) {
        int by = size.indexOf('x');
        EquilibriumModel model =
                TradeEconomy.of(Integer.parseInt(size.substring(0, by)), Integer.parseInt(size.substring(by + 1)), 1);
        CompiledModel compiled = CompiledModel.compile(model);
        solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        shock = model.scenarios().get(2);
        start = compiled.start();
        system = new EquilibriumSystem(compiled);
        system.parameters(compiled.parameterValues(shock.set()));
        x = new double[system.size()];
        f = new double[x.length];
        values = new double[system.rowIndices().length];
        system.toSolver(start, x);
        system.evaluate(x, f);
        system.jacobian(x, values);
    }

    int size() {
        return x.length;
    }

    /** Compressed columns of the Jacobian. */
    int[] pointers() {
        return system.columnPointers();
    }

    int[] indices() {
        return system.rowIndices();
    }

    double[] values() {
        return values;
    }

    double[] residual() {
        return f;
    }

    /** An empty factorisation of the Jacobian's pattern. */
    SparseLu factorisation() {
        return new SparseLu(x.length, pointers(), indices(), SolverOptions.Factorisation.FROZEN_PIVOTS);
    }

    /** The Jacobian, row by row. */
    double[][] dense() {
        double[][] rows = new double[x.length][x.length];
        for (int j = 0; j < x.length; j++) {
            for (int k = pointers()[j]; k < pointers()[j + 1]; k++) {
                rows[indices()[k]][j] = values[k];
            }
        }
        return rows;
    }

    /** Evaluates anew: the last bit of one variable alternates, for the system remembers its last point. */
    boolean evaluate() {
        x[0] = x[0] == Math.nextUp(1.0) ? 1.0 : Math.nextUp(1.0);
        return system.evaluate(x, f);
    }

    boolean jacobian() {
        return system.jacobian(x, values);
    }

    Solve solve() {
        return solver.solve(shock, start.clone());
    }
}
