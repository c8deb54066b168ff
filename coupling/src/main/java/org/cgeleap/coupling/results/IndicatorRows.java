package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.LeafSide;
import org.cgeleap.coupling.analysis.MarginalAbatement;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;

/**
 * What economists ask of a scenario beside its quantities and prices: welfare, factors, trade, carbon, and what it takes to
 * build. Definitions in variables.csv.
 */
final class IndicatorRows {
    private static final String MODEL = "cge";
    private static final String INDEX = "index";
    private static final String MT = "Mt CO2";

    /** GW in a TWh/h: thousand. */
    private static final double GW_HOURS = 1000;

    /** 10⁸ yuan in a GW at one yuan/kW: 10⁶ kW are 10⁶ yuan, a hundredth. */
    private static final double VALUE_PER_GW = 0.01;

    /** Shares of saving that differ by less are the same preferences. */
    private static final double SAME_PREFERENCES = 1e-12;

    private final Economy economy;
    private final Case given;
    private final ParameterTable table;
    private final CoupledResult result;
    private final Optional<CoupledResult> reference;
    private final Set<Integer> reported;
    private final String yuan;
    private final List<ResultRow> rows = new ArrayList<>();

    IndicatorRows(Economy economy, CoupledResult result, Optional<CoupledResult> reference) {
        this.economy = economy;
        this.given = economy.given();
        this.table = given.parameters();
        this.result = result;
        this.reference = reference;
        this.reported = Target.of(given).stream().map(Target::year).collect(Collectors.toSet());
        this.yuan = "10^8 yuan of " + given.years().base();
    }

