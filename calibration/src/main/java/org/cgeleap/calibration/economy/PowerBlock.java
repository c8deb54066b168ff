package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LeafRole;
import org.cgeleap.calibration.casefile.NestTemplate;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;

/**
 * The electricity block (MODEL.md §3): each technology generates at the plants' gate, fuel per kWh is the plant's heat
 * rate; the grid delivers what they generate, with its losses, capital and labour. What the power sector's value added
 * in the table is not the technologies' is the grid's.
 */
final class PowerBlock {
    /** Key of the price of electricity at the plants' gate, yuan/kWh. */
    static final String GENERATION_PRICE = "generation_price";

    private final Case given;
    private final BenchmarkAccounts accounts;
    private final EconomyLeaves leaves;
    private final TreeBuilder trees;
    private final EquilibriumModel.Builder model;
    private final double[] averagePrice;
    private final int power;
    private final double generationPrice;

    PowerBlock(EconomyAssembly assembly) {
        this.given = assembly.given();
        this.accounts = assembly.accounts();
        this.leaves = assembly.leaves();
        this.trees = assembly.trees();
        this.model = assembly.model();
        this.averagePrice = leaves.averagePrice();
        this.power = assembly.power();
        this.generationPrice = assembly.generationPrice();
    }

    /** Adds the technologies and the grid. */
    void build() {
        for (int g = 0; g < given.technologies().size(); g++) {
            generation(g);
        }
        delivery();
    }

    private void generation(int g) {
        Technology technology = given.technologies().get(g);
        if (technology.kind() == Technology.Kind.LATENT) {
            latent(technology);
            return;
        }
        double value = accounts.generation()[g] * generationPrice;
        if (!(value > 0)) {
            return;
        }
        double other = nonFuelCost(g);
        Nest inputs = trees.build(technology.tree(), technology.code(), slot -> switch (slot.role()) {
            case MATERIALS ->
                technology.materialShare() > 0
                        ? EconomyLeaves.leaf(
                                Names.priceArmington(technology.materialGood()), other * technology.materialShare())
                        : List.of();
            case ENERGY -> burnsFuel(technology) ? leaves.energy(given.energyIndex(slot.code()), power) : List.of();
            case LABOUR -> EconomyLeaves.leaf(Names.WAGE, other * technology.labourShare());
            case CAPITAL -> EconomyLeaves.leaf(Names.RENTAL, other * technology.capitalShare());
            case RESOURCE ->
                technology.resourceShare() > 0
                        ? List.of(leaves.resource(technology.code(), other * technology.resourceShare()))
                        : List.of();
            case FOREIGN -> EconomyLeaves.leaf(Names.EXCHANGE_NEAR, value * (1 - technology.resourceShare()));
            default -> throw EconomyLeaves.misplaced(given, technology.tree(), slot);
        });
        model.activity(
                Names.generate(technology.code()),
                Nest.of("PLANTS", 0, Leaf.of(Names.PRICE_GENERATION, value)),
                inputs);
    }

    /** The technology whose tree has fuels burns what the energy accounts book on the power sector. */
    private boolean burnsFuel(Technology technology) {
        return technology.kind() == Technology.Kind.ACTIVE && hasEnergySlot(trees.template(technology.tree()));
    }

    private boolean hasEnergySlot(NestTemplate branch) {
        if (branch instanceof NestTemplate.Aggregate aggregate) {
            return aggregate.of().stream().anyMatch(this::hasEnergySlot);
        }
        if (branch instanceof NestTemplate.Tree tree) {
            return hasEnergySlot(trees.template(tree.name()));
        }
        return branch instanceof NestTemplate.Slot slot && slot.role() == LeafRole.ENERGY;
    }

