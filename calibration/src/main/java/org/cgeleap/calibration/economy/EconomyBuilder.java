package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Sector;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;

/**
 * Assembles the city's equilibrium model from the case and its benchmark accounts (MODEL.md §3), through the same types
 * as any other model. Every activity that exists in the base year has level 1 there, so a level is an output index;
 * latent technologies have levels in TWh. What changes by year is a parameter of the model.
 *
 * <p>Energy goods are traded in physical units valued at the average base price, so that markets clear in Mtce; what a
 * user class pays above or below the average is an ad-valorem margin that sums to zero over the users of the base year.
 */
public final class EconomyBuilder {
    /** kgce in a kWh of electricity, final use (MODEL.md §1). */
    public static final double MTCE_PER_TWH = 0.1229;
    /** 10⁸ yuan/TWh in one yuan/kWh. */
    static final double VALUE_PER_TWH = 10;

    /** Permits over emissions where there is no cap: so many that none is scarce. */
    static final double SLACK_CAP = 2;

    /**
     * A rent this low is none: an activity with an elasticity below one shuts down when its other inputs cost more than
     * it earns, and then its resource is not scarce at any price.
     */
    private static final double FREE_RENT = 1e-9;

    private final Case given;
    private final BenchmarkAccounts accounts;
    private final EquilibriumModel.Builder model;
    private final TreeBuilder trees;
    private final EconomyLeaves leaves;
    private final double[] averagePrice;
    private final int power;
    private final double generationPrice;

    /**
     * Prepares a builder.
     *
     * @param given case
     * @param accounts of the base year
     * @param used which (role, energy good, user) may have a quantity in some year; at least those of the base year
     */
    public EconomyBuilder(Case given, BenchmarkAccounts accounts, boolean[][][] used) {
        this.given = given;
        this.accounts = accounts;
        this.model = EquilibriumModel.builder(given.title());
        this.trees = new TreeBuilder(given.name(Case.NESTS), given.trees(), given.parameters(), model);
        this.leaves = new EconomyLeaves(given, accounts, used);
        this.averagePrice = leaves.averagePrice();
        this.power = given.sectorIndex(given.powerGood());
        this.generationPrice = given.parameters().value(PowerBlock.GENERATION_PRICE) * VALUE_PER_TWH;
    }

    /**
     * {@return base-year price of electricity at the plants' gate, 10⁸ yuan/TWh}
     *
     * @param given case, with its parameter {@code generation_price} in yuan/kWh
     */
    public static double generationPrice(Case given) {
        return given.parameters().value(PowerBlock.GENERATION_PRICE) * VALUE_PER_TWH;
    }

