package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.cge.system.Tangents;
import org.cgeleap.cge.system.VariableKind;

/**
 * Everything a solution says, in one fixed order: all variables, then the flows (a good that stands at several leaves of
 * one tree summed), endowments and taxes by good and receiver.
 */
public final class Quantities implements PathAccount {
    private static final List<String> KINDS = List.of("output", "input", "demand", "endowment", "tax");

    private final CompiledModel model;
    private final List<Quantity> list = new ArrayList<>();
    private final int[] leaf;
    private final int[] endowment;
    private final int[] tax;

    /**
     * The quantities of a model; their order depends on nothing else.
     *
     * @param model whose solutions are to be listed
     */
    public Quantities(CompiledModel model) {
        this.model = model;
        for (int v = 0; v < model.variableCount(); v++) {
            list.add(new Quantity(model.kind(v).name().toLowerCase(Locale.ROOT), model.variableName(v), ""));
        }
        Map<Long, Integer> index = new HashMap<>(2 * model.leafCount());
        leaf = new int[model.leafCount()];
        for (int i = 0; i < leaf.length; i++) {
            int owner = model.leafOwner(i);
            String kind = model.leafSide(i) == LeafSide.OUTPUT
                    ? "output"
                    : model.kind(owner) == VariableKind.INCOME ? "demand" : "input";
            leaf[i] = place(index, kind, owner, model.leafGood(i));
        }
        endowment = new int[model.endowmentCount()];
        for (int i = 0; i < endowment.length; i++) {
            endowment[i] = place(index, "endowment", model.endowmentOwner(i), model.endowmentGood(i));
        }
        tax = new int[model.taxCount()];
        for (int i = 0; i < tax.length; i++) {
            tax[i] = place(index, "tax", model.taxRecipient(i), model.leafGood(model.taxLeaf(i)));
        }
    }

    private int place(Map<Long, Integer> index, String kind, int name, int of) {
        long variables = model.variableCount();
        long key = (KINDS.indexOf(kind) * variables + name) * variables + of;
        return index.computeIfAbsent(key, k -> {
            list.add(new Quantity(kind, model.variableName(name), model.variableName(of)));
            return list.size() - 1;
        });
    }

    /** {@return names, in order; the variables of the model come first, in its order} */
    public List<Quantity> list() {
        return List.copyOf(list);
    }

    @Override
    public int size() {
        return list.size();
    }

    /**
     * {@return values at an equilibrium}
     *
     * @param at a point of this very model
     */
    public double[] of(Equilibrium at) {
        return fill(at::value, at::flow, at::endowment, at::taxRevenue);
    }

    /** Values at the point a system was last evaluated at. */
    @Override
    public double[] of(EquilibriumSystem system, double[] x) {
        double[] natural = new double[x.length];
        system.toNatural(x, natural);
        return fill(i -> natural[i], system::flow, system::endowment, system::taxRevenue);
    }

    @Override
    public double[] rates(EquilibriumSystem system, Tangents tangents) {
        return of(tangents);
    }

    /** Tangents along the last direction. */
    double[] of(Tangents tangents) {
        return fill(tangents::value, tangents::flow, tangents::endowment, tangents::taxRevenue);
    }

    private double[] fill(
            IntToDoubleFunction variables,
            IntToDoubleFunction flows,
            IntToDoubleFunction endowments,
            IntToDoubleFunction taxes) {
        double[] result = new double[list.size()];
        for (int v = 0; v < model.variableCount(); v++) {
            result[v] = variables.applyAsDouble(v);
        }
        add(result, leaf, flows);
        add(result, endowment, endowments);
        add(result, tax, taxes);
        return result;
    }

    private static void add(double[] result, int[] place, IntToDoubleFunction of) {
        for (int i = 0; i < place.length; i++) {
            result[place[i]] += of.applyAsDouble(i);
        }
    }
}
