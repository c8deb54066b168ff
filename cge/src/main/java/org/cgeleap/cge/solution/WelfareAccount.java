package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.cge.system.Tangents;
import org.cgeleap.cge.system.VariableKind;

/**
 * The rate at which welfare changes along a path, and its parts. With p prices, u what a leaf pays (or receives, of an
 * output) after taxes, d final demand, ω endowments, x flows of activities,
 *
 * <pre>{@code Σ u dd = Σ p dω + Σ_activities (Σ u dx_out − Σ u dx_in) + Σ_all (wedge between p and u) dx − Σ p d(unsold)}</pre>
 *
 * which is market clearing, differentiated and valued at prices. The bracket of an activity is zero by zero profit and cost
 * minimisation unless its parameters change. Everything is divided by the price of the measure.
 */
final class WelfareAccount implements PathAccount {
    private final CompiledModel model;
    private final int good;
    private final int consumer;
    private final List<WelfarePart> names = new ArrayList<>();
    private final int[] endowmentPart;
    private final int[] technologyPart;
    private final int[] wedgePart;
    private final int[] demandPart;
    private final int[] unsoldPart;

    /**
     * Prepares an account.
     *
     * @param measure a good, whose final demand is welfare, or a consumer, whose real income at benchmark prices is
     * @throws IllegalArgumentException if it is neither
     */
    WelfareAccount(CompiledModel model, String measure) {
        this.model = model;
        int variable = model.variableIndex(measure);
        VariableKind kind = model.kind(variable);
        if (kind != VariableKind.PRICE && kind != VariableKind.INCOME) {
            throw new IllegalArgumentException(
                    "welfare: found '" + measure + "'; expected the price of a good or the income of a consumer");
        }
        this.good = kind == VariableKind.PRICE ? variable : -1;
        this.consumer = kind == VariableKind.INCOME ? variable : -1;
        this.endowmentPart = new int[model.endowmentCount()];
        this.technologyPart = new int[model.variableCount()];
        this.wedgePart = new int[model.leafCount()];
        this.demandPart = new int[model.leafCount()];
        this.unsoldPart = new int[model.variableCount()];
        Arrays.setAll(
                endowmentPart, w -> part(WelfarePart.Kind.ENDOWMENT, model.endowmentOwner(w), model.endowmentGood(w)));
        for (int leaf = 0; leaf < wedgePart.length; leaf++) {
            int owner = model.leafOwner(leaf);
            boolean demand = model.kind(owner) == VariableKind.INCOME;
            demandPart[leaf] =
                    demand && !measured(leaf) ? part(WelfarePart.Kind.OTHER_DEMAND, owner, model.leafGood(leaf)) : -1;
            wedgePart[leaf] = -1;
        }
        for (int tax = 0; tax < model.taxCount(); tax++) {
            int leaf = model.taxLeaf(tax);
            if (wedgePart[leaf] < 0) {
                wedgePart[leaf] = part(WelfarePart.Kind.WEDGE, model.leafOwner(leaf), model.leafGood(leaf));
            }
        }
        Arrays.setAll(
                technologyPart,
                v -> model.kind(v) == VariableKind.LEVEL ? part(WelfarePart.Kind.TECHNOLOGY, v, -1) : -1);
        Arrays.setAll(unsoldPart, v -> model.kind(v) == VariableKind.PRICE ? part(WelfarePart.Kind.UNSOLD, -1, v) : -1);
    }

    private int part(WelfarePart.Kind kind, int owner, int of) {
        names.add(new WelfarePart(
                kind, owner < 0 ? "" : model.variableName(owner), of < 0 ? "" : model.variableName(of), 0));
        return names.size() - 1;
    }

    private boolean measured(int leaf) {
        int owner = model.leafOwner(leaf);
        return model.kind(owner) == VariableKind.INCOME
                && (good >= 0 ? model.leafGood(leaf) == good : owner == consumer);
    }

    /** Whether welfare is a consumer's real income. */
    boolean isConsumer() {
        return consumer >= 0;
    }

    /** Final demand of the good that is measured. */
    double demand(Equilibrium at) {
        double sum = 0;
        for (int leaf = 0; leaf < demandPart.length; leaf++) {
            sum += measured(leaf) ? at.flow(leaf) : 0;
        }
        return sum;
    }

    /** The parts with their values, in the account's order. */
    List<WelfarePart> parts(double[] values) {
        List<WelfarePart> parts = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            WelfarePart name = names.get(k);
            parts.add(new WelfarePart(name.kind(), name.owner(), name.good(), values[k + 1]));
        }
        return parts;
    }

    /** The measure, then the parts. */
    @Override
    public int size() {
        return names.size() + 1;
    }

    @Override
    public double[] of(EquilibriumSystem system, double[] x) {
        double[] values = new double[size()];
        Arrays.fill(values, Double.NaN);
        if (consumer >= 0) {
            double[] natural = new double[x.length];
            system.toNatural(x, natural);
            values[0] = natural[consumer] / system.expenditureIndex(consumer);
        } else {
            values[0] = 0;
            for (int leaf = 0; leaf < demandPart.length; leaf++) {
                values[0] += measured(leaf) ? system.flow(leaf) : 0;
            }
        }
        return values;
    }

    @Override
    public double[] rates(EquilibriumSystem system, Tangents tangents) {
        double[] price = tangents.prices();
        double deflator = consumer >= 0 ? system.expenditureIndex(consumer) : Double.NaN;
        double[] rates = new double[size()];
        for (int leaf = 0; leaf < demandPart.length; leaf++) {
            double flow = tangents.flow(leaf);
            double user = system.userPrice(leaf);
            int owner = model.leafOwner(leaf);
            boolean output = model.leafSide(leaf) == LeafSide.OUTPUT;
            if (measured(leaf)) {
                rates[0] += user * flow;
                deflator = consumer >= 0 ? deflator : user;
            }
            if (demandPart[leaf] >= 0) {
                rates[demandPart[leaf] + 1] -= user * flow;
            }
            if (technologyPart[owner] >= 0) {
                rates[technologyPart[owner] + 1] += output ? user * flow : -user * flow;
            }
            if (wedgePart[leaf] >= 0) {
                double wedge = user - price[model.leafGood(leaf)];
                rates[wedgePart[leaf] + 1] += output ? -wedge * flow : wedge * flow;
            }
        }
        for (int w = 0; w < endowmentPart.length; w++) {
            rates[endowmentPart[w] + 1] += price[model.endowmentGood(w)] * tangents.endowment(w);
        }
        for (int v = 0; v < unsoldPart.length; v++) {
            if (unsoldPart[v] >= 0) {
                rates[unsoldPart[v] + 1] -= price[v] * tangents.condition(v);
            }
        }
        for (int k = 0; k < rates.length; k++) {
            rates[k] /= deflator;
        }
        return rates;
    }
}
