package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;

/** Final demand, consumers and the closure's auxiliaries (MODEL.md §3). */
final class Institutions {
    private static final Bounds FREE_AT_ONE = new Bounds(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final Case given;
    private final BenchmarkAccounts accounts;
    private final EconomyLeaves leaves;
    private final TreeBuilder trees;
    private final EquilibriumModel.Builder model;
    private final double[] averagePrice;
    private final int power;
    private final double generationPrice;

    Institutions(EconomyAssembly assembly) {
        this.given = assembly.given();
        this.accounts = assembly.accounts();
        this.leaves = assembly.leaves();
        this.trees = assembly.trees();
        this.model = assembly.model();
        this.averagePrice = leaves.averagePrice();
        this.power = assembly.power();
        this.generationPrice = assembly.generationPrice();
    }

    /** Adds final demand, then the consumers that own what the activities use, then the auxiliaries. */
    void build() {
        finalDemand();
        consumers();
        auxiliaries();
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
            case MATERIALS -> leaves.materials(byGood, named);
            case GOOD -> EconomyLeaves.leaf(Names.priceArmington(slot.code()), byGood[given.sectorIndex(slot.code())]);
            case ENERGY ->
                user < 0
                        ? List.of()
                        : slot.code().isEmpty()
                                ? leaves.allEnergy(user)
                                : leaves.energy(given.energyIndex(slot.code()), user);
            case FEEDSTOCK -> user < 0 ? stockBuilding(byGood) : leaves.feedstock(user);
            default -> throw EconomyLeaves.misplaced(given, tree, slot);
        });
        model.activity(activity, Nest.of("USE", 0, Leaf.of(price, Expression.constant(value))), inputs);
    }

    /** Energy goods put into stock; valued at the average price. */
    private List<Branch> stockBuilding(double[] byGood) {
        List<Branch> stocks = new ArrayList<>();
        for (int f = 0; f < averagePrice.length; f++) {
            double value = byGood[given.sectorIndex(leaves.good(f))];
            if (value > 0) {
                stocks.add(Leaf.of(Names.priceArmington(leaves.good(f)), Expression.ref(Names.stock(leaves.good(f)))));
            }
        }
        return stocks;
    }

    private void consumers() {
        Expression saving = Expression.ref("saving_share");
        List<Endowment> owned = new ArrayList<>();
        owned.add(new Endowment(Names.WAGE, Expression.ref("labour").times(Expression.ref(Names.PRODUCTIVITY))));
        double capital = 0;
        for (int s = 0; s < accounts.capital().length; s++) {
            capital += accounts.capital()[s];
        }
        for (String name : leaves.resources()) {
            capital -= leaves.rent(name);
        }
        owned.add(new Endowment(Names.RENTAL, Expression.ref("capital").times(capital)));
        for (String name : leaves.resources()) {
            Expression quantity = Expression.constant(leaves.rent(name)).times(model.parameter("resource." + name, 1));
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
        if (given.hasNear()) {
            owned.add(new Endowment(Names.EXCHANGE_NEAR, foreign.times(foreignSaving(true))));
        }
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

    /** Capital formation a unit of its level at base prices: that of the base year, and what stocks differ by. */
    private Expression formed() {
        Expression value = Expression.constant(accounts.investmentValue());
        for (int f = 0; f < averagePrice.length; f++) {
            double base = accounts.investment()[given.sectorIndex(leaves.good(f))];
            if (base > 0) {
                value = value.plus(Expression.ref(Names.stock(leaves.good(f))).minus(Expression.constant(base)));
            }
        }
        return value;
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
                .plus(Expression.ref(Names.INVESTMENT).times(formed()))
                .minus(Expression.constant(drawn))
                .minus(foreign);
        model.auxiliary(new Auxiliary(
                Names.GDP,
                gdp.minus(Expression.ref(Names.GDP)),
                new Bounds(accounts.gdp(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        model.auxiliary(new Auxiliary(
                Names.PRODUCTIVITY, Expression.ref(Names.GDP).minus(Expression.ref("gdp_path")), FREE_AT_ONE));
        double revenue = 0;
        for (double v : accounts.tax()) {
            revenue += v;
        }
        model.auxiliary(new Auxiliary(
                Names.TRANSFER,
                Expression.ref(Names.GOVERNMENT).minus(Expression.ref("government_path")),
                new Bounds((revenue - spent()) / accounts.gdp(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        for (int g = 0; g < given.technologies().size(); g++) {
            String code = given.technologies().get(g).code();
            if (leaves.resources().contains(code)) {
                model.auxiliary(new Auxiliary(
                        Names.scale(code),
                        Expression.ref(Names.generate(code)).minus(Expression.ref("generation_target." + code)),
                        FREE_AT_ONE));
            }
        }
    }
}
