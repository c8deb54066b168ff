package org.cgeleap.cge.solution;

import java.util.List;
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
 *   <li>zero_profit: the flows of every running activity at user prices balance.
 *   <li>homogeneity: all prices and incomes times 2 leave every flow and every binding constraint alone.
 * </ul>
 */
final class EquilibriumChecks {
    /** The solver's tolerance is per condition; this many conditions may be off by it, all to the same side. */
    private static final double CONDITIONS = 100;

    /** Flows at two price levels differ by rounding in exp and log only, magnified by elasticities up to 100. */
    private static final double ROUNDING = 1e-9;

    private final EquilibriumSystem system;
    private final CompiledModel model;
    private final double[] x;
    private final double tolerance;
    private final double[] natural;

    /** Checks at x, where the system was evaluated last; leaves the system evaluated elsewhere. */
    EquilibriumChecks(EquilibriumSystem system, double[] x, double tolerance) {
        this.system = system;
        this.model = system.model();
        this.x = x;
        this.tolerance = tolerance;
        this.natural = new double[x.length];
        system.toNatural(x, natural);
    }

    List<Check> all() {
        Check walras = Check.of("walras", walras(), tolerance * CONDITIONS);
        double[] paid = new double[x.length];
        double[] received = new double[x.length];
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            (model.leafSide(leaf) == LeafSide.OUTPUT ? received : paid)[model.leafOwner(leaf)] +=
                    system.flow(leaf) * system.userPrice(leaf);
        }
        Check expenditure = Check.of("income_expenditure", expenditure(paid), ROUNDING);
        Check profit = Check.of("zero_profit", profit(paid, received), tolerance * CONDITIONS);
        return List.of(walras, expenditure, profit, Check.of("homogeneity", homogeneity(), ROUNDING));
    }

    private double walras() {
        double dropped = 0;
        double income = 0;
        for (int i = 0; i < x.length; i++) {
            VariableKind kind = model.kind(i);
            income += kind == VariableKind.INCOME ? Math.abs(natural[i]) : 0;
            if (system.held(i) || x[i] <= system.lower(i) || x[i] >= system.upper(i)) {
                dropped += system.condition(i)
                        * switch (kind) {
                            case PRICE -> natural[i];
                            case INCOME -> 1;
                            case LEVEL -> natural[i];
                            case AUXILIARY -> 0;
                        };
            }
        }
        return Math.abs(dropped) / income;
    }

    private double expenditure(double[] paid) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            if (model.kind(i) == VariableKind.INCOME && natural[i] != 0) {
                worst = Math.max(worst, Math.abs(paid[i] - natural[i]) / Math.abs(natural[i]));
            }
        }
        return worst;
    }

    private double profit(double[] paid, double[] received) {
        double worst = 0;
        double income = 0;
        for (int i = 0; i < x.length; i++) {
            if (model.kind(i) == VariableKind.LEVEL && !system.held(i) && x[i] < system.upper(i)) {
                worst = Math.max(worst, Math.abs(paid[i] - received[i]));
            }
            income += model.kind(i) == VariableKind.INCOME ? Math.abs(natural[i]) : 0;
        }
        return worst / income;
    }

    private double homogeneity() {
        double[] flows = new double[model.leafCount()];
        for (int leaf = 0; leaf < flows.length; leaf++) {
            flows[leaf] = system.flow(leaf);
        }
        double[] scaled = x.clone();
        for (int i = 0; i < scaled.length; i++) {
            boolean nominal = model.kind(i) == VariableKind.PRICE || model.kind(i) == VariableKind.INCOME;
            if (nominal) {
                scaled[i] = system.logarithmic(i) ? x[i] + Math.log(2) : 2 * x[i];
            }
        }
        double[] binding = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            boolean applies = model.kind(i) == VariableKind.AUXILIARY
                    && !system.held(i)
                    && x[i] > system.lower(i)
                    && x[i] < system.upper(i);
            binding[i] = applies ? system.condition(i) / system.conditionScale(i) : Double.NaN;
        }
        if (!system.evaluate(scaled, new double[x.length])) {
            return Double.NaN;
        }
        double worst = 0;
        for (int leaf = 0; leaf < flows.length; leaf++) {
            double size = Math.max(system.conditionScale(model.leafGood(leaf)), Math.abs(flows[leaf]));
            worst = Math.max(worst, Math.abs(system.flow(leaf) - flows[leaf]) / size);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(binding[i])) {
                double change = system.condition(i) / system.conditionScale(i) - binding[i];
                worst = Math.max(worst, Math.abs(change) - Math.abs(binding[i])); // degree 1 doubles what is left of it
            }
        }
        return worst;
    }
}
