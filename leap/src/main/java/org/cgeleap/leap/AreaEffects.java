package org.cgeleap.leap;

import java.util.OptionalDouble;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.demand.EndUse;
import org.cgeleap.leap.effect.EffectLoading;
import org.cgeleap.leap.effect.EffectTree;
import org.cgeleap.leap.transformation.ModuleYear;

/** What the effect branches of an area release, Mt, and all greenhouse gases together, Mt CO2 equivalent. */
public final class AreaEffects {
    private final AreaModel model;
    private final EffectTree tree;
    private final double[][] mass;

    AreaEffects(AreaModel model, Accounting accounting, AreaSupply supply) {
        this.model = model;
        this.tree = model.effectTree();
        this.mass = new double[tree.loadings().size()][model.yearCount()];
        for (int k = 0; k < mass.length; k++) {
            EffectLoading loading = tree.loadings().get(k);
            for (int t = 0; t < model.yearCount(); t++) {
                mass[k][t] =
                        base(loading, t, accounting, supply) * loading.factor().at(t, accounting.values());
            }
        }
    }

    private double base(EffectLoading loading, int t, Accounting accounting, AreaSupply supply) {
        if (loading.basis() == EffectLoading.Basis.TOTAL) {
            return 1;
        }
        int above = loading.above();
        BranchKind kind = model.branch(above).kind();
        switch (kind) {
            case FUEL, TECHNOLOGY -> {
                return demand(loading, above, t, accounting);
            }
            case NON_ENERGY -> {
                return model.quantities()
                        .orDefault(above, org.cgeleap.leap.area.Variable.NON_ENERGY_ACTIVITY)
                        .at(t, accounting.values());
            }
            default -> {
                return supplied(above, t, supply);
            }
        }
    }

    private double demand(EffectLoading loading, int above, int t, Accounting accounting) {
        SubtreeIndex subtrees = model.subtrees();
        int endUse = subtrees.endUseOf(above);
        switch (loading.basis()) {
            case ENERGY -> {
                double sum = 0;
                for (int leaf : subtrees.leaves(above)) {
                    sum += accounting.energy(leaf, t);
                }
                return sum;
            }
            case DISTANCE -> {
                boolean vehicles =
                        endUse >= 0 && model.demand().endUses().get(endUse).method() == EndUse.Method.TRANSPORT;
                if (!vehicles) {
                    throw new IllegalArgumentException(model.branchPath(loading.branch())
                            + ": a factor per distance, but the branch above is no transport technology");
                }
                return accounting.endUse(endUse).distance(t);
            }
            default -> {
                return endUse >= 0
                        ? accounting.endUse(endUse).activity(t)
                        : accounting
                                .activity(subtrees.processOf(above))
                                .activity(accounting.indexInProcess(subtrees.technologyOf(above)), t);
            }
        }
    }

    /** Energy produced by a transformation process, or taken of one of its feedstocks. */
    private double supplied(int above, int t, AreaSupply supply) {
        for (int m = 0; m < supply.moduleCount(); m++) {
            ModuleYear year = supply.module(m, t);
            for (int j = 0; j < year.output().length; j++) {
                if (model.supplyTree().processBranch(m, j) == above) {
                    return year.output()[j];
                }
                int k = model.supplyTree().feedstocks(m, j).indexOf(above);
                if (k >= 0) {
                    return year.input()[j] * supply.feedstockShare(m, j, k, t);
                }
            }
        }
        return 0;
    }

    /** {@return name of the set of global warming potentials in use} */
    public String gwpSet() {
        return tree.gwpSet();
    }

    /**
     * Mass of an effect, Mt.
     *
     * @param branch the sum over its subtree is taken
     * @param effect code of effects.csv
     * @param year calendar year
     * @return the mass released in the year
     * @throws IllegalArgumentException if there is no such branch
     */
    public double mass(int branch, String effect, int year) {
        String path = model.branchPath(branch) + "\\";
        double sum = 0;
        for (int k = 0; k < mass.length; k++) {
            EffectLoading loading = tree.loadings().get(k);
            if (model.area().effects().get(loading.effect()).code().equalsIgnoreCase(effect)
                    && (model.branchPath(loading.branch()) + "\\").startsWith(path)) {
                sum += mass[k][year - model.years()[0]];
            }
        }
        return sum;
    }

    /**
     * {@return effects that have a global warming potential, Mt CO2 equivalent; combustion CO2 is not among them}
     *
     * @param branch index of a branch; the sum over its subtree is taken
     * @param year calendar year
     */
    public double equivalent(int branch, int year) {
        double sum = 0;
        for (int e = 0; e < model.area().effects().size(); e++) {
            OptionalDouble gwp = tree.gwp(e);
            if (gwp.isPresent()) {
                sum += gwp.getAsDouble()
                        * mass(branch, model.area().effects().get(e).code(), year);
            }
        }
        return sum;
    }
}
