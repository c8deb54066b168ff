package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.LeafSide;

/**
 * What is wrong with one condition, in the words of economics: "market for P.coal: supply short by 3.1 (demand 13.2, supply
 * 10.1, price 2)".
 *
 * @param variable the condition's variable
 * @param text the statement; quantities in the model's units, money at its price level
 * @param residual scaled, as the solver measures it
 */
public record ConditionStatement(String variable, String text, double residual) {

    /** States each residual at the point where the system was evaluated last. */
    static List<ConditionStatement> of(EquilibriumSystem system, List<NamedResidual> residuals) {
        CompiledModel model = system.model();
        double[] x = new double[model.variableCount()];
        residuals.forEach(r -> x[r.index()] = r.value());
        double[] natural = new double[x.length];
        system.toNatural(x, natural);
        List<ConditionStatement> all = new ArrayList<>();
        for (NamedResidual r : residuals) {
            int i = r.index();
            String text = system.held(i)
                    ? system.conditionName(i) + ": is " + number(natural[i])
                    : switch (model.kind(i)) {
                        case PRICE -> market(system, i, natural[i]);
                        case LEVEL -> activity(system, i, natural[i]);
                        case INCOME -> income(system, i, natural[i]);
                        case AUXILIARY -> constraint(system, i, natural[i]);
                    };
            all.add(new ConditionStatement(r.variable(), text, r.residual()));
        }
        return List.copyOf(all);
    }

    private static String market(EquilibriumSystem system, int good, double price) {
        CompiledModel model = system.model();
        double supply = 0;
        double demand = 0;
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            if (model.leafGood(leaf) == good) {
                double flow = system.flow(leaf);
                if (model.leafSide(leaf) == LeafSide.OUTPUT) {
                    supply += flow;
                } else {
                    demand += flow;
                }
            }
        }
        for (int w = 0; w < model.endowmentCount(); w++) {
            if (model.endowmentGood(w) == good) {
                double quantity = system.endowment(w);
                supply += Math.max(0, quantity);
                demand += Math.max(0, -quantity);
            }
        }
        double excess = system.condition(good);
        String numbers = " (demand " + number(demand) + ", supply " + number(supply) + ", price " + number(price) + ")";
        String what = excess < 0
                ? "supply short by " + number(-excess) + numbers
                : number(excess) + " left over at a price above its lower bound" + numbers;
        return "market for " + model.variableName(good) + ": " + what;
    }

    private static String activity(EquilibriumSystem system, int activity, double level) {
        CompiledModel model = system.model();
        double cost = 0;
        double revenue = 0;
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            if (model.leafOwner(leaf) == activity) {
                double value = system.unitFlow(leaf) * system.userPrice(leaf);
                if (model.leafSide(leaf) == LeafSide.OUTPUT) {
                    revenue += value;
                } else {
                    cost += value;
                }
            }
        }
        double loss = system.condition(activity);
        String numbers = " a unit at level " + number(level) + " (unit cost " + number(cost) + ", unit revenue "
                + number(revenue) + ")";
        return "activity " + model.variableName(activity) + ": makes a " + (loss < 0 ? "profit" : "loss") + " of "
                + number(Math.abs(loss)) + numbers;
    }

    private static String income(EquilibriumSystem system, int consumer, double income) {
        CompiledModel model = system.model();
        double unspent = system.condition(consumer);
        double earned = income - unspent;
        String numbers = " (spends " + number(income) + ", earns " + number(earned) + ")";
        String what = earned < 0
                ? "owes " + number(-earned) + " more than it earns"
                : unspent > 0
                        ? "spends " + number(unspent) + " more than it earns" + numbers
                        : "spends " + number(-unspent) + " less than it earns" + numbers;
        return "income of " + model.variableName(consumer) + ": " + what;
    }

    private static String constraint(EquilibriumSystem system, int auxiliary, double value) {
        String name = system.model().variableName(auxiliary);
        double slack = system.condition(auxiliary);
        boolean equation = system.lower(auxiliary) == Double.NEGATIVE_INFINITY;
        String what = equation
                ? "off by " + number(slack)
                : slack < 0
                        ? "short by " + number(-slack)
                        : "slack by " + number(slack) + " with its variable above the lower bound";
        return (equation ? "equation of " : "constraint of ") + name + ": " + what + " (" + name + " = " + number(value)
                + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