    private double nonFuelCost(int g) {
        Technology technology = given.technologies().get(g);
        double cost = accounts.generation()[g] * generationPrice;
        if (burnsFuel(technology)) {
            for (int f = 0; f < averagePrice.length; f++) {
                if (!leaves.good(f).equals(given.powerGood())) {
                    cost -= accounts.energyMtce(f, power) * accounts.energyPrice()[f][power];
                }
            }
        }
        if (cost < 0) {
            double twh = accounts.generation()[g];
            double worth = twh * generationPrice;
            double yuanPerKwh = given.parameters().value(GENERATION_PRICE);
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s, %s: its fuel costs %.5g (10^8 yuan), more than %.5g, what its %.5g TWh are worth at %s of"
                            + " %.4g yuan/kWh; lower the prices of its fuels (energy/user-classes.csv), check their"
                            + " quantities in the energy accounts, or raise %s above %.4g",
                    given.name(Case.TECHNOLOGIES),
                    technology.code(),
                    worth - cost,
                    worth,
                    twh,
                    GENERATION_PRICE,
                    yuanPerKwh,
                    GENERATION_PRICE,
                    yuanPerKwh * (worth - cost) / worth));
        }
        return cost;
    }

    private void latent(Technology technology) {
        Expression cost = Expression.ref("cost." + technology.code()).times(generationPrice);
        int f = given.energyIndex(technology.fuel());
        double fuelMtce = f < 0 ? 0 : technology.heatRate();
        double fuelCost = f < 0 ? 0 : fuelMtce * accounts.energyPrice()[f][power];
        Expression other = cost.minus(Expression.constant(fuelCost));
        Nest inputs = trees.build(technology.tree(), technology.code(), slot -> switch (slot.role()) {
            case LIMIT ->
                List.of(new Leaf(
                        "limit",
                        Names.priceLimit(technology.code()),
                        Expression.constant(1),
                        Expression.constant(0),
                        List.of()));
            case LABOUR -> List.of(Leaf.of(Names.WAGE, other.times(technology.labourShare())));
            case CAPITAL -> List.of(Leaf.of(Names.RENTAL, other.times(technology.capitalShare())));
            case MATERIALS ->
                technology.materialShare() > 0
                        ? List.of(Leaf.of(
                                Names.priceArmington(technology.materialGood()),
                                other.times(technology.materialShare())))
                        : List.of();
            case ENERGY -> f < 0 ? List.of() : capturedFuel(technology, f, fuelMtce);
            default -> throw EconomyLeaves.misplaced(given, technology.tree(), slot);
        });
        List<Branch> outputs = new ArrayList<>();
        outputs.add(Leaf.of(Names.PRICE_GENERATION, generationPrice));
        if (technology.removal() > 0) {
            outputs.add(EconomyLeaves.permitLeaf("removal", Expression.constant(technology.removal())));
        }
        model.activity(new Activity(
                Names.generate(technology.code()),
                new Nest("PLANTS", Expression.constant(0), outputs),
                inputs,
                Bounds.NON_NEGATIVE.startingAt(0)));
    }

    private List<Branch> capturedFuel(Technology technology, int f, double mtce) {
        String code = leaves.good(f);
        Leaf fuel = leaves.energyLeaf(
                f, power, Names.energyLeaf(EnergyRole.ENERGY, code), Expression.constant(mtce * averagePrice[f]));
        double emitted = mtce * given.energyGoods().get(f).co2Factor() * (1 - technology.captureRate());
        return List.of(Nest.of("CO2." + code, 0, fuel, EconomyLeaves.permitLeaf(code, Expression.constant(emitted))));
    }

    private void delivery() {
        double capital = accounts.capital()[power];
        double labour = accounts.labour()[power];
        double[] materials = EconomyLeaves.column(accounts.materials(), power);
        for (int g = 0; g < given.technologies().size(); g++) {
            Technology technology = given.technologies().get(g);
            if (technology.kind() == Technology.Kind.ACTIVE && accounts.generation()[g] > 0) {
                double other = nonFuelCost(g);
                capital -= other * (technology.capitalShare() + technology.resourceShare());
                labour -= other * technology.labourShare();
                if (technology.materialShare() > 0) {
                    materials[given.sectorIndex(technology.materialGood())] -= other * technology.materialShare();
                }
            } else if (technology.kind() == Technology.Kind.INFLOW) {
                capital -= accounts.generation()[g] * generationPrice * technology.resourceShare();
            }
        }
        notNegative("capital", capital);
        notNegative("labour", labour);
        for (int i = 0; i < materials.length; i++) {
            notNegative("purchases of " + given.sectors().get(i).code(), materials[i]);
        }
        double gridCapital = capital;
        double gridLabour = labour;
        String code = given.sectors().get(power).code();
        String tree = given.sectors().get(power).tree();
        Nest inputs = trees.build(tree, code, slot -> switch (slot.role()) {
            case GENERATION -> List.of(Leaf.of(Names.PRICE_GENERATION, Expression.ref("generation_per_delivery")));
            case MATERIALS -> leaves.materials(materials, Set.of());
            case ENERGY -> ownUse(slot.code());
            case LABOUR -> EconomyLeaves.leaf(Names.WAGE, gridLabour);
            case CAPITAL -> EconomyLeaves.leaf(Names.RENTAL, gridCapital);
            case TECHNOLOGY_CAPITAL -> List.of(EconomyLeaves.technologyCapital(code));
            default -> throw EconomyLeaves.misplaced(given, tree, slot);
        });
        int f = given.energyIndex(code);
        double delivered = accounts.totalMtce(f) * averagePrice[f];
        List<Branch> out = new ArrayList<>();
        leaves.addOutput(out, Names.priceArmington(code), delivered, accounts.tax()[power] / delivered);
        model.activity(Names.DELIVERY, new Nest("SALES", Expression.constant(0), out), inputs);
    }

    private List<Branch> ownUse(String good) {
        List<Branch> found = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            if (good.isEmpty() || leaves.good(f).equals(good)) {
                found.addAll(leaves.energy(EnergyRole.OWN_USE, f, power));
            }
        }
        return found;
    }

    private void notNegative(String what, double value) {
        if (value < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: the technologies take %.5g (10^8 yuan) more %s than the power sector has in the table; lower"
                            + " %s or the technologies' share of it",
                    given.name(Case.TECHNOLOGIES),
                    -value,
                    what,
                    GENERATION_PRICE));
        }
    }
}