    List<ResultRow> rows() {
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            if (year.solved()) {
                welfare(t, year);
                factors(year);
                trade(year);
                carbon(t, year);
                plants(t, year);
            }
        }
        discounted();
        return rows;
    }

    private void add(int year, String variable, String sector, String technology, String unit, double value) {
        if (Double.isFinite(value)) {
            rows.add(new ResultRow(
                    result.scenario().name(), MODEL, year, variable, sector, "", technology, unit, value));
        }
    }

    private Optional<EconomyYear> reference(int t) {
        return reference
                .filter(r -> t < r.path().years().size() && r.path().year(t).solved())
                .map(r -> r.path().year(t));
    }

    private static Equilibrium at(EconomyYear year) {
        return year.solve().equilibrium();
    }

    private void welfare(int t, EconomyYear year) {
        add(
                year.year(),
                "welfare_ev_base_year",
                "",
                "",
                yuan,
                (year.consumptionIndex() - 1) * economy.consumptionValue());
        add(
                year.year(),
                "government_consumption",
                "",
                "",
                yuan,
                at(year).value(Names.GOVERNMENT) * economy.governmentValue());
        reference(t)
                .filter(other -> samePreferences(year, other))
                .ifPresent(other ->
                        add(year.year(), "welfare_ev_with_saving", "", "", yuan, realIncome(year) - realIncome(other)));
    }

    private double realIncome(EconomyYear year) {
        return at(year).welfare(given.households());
    }

    private boolean samePreferences(EconomyYear a, EconomyYear b) {
        return Math.abs(savingShare(a) - savingShare(b)) <= SAME_PREFERENCES;
    }

    private static double savingShare(EconomyYear year) {
        return year.parameters()[year.economy().compiled().parameterIndex("saving_share")];
    }

    /** Sums over the years after the alignment year, discounted to it; only of a scenario that reached the horizon. */
    private void discounted() {
        int from = given.years().index(given.years().alignment());
        if (!result.path().complete()) {
            return;
        }
        double rate = table.value("discount_rate", 0);
        double consumption = 0;
        double change = 0;
        double changeWithSaving = 0;
        boolean comparable = true;
        for (int t = from + 1; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            double factor = Math.pow(1 + rate, from - t);
            consumption += factor * year.consumptionIndex() * economy.consumptionValue();
            Optional<EconomyYear> other = reference(t);
            comparable &= other.isPresent() && samePreferences(year, other.get());
            if (other.isPresent()) {
                change += factor
                        * (year.consumptionIndex() - other.get().consumptionIndex())
                        * economy.consumptionValue();
                changeWithSaving += factor * (realIncome(year) - realIncome(other.get()));
            }
        }
        int horizon = given.years().horizon();
        add(horizon, "consumption_discounted", "", "", yuan, consumption);
        if (comparable) {
            add(horizon, "welfare_ev_discounted", "", "", yuan, change);
            add(horizon, "welfare_ev_with_saving_discounted", "", "", yuan, changeWithSaving);
        }
    }

    private void factors(EconomyYear year) {
        Equilibrium at = at(year);
        double[] base = economy.compiled().baseParameters();
        double employed = inputs(at, Names.WAGE)
                / year.productivity()
                / base[economy.compiled().parameterIndex("labour")];
        add(year.year(), "employment", "", "", INDEX, employed);
        add(year.year(), "real_wage", "", "", INDEX, at.value(Names.WAGE) * year.productivity());
        add(year.year(), "rental_price", "", "", INDEX, at.value(Names.RENTAL));
    }

    /** All activities take of a good. */
    private double inputs(Equilibrium at, String good) {
        return flows(at, good, LeafSide.INPUT);
    }

    private double flows(Equilibrium at, String good, LeafSide side) {
        CompiledModel model = at.model();
        int variable = model.variableIndex(good);
        double sum = 0;
        for (int leaf = 0; leaf < model.leafCount(); leaf++) {
            if (model.leafGood(leaf) == variable && model.leafSide(leaf) == side) {
                sum += at.flow(leaf);
            }
        }
        return sum;
    }

    /** Exports are paid, and imports bought, at the price of foreign exchange with their destination or origin. */
    private void trade(EconomyYear year) {
        Equilibrium at = at(year);
        Equilibrium base = at(result.path().year(0));
        List<String> goods = Names.exchanges(given);
        double[] exports = new double[4];
        double[] imports = new double[4];
        for (String good : goods) {
            String partner = good.equals(Names.EXCHANGE_NEAR) ? given.near() : given.far();
            double price = at.value(good);
            double out = flows(at, good, LeafSide.OUTPUT);
            double in = inputs(at, good);
            add(year.year(), "exports", partner, "", yuan, out);
            add(year.year(), "imports", partner, "", yuan, in);
            add(year.year(), "real_exchange_rate", partner, "", INDEX, price);
            accumulate(exports, price, flows(base, good, LeafSide.OUTPUT), out);
            accumulate(imports, price, inputs(base, good), in);
        }
        add(year.year(), "terms_of_trade", "", "", INDEX, fisher(exports) / fisher(imports));
    }

    private static void accumulate(double[] sums, double price, double before, double now) {
        sums[0] += price * before;
        sums[1] += before;
        sums[2] += price * now;
        sums[3] += now;
    }

    /** Geometric mean of the indices with base and with present weights (Fisher 1922); base prices are one. */
    private static double fisher(double[] sums) {
        return Math.sqrt(sums[0] / sums[1] * (sums[2] / sums[3]));
    }

    private void carbon(int t, EconomyYear year) {
        int y = year.year();
        add(y, "carbon_revenue", "", "", yuan, year.carbonPrice() / 100 * year.totalCoveredCo2());
        double energyCo2 = year.totalCo2();
        add(y, "co2_energy", "", "", MT, energyCo2);
        add(y, "co2_per_gdp", "", "", "t CO2/10^4 yuan", energyCo2 / year.gdp() * 100);
        double people = table.value("population", result.scenario().name(), y);
        add(y, "co2_per_head", "", "", "t CO2/person", energyCo2 / people * 100);
        add(y, "gdp_per_head", "", "", "10^4 yuan of " + given.years().base() + "/person", year.gdp() / people);
        purchased(t, year);
        if (reported.contains(y)) {
            margin(year);
        }
    }

    private void margin(EconomyYear year) {
        MarginalAbatement.at(year).ifPresent(margin -> {
            add(year.year(), "marginal_abatement_cost", "", "", "yuan/t CO2", margin.welfareCost());
            margin.share()
                    .forEach((activity, share) ->
                            add(year.year(), "marginal_abatement_share", activity, "", "share", share));
            margin.response()
                    .forEach((activity, tonnes) ->
                            add(year.year(), "abatement_response", activity, "", "t CO2/(yuan/t CO2)", tonnes));
        });
    }

    private void purchased(int t, EconomyYear year) {
        for (int g = 0; g < given.technologies().size(); g++) {
            Technology technology = given.technologies().get(g);
            if (technology.kind() != Technology.Kind.INFLOW) {
                continue;
            }
            double factor = table.value("grid_factor_inflow", result.scenario().name(), year.year(), 0);
            double bought = year.generationTwh(g);
            add(year.year(), "co2_purchased_power", "", technology.code(), MT, bought * factor);
            int inflow = g;
            reference(t)
                    .ifPresent(other -> add(
                            year.year(),
                            "leakage_purchased_power",
                            "",
                            technology.code(),
                            MT,
                            (bought - other.generationTwh(inflow)) * factor));
        }
    }

    /** Capacity that generates what the year needs, and what building it and replacing a part of it costs. */
    private void plants(int t, EconomyYear year) {
        double all = 0;
        boolean known = false;
        for (int g = 0; g < given.technologies().size(); g++) {
            String code = given.technologies().get(g).code();
            double capacity = capacity(t, g);
            if (Double.isNaN(capacity)) {
                continue;
            }
            add(year.year(), "capacity", "", code, "GW", capacity);
            double cost = value("capital_cost." + code, year.year());
            double lifetime = value("plant_lifetime." + code, year.year());
            double before = t == 0 ? Double.NaN : capacity(t - 1, g);
            double built = Math.max(0, capacity - before + before / lifetime);
            if (!Double.isNaN(built) && !Double.isNaN(cost)) {
                double spent = built * cost * VALUE_PER_GW;
                add(year.year(), "power_investment", "", code, yuan, spent);
                all += spent;
                known = true;
            }
        }
        if (known) {
            add(year.year(), "power_investment", "", "", yuan, all);
            add(year.year(), "investment_need", "", "", yuan, all + industry(year.year()));
        }
    }

    private double value(String key, int year) {
        return table.value(key, result.scenario().name(), year, Double.NaN);
    }

    private double capacity(int t, int technology) {
        String code = given.technologies().get(technology).code();
        double hours = value("full_load_hours." + code, result.path().year(t).year());
        return result.path().year(t).generationTwh(technology) * GW_HOURS / hours;
    }

    /** New capacity of LEAP's industries. */
    private double industry(int year) {
        if (result.exchange().isEmpty()) {
            return 0;
        }
        AreaResult leap = result.exchange().get().result();
        AreaModel model = leap.model();
        return LeapRows.industries(model).stream()
                .mapToDouble(b -> leap.technologies().investment(b, year))
                .sum();
    }
}
