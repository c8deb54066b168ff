package org.cgeleap.cge.system;

import java.util.List;
import java.util.stream.IntStream;
import org.cgeleap.cge.model.EquilibriumModel;

/** Checks of a model's numbers and markets at its base parameters. */
final class ModelFindings {
    private static final double[] NOTHING = {};

    private final EquilibriumModel model;
    private final Names names;
    private final NestForest forest;
    private final double[] parameters;
    private final List<String> findings;

    ModelFindings(EquilibriumModel model, Names names, NestForest forest, double[] parameters, List<String> findings) {
        this.model = model;
        this.names = names;
        this.forest = forest;
        this.parameters = parameters;
        this.findings = findings;
    }

    void check(int[] endowmentGood, Program[] endowment) {
        if (model.consumers().isEmpty()) {
            findings.add(
                    "model " + model.title() + ": no consumer; an equilibrium needs somebody who owns and demands");
        }
        markets(endowmentGood, endowment);
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            leaf(leaf);
        }
        for (int item = 0; item < forest.itemCount(); item++) {
            if (!forest.isLeaf()[item]) {
                nest(item);
            }
        }
    }

    private double value(Program program) {
        return program.parametric() ? program.value(parameters, NOTHING, new double[program.size()]) : Double.NaN;
    }

    private void markets(int[] endowmentGood, Program[] endowment) {
        boolean[] supplied = new boolean[names.variableCount()];
        boolean[] demanded = new boolean[names.variableCount()];
        for (int leaf = 0; leaf < forest.leafCount(); leaf++) {
            boolean output = forest.side()[forest.leafTree()[leaf]] == LeafSide.OUTPUT;
            (output ? supplied : demanded)[forest.good()[leaf]] = true;
        }
        for (int w = 0; w < endowment.length; w++) {
            double quantity = value(endowment[w]);
            supplied[endowmentGood[w]] |= !(quantity < 0);
            demanded[endowmentGood[w]] |= !(quantity > 0);
        }
        for (int i = 0; i < names.variableCount(); i++) {
            if (names.kind(i) != VariableKind.PRICE) {
                continue;
            }
            if (!supplied[i]) {
                findings.add("good " + names.variable(i) + ": nothing supplies it; add an output or an endowment"
                        + (demanded[i] ? near(i) : ""));
            }
            if (!demanded[i]) {
                findings.add("good " + names.variable(i) + ": nobody demands it; add an input or a demand" + near(i));
            }
        }
    }

    private String near(int good) {
        return Names.nearest(
                names.variable(good),
                IntStream.range(0, names.variableCount())
                        .filter(j -> j != good && names.kind(j) == VariableKind.PRICE)
                        .mapToObj(names::variable)
                        .toList());
    }

    private void leaf(int leaf) {
        double quantity = value(forest.quantity()[leaf]);
        double price = value(forest.price()[leaf]);
        if (quantity < 0 || Double.isInfinite(quantity)) {
            findings.add(forest.itemName(forest.leafItem()[leaf]) + ": quantity " + quantity
                    + ", expected a finite number that is not negative");
        }
        if (price < 0 || Double.isInfinite(price)) {
            findings.add(forest.itemName(forest.leafItem()[leaf]) + ": benchmark price " + price
                    + ", expected a finite number that is not negative");
        }
        if (price == 0 && quantity > 0 && value(forest.elasticity()[forest.leafItem()[leaf]]) != 0) {
            findings.add(forest.itemName(forest.leafItem()[leaf])
                    + ": benchmark price 0 under a nest of positive elasticity; a free good can only be used in"
                    + " fixed proportion (elasticity 0)");
        }
    }

    private void nest(int item) {
        double elasticity = value(forest.elasticity()[item]);
        if (elasticity < 0 || Double.isInfinite(elasticity)) {
            findings.add(forest.itemName(item) + ": elasticity " + elasticity
                    + ", expected a finite number that is not negative");
        }
        double quantity = 0;
        double worth = 0;
        boolean literal = true;
        for (int leaf = forest.leafFirst()[item]; leaf < forest.leafEnd()[item]; leaf++) {
            double q = value(forest.quantity()[leaf]);
            quantity += q;
            worth += q * value(forest.price()[leaf]);
            literal &= forest.quantity()[leaf].literal();
        }
        if (forest.leafEnd()[item] == forest.leafFirst()[item] || Double.isNaN(worth) || worth > 0) {
            return; // reported elsewhere, or in order
        }
        boolean root = forest.parent()[item] < 0;
        int above = root ? item : forest.parent()[item];
        boolean free = quantity > 0 && elasticity == 0 && value(forest.elasticity()[above]) == 0;
        boolean mayAppear = quantity == 0 && !literal;
        if (root || !(free || mayAppear)) {
            findings.add(forest.itemName(item)
                    + ": a nest without positive value; give one of its goods a positive quantity and price");
        }
    }
}
