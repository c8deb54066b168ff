package org.cgeleap.cge.solution;

import java.util.List;
import org.cgeleap.cge.solution.Equilibrium.Standing;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.cge.system.VariableKind;

/**
 * What must hold of an equilibrium beyond the solver's own residual.
 *
 * <ul>
 *   <li>walras: the value of all dropped conditions, relative to total income. The conditions at any point satisfy
 *       Σ p·(supply − demand) + Σ (income balance) + Σ level·(cost − revenue) = 0, so what is dropped must add up to
 *       nothing once the rest is solved.
 *   <li>income_expenditure: every consumer's flows at user prices add up to its income.
 *   <li>zero_profit: the flows of every running activity at user prices balance; at a lower bound there may be a loss.
 *   <li>homogeneity: all prices and incomes times 2 leave every flow and every binding constraint alone.
 * </ul>
 */
final class EquilibriumChecks {
    /** The solver's tolerance is per condition; this many conditions may be off by it, all to the same side. */
    private static final double CONDITIONS = 100;

    /** Flows at two price levels differ by rounding in exp and log only, magnified by elasticities up to 100. */
    private static final double ROUNDING = 1e-9;

    private final Equilibrium at;
    private final CompiledModel model;
    private final int n;
    private final double tolerance;

    EquilibriumChecks(Equilibrium at, double tolerance) {
        this.at = at;
        this.model = at.model();
        this.n = model.variableCount();
        this.tolerance = tolerance;
    }

    List<Check> all() {
        Check walras = Check.of("walras", walras(), tolerance * CONDITIONS);
        double[] paid = new double[n];
        double[] received = new double[n];
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            (model.leafSide(leaf) == LeafSide.OUTPUT ? received : paid)[model.leafOwner(leaf)] +=
                    at.flow(leaf) * at.userPrice(leaf);
        }
        Check expenditure = Check.of("income_expenditure", expenditure(paid), ROUNDING);
        Check profit = Check.of("zero_profit", profit(paid, received), tolerance * CONDITIONS);
        return List.of(walras, expenditure, profit, Check.of("homogeneity", homogeneity(), ROUNDING));
    }

    private double walras() {
        double dropped = 0;
        double income = 0;
        for (int i = 0; i < n; i++) {
            VariableKind kind = model.kind(i);
            income += kind == VariableKind.INCOME ? Math.abs(at.value(i)) : 0;
            if (at.standing(i) != Standing.FREE) {
                dropped += at.marginal(i)
                        * switch (kind) {
                            case PRICE, LEVEL -> at.value(i);
                            case INCOME -> 1;
                            case AUXILIARY -> 0;
                        };
            }
        }
        return Math.abs(dropped) / income;
    }

    private double expenditure(double[] paid) {
        double worst = 0;
        for (int i = 0; i < n; i++) {
            if (model.kind(i) == VariableKind.INCOME && at.value(i) != 0) {
                worst = Math.max(worst, Math.abs(paid[i] - at.value(i)) / Math.abs(at.value(i)));
            }
        }
        return worst;
    }

    private double profit(double[] paid, double[] received) {
        double worst = 0;
        double income = 0;
        for (int i = 0; i < n; i++) {
            double loss = paid[i] - received[i];
            if (model.kind(i) == VariableKind.LEVEL && at.standing(i) == Standing.FREE) {
                worst = Math.max(worst, Math.abs(loss));
            } else if (model.kind(i) == VariableKind.LEVEL && at.standing(i) == Standing.LOWER) {
                worst = Math.max(worst, -loss); // a level at a bound above zero may run at a loss
            }
            income += model.kind(i) == VariableKind.INCOME ? Math.abs(at.value(i)) : 0;
        }
        return worst / income;
    }

    private double homogeneity() {
        EquilibriumSystem system = new EquilibriumSystem(model);
        system.parameters(at.parameters());
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            boolean nominal = model.kind(i) == VariableKind.PRICE || model.kind(i) == VariableKind.INCOME;
            double scaled = nominal ? 2 * at.value(i) : at.value(i);
            x[i] = system.logarithmic(i) ? Math.log(scaled) : scaled;
        }
        if (!system.evaluate(x, new double[n])) {
            return Double.NaN;
        }
        double worst = 0;
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            double size = Math.max(system.conditionScale(model.leafGood(leaf)), Math.abs(at.flow(leaf)));
            worst = Math.max(worst, Math.abs(system.flow(leaf) - at.flow(leaf)) / size);
        }
        for (int i = 0; i < n; i++) {
            if (model.kind(i) == VariableKind.AUXILIARY && at.standing(i) == Standing.FREE) {
                double binding = at.marginal(i) / system.conditionScale(i);
                double change = system.condition(i) / system.conditionScale(i) - binding;
                worst = Math.max(worst, Math.abs(change) - Math.abs(binding)); // degree 1 doubles what is left of it
            }
        }
        return worst;
    }
}