    /**
     * Builds and compiles the model.
     *
     * @return the compiled model, at its benchmark
     */
    public Economy build() {
        declareParameters();
        for (int s = 0; s < given.sectors().size(); s++) {
            if (s != power && accounts.output()[s] > 0) {
                production(s);
            }
        }
        for (int i = 0; i < given.sectors().size(); i++) {
            if (i != power) {
                armington(i);
            }
        }
        EconomyAssembly assembly = new EconomyAssembly(given, accounts, leaves, trees, model);
        new PowerBlock(assembly).build();
        new Institutions(assembly).build();
        model.price(Names.PRICE_CO2, Bounds.NON_NEGATIVE.startingAt(0));
        for (String name : leaves.resources()) {
            model.price(Names.priceResource(name), new Bounds(1, FREE_RENT, Double.POSITIVE_INFINITY));
        }
        for (Technology technology : given.technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                model.price(Names.priceLimit(technology.code()), Bounds.NON_NEGATIVE.startingAt(0));
            }
        }
        model.numeraire(Names.PRICE_CONSUMPTION, 1);
        return new Economy(given, accounts, model.build(), averagePrice, List.copyOf(trees.elasticityKeys()));
    }

    private void declareParameters() {
        model.parameter("labour", sum(accounts.labour()));
        model.parameter("capital", 1);
        model.parameter("gdp_path", accounts.gdp());
        model.parameter("government_path", 1);
        model.parameter("foreign_path", 1);
        model.parameter("cap_intensity", SLACK_CAP * benchmarkEmissions() / accounts.gdp());
        model.parameter(
                "saving_share",
                accounts.investmentValue() / (accounts.investmentValue() + accounts.consumptionValue(given)));
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < averagePrice.length; f++) {
                for (int u = 0; u < users(); u++) {
                    if (leaves.used(role, f, u)) {
                        model.parameter(
                                Names.energyParameter(role, leaves.good(f), leaves.user(u)),
                                accounts.mtce()[role.index()][f][u] * averagePrice[f]);
                    }
                }
            }
        }
        for (int f = 0; f < averagePrice.length; f++) {
            for (int u = 0; u < users(); u++) {
                boolean burnt = leaves.used(EnergyRole.ENERGY, f, u) || leaves.used(EnergyRole.OWN_USE, f, u);
                if (burnt && given.energyGoods().get(f).co2Factor() > 0) {
                    model.parameter(
                            "covered." + leaves.good(f) + "." + leaves.user(u), 1 - accounts.uncoveredShare()[f][u]);
                }
            }
        }
        for (int f = 0; f < averagePrice.length; f++) {
            double stock = accounts.investment()[given.sectorIndex(leaves.good(f))];
            if (stock > 0) {
                model.parameter(Names.stock(leaves.good(f)), stock);
            }
        }
        for (Sector sector : given.sectors()) {
            model.parameter("technology_capital." + sector.code(), 0);
        }
        model.parameter("generation_per_delivery", sum(accounts.generation()) * generationPrice);
        for (Technology technology : given.technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                model.parameter("limit." + technology.code(), 0);
                model.parameter("cost." + technology.code(), technology.markup());
            } else {
                model.parameter("generation_target." + technology.code(), 1);
            }
        }
    }

    private double benchmarkEmissions() {
        double sum = 0;
        for (int f = 0; f < averagePrice.length; f++) {
            for (int u = 0; u < accounts.energyPrice()[f].length; u++) {
                sum += (accounts.mtce()[EnergyRole.ENERGY.index()][f][u]
                                + accounts.mtce()[EnergyRole.OWN_USE.index()][f][u])
                        * given.energyGoods().get(f).co2Factor();
            }
        }
        return sum;
    }

    /** Sectors, households, government. */
    private int users() {
        return given.sectors().size() + 2;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    private void production(int s) {
        Sector sector = given.sectors().get(s);
        double rent = sector.resourceShare() * accounts.capital()[s];
        Nest inputs = trees.build(sector.tree(), sector.code(), slot -> switch (slot.role()) {
            case MATERIALS -> leaves.materials(EconomyLeaves.column(accounts.materials(), s), Set.of());
            case FEEDSTOCK -> leaves.feedstock(s);
            case ENERGY ->
                slot.code().isEmpty() ? leaves.allEnergy(s) : leaves.energy(given.energyIndex(slot.code()), s);
            case LABOUR -> EconomyLeaves.leaf(Names.WAGE, accounts.labour()[s]);
            case CAPITAL -> EconomyLeaves.leaf(Names.RENTAL, accounts.capital()[s] - rent);
            case RESOURCE -> rent > 0 ? List.of(leaves.resource(sector.resource(), rent)) : List.of();
            case TECHNOLOGY_CAPITAL -> List.of(EconomyLeaves.technologyCapital(sector.code()));
            default -> throw EconomyLeaves.misplaced(given, sector.tree(), slot);
        });
        double rate = accounts.tax()[s] / accounts.output()[s];
        double far = accounts.exportFar()[s];
        double near = accounts.exportNear()[s];
        List<Branch> abroad = new ArrayList<>();
        leaves.addOutput(abroad, Names.EXCHANGE_NEAR, near, rate);
        leaves.addOutput(abroad, Names.EXCHANGE_FAR, far, rate);
        List<Branch> out = new ArrayList<>();
        leaves.addOutput(out, Names.priceDomestic(sector.code()), accounts.output()[s] - far - near, rate);
        if (!abroad.isEmpty()) {
            out.add(new Nest("OUTSIDE", outside("transformation_destination", sector.code()), abroad));
        }
        model.activity(
                Names.production(sector.code()),
                new Nest("SALES", trees.elasticity("transformation", sector.code()), out),
                inputs);
    }

    /** The elasticity between the two outsides; nothing substitutes where there is one. */
    private Expression outside(String key, String sector) {
        return given.hasNear() ? trees.elasticity(key, sector) : Expression.constant(0);
    }

    private void armington(int i) {
        String code = given.sectors().get(i).code();
        double domestic = accounts.output()[i] - accounts.exportFar()[i] - accounts.exportNear()[i];
        double near = accounts.importNear()[i];
        double far = accounts.importFar()[i];
        double supply = domestic + near + far;
        if (!(supply > 0)) {
            return;
        }
        List<Branch> origins = new ArrayList<>();
        origins.addAll(EconomyLeaves.leaf(Names.EXCHANGE_NEAR, near));
        origins.addAll(EconomyLeaves.leaf(Names.EXCHANGE_FAR, far));
        List<Branch> sources = new ArrayList<>(EconomyLeaves.leaf(Names.priceDomestic(code), domestic));
        if (!origins.isEmpty()) {
            sources.add(new Nest("INFLOW", outside("armington_origin." + code, code), origins));
        }
        model.activity(
                Names.armington(code),
                Nest.of("SUPPLY", 0, Leaf.of(Names.priceArmington(code), supply)),
                new Nest("ORIGIN", trees.elasticity("armington." + code, code), sources));
    }
}
