package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;

/**
 * What a sector pays for a unit of an energy good in a solved year, at the consumption prices of the base year.
 *
 * @param fuel price with the user's margin and taxes, 10⁸ yuan/Mtce
 * @param carbon all permits that go with it, of the economy's cap and of the scenario's policies, 10⁸ yuan/Mtce
 */
public record EnergyPrice(double fuel, double carbon) {

    /** Not used by the sector: costs nothing. */
    static final EnergyPrice NONE = new EnergyPrice(0, 0);

    /** {@return fuel and carbon, 10⁸ yuan/Mtce} */
    public double total() {
        return fuel + carbon;
    }

    static EnergyPrice of(EconomyYear year, int fuel, int user) {
        Economy economy = year.economy();
        EnergyRole role =
                economy.energyLeaf(EnergyRole.ENERGY, fuel, user) >= 0 ? EnergyRole.ENERGY : EnergyRole.FEEDSTOCK;
        int leaf = economy.energyLeaf(role, fuel, user);
        if (leaf < 0) {
            return NONE;
        }
        CompiledModel compiled = economy.compiled();
        Equilibrium at = year.solve().equilibrium();
        String owner = compiled.variableName(compiled.leafOwner(leaf));
        // companions are in fixed proportion, so their ratio holds whatever the quantity, nought included
        double[] p = year.parameters().clone();
        int quantity = economy.energyParameter(role, fuel, user);
        p[quantity] = 1;
        double carbon = 0;
        for (Leaf companion : companions(economy, owner, compiled.leafName(leaf))) {
            carbon += at.value(companion.good()) * value(companion.quantity(), compiled, p);
        }
        double unit = economy.averagePrice(fuel);
        return new EnergyPrice(unit * at.userPrice(leaf), unit * carbon);
    }

    /** Permits in fixed proportion to a leaf: what stands beside it in a nest that has no other good worth anything. */
    private static List<Leaf> companions(Economy economy, String owner, String leaf) {
        List<Leaf> found = new ArrayList<>();
        for (Activity activity : economy.model().activities()) {
            if (activity.name().equals(owner)) {
                beside(activity.inputs(), leaf, found);
            }
        }
        return found;
    }

    private static void beside(Nest nest, String name, List<Leaf> found) {
        for (Branch branch : nest.of()) {
            if (branch instanceof Nest below) {
                beside(below, name, found);
            } else if (branch.name().equals(name)) {
                nest.of().stream()
                        .filter(b -> b instanceof Leaf other
                                && !other.name().equals(name)
                                && other.price().equals(Expression.constant(0))
                                && nest.elasticity().equals(Expression.constant(0)))
                        .forEach(b -> found.add((Leaf) b));
            }
        }
    }

    private static double value(Expression expression, CompiledModel model, double[] p) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Ref ref) {
            return p[model.parameterIndex(ref.name())];
        }
        if (expression instanceof Expression.Negate negate) {
            return -value(negate.of(), model, p);
        }
        if (expression instanceof Expression.Binary binary) {
            double a = value(binary.left(), model, p);
            double b = value(binary.right(), model, p);
            return switch (binary.operator()) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                default -> Math.pow(a, b);
            };
        }
        throw new IllegalStateException("permits in fixed proportion to a fuel have plain arithmetic only");
    }
}
