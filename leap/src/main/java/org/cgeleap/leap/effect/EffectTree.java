package org.cgeleap.leap.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.Effect;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Unit;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.Quantities;
import org.cgeleap.leap.demand.Quantity;

/**
 * The effect branches of an area. Combustion CO2 comes from the factors of fuels; a CO2 effect branch adds to it (process
 * emissions), it does not replace it: for that a fuel branch has its variable CO2 Factor.
 */
public final class EffectTree {
    /** The set taken where the area names none: the one of the Paris Agreement's reporting rules (decision 18/CMA.1). */
    public static final GwpSet DEFAULT_SET = GwpSet.AR5;

    private final LeapArea area;
    private final List<EffectLoading> loadings = new ArrayList<>();

    /**
     * Reads the effect branches of an area.
     *
     * @param quantities of the area
     */
    public EffectTree(Quantities quantities) {
        this.area = quantities.area();
        for (int b = 0; b < area.branches().size(); b++) {
            if (quantities.branch(b).kind() == BranchKind.EFFECT) {
                Quantity factor = quantities.of(b, Variable.EMISSION_FACTOR);
                Quantity total = quantities.of(b, Variable.TOTAL_EFFECT);
                loadings.add(new EffectLoading(
                        b,
                        quantities.parent(b),
                        effect(String.valueOf(quantities.branch(b).fuel())),
                        factor.given() ? basis(b) : EffectLoading.Basis.TOTAL,
                        factor.given() ? factor : total));
            }
        }
    }

    private int effect(String code) {
        for (int e = 0; e < area.effects().size(); e++) {
            if (area.effects().get(e).code().equalsIgnoreCase(code)) {
                return e;
            }
        }
        throw new IllegalArgumentException("no effect \"" + code + "\" in effects.csv");
    }

    private EffectLoading.Basis basis(int b) {
        String text = area.entries().stream()
                .filter(e -> e.branch() == b
                        && e.variable() == Variable.EMISSION_FACTOR
                        && !e.unit().isEmpty())
                .map(Entry::unit)
                .findFirst()
                .orElse("");
        Unit mass = Unit.parse(text)
                .withoutLabel(String.valueOf(area.branches().get(b).fuel()));
        if (mass.sameDimension(Unit.parse("Mt/Mtce"))) {
            return EffectLoading.Basis.ENERGY;
        }
        return mass.sameDimension(Unit.parse("Mt/km")) ? EffectLoading.Basis.DISTANCE : EffectLoading.Basis.ACTIVITY;
    }

    /** {@return the branches in the order of the tree} */
    public List<EffectLoading> loadings() {
        return List.copyOf(loadings);
    }

    /** {@return name of the set of global warming potentials in use: the area's, else {@link #DEFAULT_SET}} */
    public String gwpSet() {
        String named = area.settings().gwpSet();
        return named == null ? DEFAULT_SET.name() : named;
    }

    /**
     * {@return potential of an effect, t CO2 equivalent per t: the area's own, else that of the report the set is named
     * after; empty for none}
     *
     * @param effect index in the area's list of effects
     */
    public OptionalDouble gwp(int effect) {
        Effect of = area.effects().get(effect);
        Double own = of.gwpBySet().get(gwpSet());
        return own != null
                ? OptionalDouble.of(own)
                : GwpSet.named(gwpSet()).map(set -> set.of(of.code())).orElse(OptionalDouble.empty());
    }
}
