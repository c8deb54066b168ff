package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.NestTemplate;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/**
 * The leaves of the city's nests: goods at base-year values, energy in physical units with its user's margin and its
 * permits, factors, and the resources met on the way.
 */
final class EconomyLeaves {
    private final Case given;
    private final BenchmarkAccounts accounts;
    private final double[] averagePrice;
    private final boolean[][][] used;
    private final Set<String> resources = new LinkedHashSet<>();
    private final Map<String, Double> resourceQuantity = new LinkedHashMap<>();

    EconomyLeaves(Case given, BenchmarkAccounts accounts, boolean[][][] used) {
        this.given = given;
        this.accounts = accounts;
        this.used = used;
        this.averagePrice = new double[given.energyGoods().size()];
        for (int f = 0; f < averagePrice.length; f++) {
            averagePrice[f] = accounts.averagePrice(f);
        }
    }

    /** Average base price of each energy good, 10⁸ yuan/Mtce. */
    double[] averagePrice() {
        return averagePrice;
    }

    /** Resources that some activity owns a leaf of, in the order met. */
    Set<String> resources() {
        return resources;
    }

    /** Whether a user may take an energy good in a role in some year. */
    boolean used(EnergyRole role, int f, int u) {
        return used[role.index()][f][u];
    }

    String good(int energy) {
        return given.energyGoods().get(energy).code();
    }

    String user(int u) {
        int sectors = given.sectors().size();
        return u < sectors ? given.sectors().get(u).code() : u == sectors ? given.households() : given.government();
    }

    List<Branch> materials(double[] byGood, Set<String> except) {
        List<Branch> leaves = new ArrayList<>();
        for (int i = 0; i < byGood.length; i++) {
            String code = given.sectors().get(i).code();
            if (byGood[i] > 0 && given.energyIndex(code) < 0 && !except.contains(code)) {
                leaves.add(Leaf.of(Names.priceArmington(code), byGood[i]));
            }
        }
        return leaves;
    }

    /** Energy goods taken as raw material and for conversion. */
    List<Branch> feedstock(int u) {
        List<Branch> leaves = new ArrayList<>();
        for (EnergyRole role : List.of(EnergyRole.FEEDSTOCK, EnergyRole.CONVERSION)) {
            for (int f = 0; f < averagePrice.length; f++) {
                if (used[role.index()][f][u]) {
                    leaves.add(energyLeaf(
                            f,
                            u,
                            Names.energyLeaf(role, good(f)),
                            Expression.ref(Names.energyParameter(role, good(f), user(u)))));
                }
            }
        }
        return leaves;
    }

    Leaf energyLeaf(int f, int u, String name, Expression quantity) {
        double margin = averagePrice[f] > 0 && accounts.energyPrice()[f][u] > 0
                ? accounts.energyPrice()[f][u] / averagePrice[f] - 1
                : 0;
        List<Tax> taxes = margin == 0 ? List.of() : List.of(new Tax(Expression.constant(margin), given.government()));
        return new Leaf(name, Names.priceArmington(good(f)), quantity, Expression.constant(1 + margin), taxes);
    }

    /** An energy good used as energy; a combusted one in fixed proportion with its permits. */
    List<Branch> energy(int f, int u) {
        return energy(EnergyRole.ENERGY, f, u);
    }

    List<Branch> energy(EnergyRole role, int f, int u) {
        if (f < 0 || !used[role.index()][f][u]) {
            return List.of();
        }
        EnergyGood energy = given.energyGoods().get(f);
        Expression quantity = Expression.ref(Names.energyParameter(role, energy.code(), user(u)));
        Leaf leaf = energyLeaf(f, u, Names.energyLeaf(role, energy.code()), quantity);
        if (energy.co2Factor() == 0) {
            return List.of(leaf);
        }
        Expression permits = quantity.times(energy.co2Factor() / averagePrice[f])
                .times(Expression.ref("covered." + energy.code() + "." + user(u)));
        return List.of(Nest.of("CO2." + energy.code(), 0, leaf, permitLeaf(energy.code(), permits)));
    }

    static Leaf permitLeaf(String name, Expression quantity) {
        return new Leaf(Names.co2Leaf(name), Names.PRICE_CO2, quantity, Expression.constant(0), List.of());
    }

    List<Branch> allEnergy(int u) {
        List<Branch> leaves = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            leaves.addAll(energy(f, u));
        }
        return leaves;
    }

    static List<Branch> leaf(String good, double quantity) {
        return quantity > 0 ? List.of(Leaf.of(good, quantity)) : List.of();
    }

    Leaf resource(String name, double quantity) {
        resources.add(name);
        resourceQuantity.merge(name, quantity, Double::sum);
        return Leaf.of(Names.priceResource(name), quantity);
    }

    double rent(String resource) {
        return resourceQuantity.getOrDefault(resource, 0.0);
    }

    static Leaf technologyCapital(String sector) {
        return new Leaf(
                "technology_capital",
                Names.RENTAL,
                Expression.ref("technology_capital." + sector),
                Expression.constant(1),
                List.of());
    }

    void addOutput(List<Branch> to, String good, double quantity, double taxRate) {
        if (quantity > 0) {
            to.add(new Leaf(
                    good,
                    good,
                    Expression.constant(quantity),
                    Expression.constant(1 - taxRate),
                    taxRate == 0 ? List.of() : List.of(new Tax(Expression.constant(taxRate), given.government()))));
        }
    }

    static IllegalArgumentException misplaced(Case given, String tree, NestTemplate.Slot slot) {
        return new IllegalArgumentException(given.name(Case.NESTS) + ", tree " + tree + ": the leaf "
                + slot.role().word() + " has no meaning there; take it out, or give what uses the tree another one");
    }

    static double[] column(double[][] matrix, int column) {
        double[] values = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            values[i] = matrix[i][column];
        }
        return values;
    }
}
