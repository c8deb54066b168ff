package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.LeafRole;
import org.cgeleap.calibration.casefile.NestTemplate;
import org.cgeleap.calibration.casefile.Sector;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

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

    private static final Bounds FREE_AT_ONE = new Bounds(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final Case given;
    private final BenchmarkAccounts accounts;
    private final EquilibriumModel.Builder model;
    private final TreeBuilder trees;
    private final double[] averagePrice;
    private final boolean[][][] used;
    private final Set<String> resources = new LinkedHashSet<>();
    private final Map<String, Double> resourceQuantity = new LinkedHashMap<>();
    private final String government;
    private final int power;
    private final double generationPrice;

    /**
     * Prepares a builder.
     *
     * @param used which (role, energy good, user) may have a quantity in some year; at least those of the base year
     */
    public EconomyBuilder(Case given, BenchmarkAccounts accounts, boolean[][][] used) {
        this.given = given;
        this.accounts = accounts;
        this.used = used;
        this.model = EquilibriumModel.builder(given.title());
        this.trees = new TreeBuilder(given.trees(), given.parameters(), model);
        this.averagePrice = new double[given.energyGoods().size()];
        for (int f = 0; f < averagePrice.length; f++) {
            averagePrice[f] = accounts.averagePrice(f);
        }
        this.government = given.government();
        this.power = given.sectorIndex(given.powerGood());
        this.generationPrice = given.parameters().value("generation_price") * VALUE_PER_TWH;
    }

    /** Builds and compiles the model. */
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
        for (int g = 0; g < given.technologies().size(); g++) {
            generation(g);
        }
        delivery();
        finalDemand();
        consumers();
        auxiliaries();
        model.price(Names.PRICE_CO2, Bounds.NON_NEGATIVE.startingAt(0));
        for (String name : resources) {
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
        model.parameter("saving_share", benchmarkSavingShare());
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < averagePrice.length; f++) {
                for (int u = 0; u < used[role.index()][f].length; u++) {
                    if (used[role.index()][f][u]) {
                        model.parameter(
                                Names.energyParameter(role, good(f), user(u)),
                                accounts.mtce()[role.index()][f][u] * averagePrice[f]);
                    }
                }
            }
        }
        for (int f = 0; f < averagePrice.length; f++) {
            for (int u = 0; u < used[0][f].length; u++) {
                boolean burnt = used[EnergyRole.ENERGY.index()][f][u] || used[EnergyRole.OWN_USE.index()][f][u];
                if (burnt && given.energyGoods().get(f).co2Factor() > 0) {
                    model.parameter("covered." + good(f) + "." + user(u), 1 - accounts.uncoveredShare()[f][u]);
                }
            }
        }
        for (Sector sector : given.sectors()) {
            model.parameter("technology_capital." + sector.code(), 0);
        }
        model.parameter("generation_per_delivery", totalGeneration() * generationPrice);
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

    private String good(int energy) {
        return given.energyGoods().get(energy).code();
    }

    private String user(int u) {
        int sectors = given.sectors().size();
        return u < sectors ? given.sectors().get(u).code() : u == sectors ? given.households() : given.government();
    }

    private double totalGeneration() {
        return sum(accounts.generation());
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    // ---- leaves -----------------------------------------------------------------------------------------------

    private List<Branch> materials(double[] byGood, Set<String> except) {
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
    private List<Branch> feedstock(int u) {
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

    private Leaf energyLeaf(int f, int u, String name, Expression quantity) {
        double margin = averagePrice[f] > 0 && accounts.energyPrice()[f][u] > 0
                ? accounts.energyPrice()[f][u] / averagePrice[f] - 1
                : 0;
        List<Tax> taxes = margin == 0 ? List.of() : List.of(new Tax(Expression.constant(margin), given.government()));
        return new Leaf(name, Names.priceArmington(good(f)), quantity, Expression.constant(1 + margin), taxes);
    }

    /** An energy good used as energy; a combusted one in fixed proportion with its permits. */
    private List<Branch> energy(int f, int u) {
        return energy(EnergyRole.ENERGY, f, u);
    }

    private List<Branch> energy(EnergyRole role, int f, int u) {
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

    private static Leaf permitLeaf(String name, Expression quantity) {
        return new Leaf(Names.co2Leaf(name), Names.PRICE_CO2, quantity, Expression.constant(0), List.of());
    }

    private List<Branch> allEnergy(int u) {
        List<Branch> leaves = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            leaves.addAll(energy(f, u));
        }
        return leaves;
    }

    private static List<Branch> leaf(String good, double quantity) {
        return quantity > 0 ? List.of(Leaf.of(good, quantity)) : List.of();
    }

    private Leaf resource(String name, double quantity) {
        resources.add(name);
        resourceQuantity.merge(name, quantity, Double::sum);
        return Leaf.of(Names.priceResource(name), quantity);
    }

    private double rent(String resource) {
        return resourceQuantity.getOrDefault(resource, 0.0);
    }

    private static Leaf technologyCapital(String sector) {
        return new Leaf(
                "technology_capital",
                Names.RENTAL,
                Expression.ref("technology_capital." + sector),
                Expression.constant(1),
                List.of());
    }

    // ---- activities -------------------------------------------------------------------------------------------

    private void production(int s) {
        Sector sector = given.sectors().get(s);
        double rent = sector.resourceShare() * accounts.capital()[s];
        Nest inputs = trees.build(sector.tree(), sector.code(), slot -> switch (slot.role()) {
            case MATERIALS -> materials(column(accounts.materials(), s), Set.of());
            case FEEDSTOCK -> feedstock(s);
            case ENERGY -> slot.code().isEmpty() ? allEnergy(s) : energy(given.energyIndex(slot.code()), s);
            case LABOUR -> leaf(Names.WAGE, accounts.labour()[s]);
            case CAPITAL -> leaf(Names.RENTAL, accounts.capital()[s] - rent);
            case RESOURCE -> rent > 0 ? List.of(resource(sector.resource(), rent)) : List.of();
            case TECHNOLOGY_CAPITAL -> List.of(technologyCapital(sector.code()));
            default -> throw misplaced(sector.tree(), slot);
        });
        double rate = accounts.tax()[s] / accounts.output()[s];
        double far = accounts.exportFar()[s];
        double near = accounts.exportNear()[s];
        List<Branch> abroad = new ArrayList<>();
        addOutput(abroad, Names.EXCHANGE_NEAR, near, rate);
        addOutput(abroad, Names.EXCHANGE_FAR, far, rate);
        List<Branch> out = new ArrayList<>();
        addOutput(out, Names.priceDomestic(sector.code()), accounts.output()[s] - far - near, rate);
        if (!abroad.isEmpty()) {
            out.add(new Nest("OUTSIDE", trees.elasticity("transformation_destination", sector.code()), abroad));
        }
        model.activity(
                Names.production(sector.code()),
                new Nest("SALES", trees.elasticity("transformation", sector.code()), out),
                inputs);
    }

    private void addOutput(List<Branch> to, String good, double quantity, double taxRate) {
        if (quantity > 0) {
            to.add(new Leaf(
                    good,
                    good,
                    Expression.constant(quantity),
                    Expression.constant(1 - taxRate),
                    taxRate == 0 ? List.of() : List.of(new Tax(Expression.constant(taxRate), government))));
        }
    }

    private static IllegalArgumentException misplaced(String tree, NestTemplate.Slot slot) {
        return new IllegalArgumentException(
                "nests.yaml, tree " + tree + ": the leaf " + slot.role().word() + " has no meaning there");
    }

    private static double[] column(double[][] matrix, int column) {
        double[] values = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            values[i] = matrix[i][column];
        }
        return values;
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
        origins.addAll(leaf(Names.EXCHANGE_NEAR, near));
        origins.addAll(leaf(Names.EXCHANGE_FAR, far));
        List<Branch> sources = new ArrayList<>(leaf(Names.priceDomestic(code), domestic));
        if (!origins.isEmpty()) {
            sources.add(new Nest("INFLOW", trees.elasticity("armington_origin." + code, code), origins));
        }
        model.activity(
                Names.armington(code),
                Nest.of("SUPPLY", 0, Leaf.of(Names.priceArmington(code), supply)),
                new Nest("ORIGIN", trees.elasticity("armington." + code, code), sources));
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
                        ? leaf(Names.priceArmington(technology.materialGood()), other * technology.materialShare())
                        : List.of();
            case ENERGY -> burnsFuel(technology) ? energy(given.energyIndex(slot.code()), power) : List.of();
            case LABOUR -> leaf(Names.WAGE, other * technology.labourShare());
            case CAPITAL -> leaf(Names.RENTAL, other * technology.capitalShare());
            case RESOURCE ->
                technology.resourceShare() > 0
                        ? List.of(resource(technology.code(), other * technology.resourceShare()))
                        : List.of();
            case FOREIGN -> leaf(Names.EXCHANGE_NEAR, value * (1 - technology.resourceShare()));
            default -> throw misplaced(technology.tree(), slot);
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
                if (!good(f).equals(given.powerGood())) {
                    cost -= accounts.energyMtce(f, power) * accounts.energyPrice()[f][power];
                }
            }
        }
        if (cost < 0) {
            throw new IllegalArgumentException("power.csv, " + technology.code() + ": its fuel costs "
                    + -cost
                    + " (10^8 yuan) more than its generation is worth at the generation price; raise generation_price");
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
            default -> throw misplaced(technology.tree(), slot);
        });
        List<Branch> outputs = new ArrayList<>();
        outputs.add(Leaf.of(Names.PRICE_GENERATION, generationPrice));
        if (technology.removal() > 0) {
            outputs.add(permitLeaf("removal", Expression.constant(technology.removal())));
        }
        model.activity(new Activity(
                Names.generate(technology.code()),
                new Nest("PLANTS", Expression.constant(0), outputs),
                inputs,
                Bounds.NON_NEGATIVE.startingAt(0)));
    }

    private List<Branch> capturedFuel(Technology technology, int f, double mtce) {
        String code = good(f);
        Leaf fuel = energyLeaf(
                f, power, Names.energyLeaf(EnergyRole.ENERGY, code), Expression.constant(mtce * averagePrice[f]));
        double emitted = mtce * given.energyGoods().get(f).co2Factor() * (1 - technology.captureRate());
        return List.of(Nest.of("CO2." + code, 0, fuel, permitLeaf(code, Expression.constant(emitted))));
    }

    private void delivery() {
        double capital = accounts.capital()[power];
        double labour = accounts.labour()[power];
        double[] materials = column(accounts.materials(), power);
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
            case MATERIALS -> materials(materials, Set.of());
            case ENERGY -> ownUse(slot.code());
            case LABOUR -> leaf(Names.WAGE, gridLabour);
            case CAPITAL -> leaf(Names.RENTAL, gridCapital);
            case TECHNOLOGY_CAPITAL -> List.of(technologyCapital(code));
            default -> throw misplaced(tree, slot);
        });
        int f = given.energyIndex(code);
        double delivered = accounts.totalMtce(f) * averagePrice[f];
        List<Branch> out = new ArrayList<>();
        addOutput(out, Names.priceArmington(code), delivered, accounts.tax()[power] / delivered);
        model.activity(Names.DELIVERY, new Nest("SALES", Expression.constant(0), out), inputs);
    }

    private List<Branch> ownUse(String good) {
        List<Branch> leaves = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            if (good.isEmpty() || good(f).equals(good)) {
                leaves.addAll(energy(EnergyRole.OWN_USE, f, power));
            }
        }
        return leaves;
    }

    private void notNegative(String what, double value) {
        if (value < 0) {
            throw new IllegalArgumentException("power.csv: the technologies take " + -value
                    + " (10^8 yuan) more " + what + " than the power sector has in the table;"
                    + " lower generation_price or the technologies' share of it");
        }
    }

    private void finalDemand() {
        int hh = given.sectors().size();
        demand(Names.CONSUMPTION, Names.PRICE_CONSUMPTION, "household", accounts.household(), hh, consumed());
        demand(Names.GOVERNMENT, Names.PRICE_GOVERNMENT, "government", accounts.government(), hh + 1, spent());
        double[] formed = new double[accounts.investment().length];
        for (int i = 0; i < formed.length; i++) {
            formed[i] = Math.max(0, accounts.investment()[i]);
        }
        demand(Names.INVESTMENT, Names.PRICE_INVESTMENT, "investment", formed, -1, accounts.investmentValue());
    }

    private double consumed() {
        return accounts.consumptionValue(given);
    }

    private double spent() {
        return accounts.governmentValue(given);
    }

    private void demand(String activity, String price, String tree, double[] byGood, int user, double value) {
        Set<String> named = trees.namedGoods(tree);
        Nest inputs = trees.build(tree, activity, slot -> switch (slot.role()) {
            case MATERIALS -> materials(byGood, named);
            case GOOD -> leaf(Names.priceArmington(slot.code()), byGood[given.sectorIndex(slot.code())]);
            case ENERGY ->
                user < 0
                        ? List.of()
                        : slot.code().isEmpty() ? allEnergy(user) : energy(given.energyIndex(slot.code()), user);
            case FEEDSTOCK -> user < 0 ? stockBuilding(byGood) : feedstock(user);
            default -> throw misplaced(tree, slot);
        });
        model.activity(activity, Nest.of("USE", 0, Leaf.of(price, Expression.constant(value))), inputs);
    }

    /** Energy goods put into stock; valued at the average price. */
    private List<Branch> stockBuilding(double[] byGood) {
        List<Branch> leaves = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            double value = byGood[given.sectorIndex(good(f))];
            leaves.addAll(leaf(Names.priceArmington(good(f)), value));
        }
        return leaves;
    }

    // ---- consumers and closure --------------------------------------------------------------------------------

    private double benchmarkSavingShare() {
        return accounts.investmentValue() / (accounts.investmentValue() + consumed());
    }

    private void consumers() {
        Expression saving = Expression.ref("saving_share");
        List<Endowment> owned = new ArrayList<>();
        owned.add(new Endowment(Names.WAGE, Expression.ref("labour").times(Expression.ref(Names.PRODUCTIVITY))));
        double capital = 0;
        for (int s = 0; s < accounts.capital().length; s++) {
            capital += accounts.capital()[s];
        }
        for (String name : resources) {
            capital -= rent(name);
        }
        owned.add(new Endowment(Names.RENTAL, Expression.ref("capital").times(capital)));
        for (String name : resources) {
            Expression quantity = Expression.constant(rent(name)).times(model.parameter("resource." + name, 1));
            boolean scaled =
                    given.technologies().stream().anyMatch(t -> t.code().equals(name));
            owned.add(new Endowment(
                    Names.priceResource(name), scaled ? quantity.times(Expression.ref(Names.scale(name))) : quantity));
        }
        for (Technology technology : given.technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                owned.add(new Endowment(
                        Names.priceLimit(technology.code()), Expression.ref("limit." + technology.code())));
            }
        }
        Expression foreign = Expression.ref("foreign_path");
        owned.add(new Endowment(Names.EXCHANGE_NEAR, foreign.times(foreignSaving(true))));
        owned.add(new Endowment(Names.EXCHANGE_FAR, foreign.times(foreignSaving(false))));
        for (int i = 0; i < accounts.investment().length; i++) {
            if (accounts.investment()[i] < 0) {
                owned.add(new Endowment(
                        Names.priceArmington(given.sectors().get(i).code()),
                        Expression.constant(-accounts.investment()[i])));
            }
        }
        Expression transfer = Expression.ref(Names.TRANSFER).times(accounts.gdp());
        owned.add(new Endowment(Names.PRICE_CONSUMPTION, transfer));
        model.consumer(new Consumer(
                given.households(),
                owned,
                Nest.of(
                        "INCOME",
                        1,
                        Leaf.of(Names.PRICE_CONSUMPTION, Expression.constant(1).minus(saving)),
                        Leaf.of(Names.PRICE_INVESTMENT, saving)),
                new Bounds(accounts.investmentValue() + consumed(), 0, Double.POSITIVE_INFINITY)));
        model.consumer(new Consumer(
                given.government(),
                List.of(
                        new Endowment(
                                Names.PRICE_CO2, Expression.ref("cap_intensity").times(Expression.ref(Names.GDP))),
                        new Endowment(
                                Names.PRICE_CONSUMPTION, Expression.constant(0).minus(transfer))),
                Nest.of("SPENDING", 1, Leaf.of(Names.PRICE_GOVERNMENT, spent())),
                new Bounds(spent(), 0, Double.POSITIVE_INFINITY)));
    }

    /** Net inflow of goods paid for by savings from outside: imports less exports, 10⁸ yuan. */
    private double foreignSaving(boolean near) {
        double[] in = near ? accounts.importNear() : accounts.importFar();
        double[] out = near ? accounts.exportNear() : accounts.exportFar();
        double net = 0;
        for (int i = 0; i < in.length; i++) {
            if (i != power) {
                net += in[i] - out[i];
            }
        }
        if (near) {
            for (int g = 0; g < given.technologies().size(); g++) {
                Technology technology = given.technologies().get(g);
                if (technology.kind() == Technology.Kind.INFLOW) {
                    net += accounts.generation()[g] * generationPrice * (1 - technology.resourceShare());
                }
            }
        }
        return net;
    }

    private void auxiliaries() {
        double drawn = 0;
        for (double v : accounts.investment()) {
            drawn -= Math.min(0, v);
        }
        Expression foreign = Expression.ref("foreign_path").times(foreignSaving(true) + foreignSaving(false));
        Expression gdp = Expression.ref(Names.CONSUMPTION)
                .times(consumed())
                .plus(Expression.ref(Names.GOVERNMENT).times(spent()))
                .plus(Expression.ref(Names.INVESTMENT).times(accounts.investmentValue()))
                .minus(Expression.constant(drawn))
                .minus(foreign);
        model.auxiliary(new Auxiliary(
                Names.GDP,
                gdp.minus(Expression.ref(Names.GDP)),
                new Bounds(accounts.gdp(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        model.auxiliary(new Auxiliary(
                Names.PRODUCTIVITY, Expression.ref(Names.GDP).minus(Expression.ref("gdp_path")), FREE_AT_ONE));
        double revenue = sum(accounts.tax());
        model.auxiliary(new Auxiliary(
                Names.TRANSFER,
                Expression.ref(Names.GOVERNMENT).minus(Expression.ref("government_path")),
                new Bounds((revenue - spent()) / accounts.gdp(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        for (int g = 0; g < given.technologies().size(); g++) {
            String code = given.technologies().get(g).code();
            if (resources.contains(code)) {
                model.auxiliary(new Auxiliary(
                        Names.scale(code),
                        Expression.ref(Names.generate(code)).minus(Expression.ref("generation_target." + code)),
                        FREE_AT_ONE));
            }
        }
    }
}
