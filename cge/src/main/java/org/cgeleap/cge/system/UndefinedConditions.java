package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has no value at the point a system was last asked to be evaluated at, and why, in sentences. */
public final class UndefinedConditions {
    private UndefinedConditions() {}

    /**
     * {@return a sentence for each; empty if nothing is found, as where a system could be evaluated}
     *
     * @param system as it was last asked to be evaluated
     */
    public static List<String> of(EquilibriumSystem system) {
        Equations equations = system.equations();
        ModelStructure structure = system.model().structure();
        NestForest forest = structure.forest();
        List<String> found = new ArrayList<>();
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            double factor = equations.taxes.factor[leaf];
            int nest = forest.parent()[forest.leafItem()[leaf]];
            boolean priced = nest >= 0 && equations.numbers.sigma[nest] != 0 && equations.numbers.quantity[leaf] > 0;
            if (priced && !(factor > 0)) {
                boolean output = forest.side()[forest.leafTree()[leaf]] == LeafSide.OUTPUT;
                found.add(String.format(
                        Locale.ROOT,
                        "%s of %s: with its taxes the price of %s is %.4g times what it is without, which has no meaning under"
                                + " an elasticity; rates on an %s add up to %s",
                        output ? "outputs" : "inputs",
                        system.variableName(forest.owner()[forest.leafTree()[leaf]]),
                        system.variableName(forest.good()[leaf]),
                        factor,
                        output ? "output" : "input",
                        output ? "less than 1" : "more than -1"));
            }
        }
        for (int c = 0; c < structure.constraint().length; c++) {
            Program constraint = structure.constraint()[c];
            double value = constraint.value(equations.parameters(), equations.natural, new double[constraint.size()]);
            if (!Double.isFinite(value)) {
                String name = system.variableName(structure.auxiliary()[c]);
                found.add(String.format(
                        Locale.ROOT,
                        "constraint of %s: its value is %s (%s = %.4g); state a start, or bounds, where it has one",
                        name,
                        value,
                        name,
                        equations.natural[structure.auxiliary()[c]]));
            }
        }
        return found;
    }
}
