package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.coupling.loop.CoupledResult;

/** The economy's rows of {@code results.csv}. */
final class EconomyRows {
    private static final String MODEL = "cge";
    private static final String MT = "Mt CO2";

    private final Economy economy;
    private final CoupledResult result;
    private final Optional<CoupledResult> reference;
    private final List<ResultRow> rows = new ArrayList<>();

    EconomyRows(Economy economy, CoupledResult result, Optional<CoupledResult> reference) {
        this.economy = economy;
        this.result = result;
        this.reference = reference;
    }

    /** What rows are about. */
    enum Part {
        MACRO,
        SECTORS,
        ENERGY,
        POWER,
        BALANCE
    }

    List<ResultRow> rows() {
        return rows(EnumSet.allOf(Part.class), year -> true);
    }

    /** Rows of some parts and calendar years. */
    List<ResultRow> rows(Set<Part> parts, IntPredicate asked) {
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            if (!year.solved() || !asked.test(year.year())) {
                continue;
            }
            if (parts.contains(Part.MACRO)) {
                macro(t, year);
            }
            if (parts.contains(Part.SECTORS)) {
                sectors(year);
            }
            if (parts.contains(Part.ENERGY)) {
                energy(year);
            }
            if (parts.contains(Part.POWER)) {
                power(year);
            }
            if (parts.contains(Part.BALANCE)) {
                balance(year);
            }
        }
        return rows;
    }

    private void add(
            EconomyYear year,
            String variable,
            String sector,
            String fuel,
            String technology,
            String unit,
            double value) {
        rows.add(new ResultRow(
                result.scenario().name(), MODEL, year.year(), variable, sector, fuel, technology, unit, value));
    }

    private void total(EconomyYear year, String variable, String unit, double value) {
        add(year, variable, "", "", "", unit, value);
    }

    private void macro(int t, EconomyYear year) {
        Case given = economy.given();
        double stock = given.parameters().value("capital_stock");
        double consumed = economy.consumptionValue();
        total(year, "gdp", "10^8 yuan of " + given.years().base(), year.gdp());
        total(year, "carbon_price", "yuan/t CO2", year.carbonPrice());
        OptionalDouble target = result.cap().target(year.year());
        if (target.isPresent()) {
            total(year, "carbon_cap", MT, target.getAsDouble() * year.gdp());
            total(year, "intensity_target", "t CO2/10^4 yuan", target.getAsDouble() * 100);
        }
        total(year, "co2", MT, year.totalCoveredCo2());
        total(year, "co2_uncovered", MT, year.totalUncoveredCo2());
        total(
                year,
                "capital",
                "10^8 yuan of " + given.years().base(),
                result.path().capital()[t] * stock);
        total(year, "labour_productivity", "index", year.productivity());
        total(
                year,
                "household_consumption",
                "10^8 yuan of " + given.years().base(),
                year.consumptionIndex() * consumed);
        total(year, "investment", "10^8 yuan of " + given.years().base(), economy.investmentValue(year));
        reference
                .filter(r -> r.path().years().size() > t && r.path().year(t).solved())
                .ifPresent(r -> total(
                        year,
                        "welfare_ev",
                        "10^8 yuan of " + given.years().base(),
                        (year.consumptionIndex() - r.path().year(t).consumptionIndex()) * consumed));
    }

    private void sectors(EconomyYear year) {
        for (int s = 0; s < economy.given().sectors().size(); s++) {
            String code = economy.given().sectors().get(s).code();
            if (economy.output(s) >= 0) {
                add(year, "output_index", code, "", "", "index", year.outputIndex(s));
            }
            if (economy.price(s) >= 0) {
                add(year, "price", code, "", "", "index", year.price(s));
            }
        }
    }

    private void energy(EconomyYear year) {
        Case given = economy.given();
        for (int u = 0; u < economy.users(); u++) {
            Map<String, double[]> byFuel = new LinkedHashMap<>();
            for (int f = 0; f < economy.fuels(); f++) {
                if (economy.energyLeaf(EnergyRole.ENERGY, f, u) < 0
                        && economy.energyLeaf(EnergyRole.FEEDSTOCK, f, u) < 0
                        && economy.energyLeaf(EnergyRole.CONVERSION, f, u) < 0) {
                    continue;
                }
                double[] sums =
                        byFuel.computeIfAbsent(given.energyGoods().get(f).leapFuel(), fuel -> new double[5]);
                sums[0] += year.finalMtce(f, u);
                sums[1] += year.mtce(EnergyRole.FEEDSTOCK, f, u);
                sums[2] += year.mtce(EnergyRole.CONVERSION, f, u);
                sums[3] += year.coveredCo2(f, u);
                sums[4] += year.co2(f, u) - year.coveredCo2(f, u) + year.feedstockCo2(f, u);
            }
            String user = economy.userCode(u);
            byFuel.forEach((fuel, sums) -> {
                add(year, "energy_use", user, fuel, "", "Mtce", sums[0]);
                addPositive(year, "feedstock_use", user, fuel, "Mtce", sums[1]);
                addPositive(year, "conversion_use", user, fuel, "Mtce", sums[2]);
                addPositive(year, "co2", user, fuel, MT, sums[3]);
                addPositive(year, "co2_uncovered", user, fuel, MT, sums[4]);
            });
            addPositive(year, "sector_abatement_cost", user, "", "yuan/t CO2", abatementCost(year, u));
        }
    }

    /** What a user pays for the last tonne of its fuels' CO2 under every policy, yuan/t; its fuels weighed with their CO2. */
    private double abatementCost(EconomyYear year, int user) {
        double paid = 0;
        double co2 = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            double burnt = year.burntMtce(f, user);
            if (burnt > 0 && year.co2(f, user) > 0) {
                paid += year.energyPrice(f, user).carbon() * burnt;
                co2 += year.co2(f, user);
            }
        }
        // one 10⁸ yuan a Mt is 100 yuan a tonne
        return co2 > 0 ? 100 * paid / co2 : 0;
    }

    /** By fuel; a good's balance closes, so those of the goods of a fuel do together. */
    private void balance(EconomyYear year) {
        List<EnergyGoodBalance> goods = EnergyGoodBalance.of(year);
        Map<String, EnergyGoodBalance> byFuel = new LinkedHashMap<>();
        for (int f = 0; f < goods.size(); f++) {
            byFuel.merge(economy.given().energyGoods().get(f).leapFuel(), goods.get(f), EnergyGoodBalance::plus);
        }
        byFuel.forEach((fuel, b) -> {
            add(year, "balance_production", "", fuel, "", "Mtce", b.production());
            add(year, "balance_inflow", "", fuel, "", "Mtce", b.inflow());
            add(year, "balance_substitution", "", fuel, "", "Mtce", b.substitution());
            add(year, "balance_stock", "", fuel, "", "Mtce", b.stock());
            add(year, "balance_transformation", "", fuel, "", "Mtce", b.transformation());
            add(year, "balance_final_use", "", fuel, "", "Mtce", b.finalUse());
        });
    }

    private void addPositive(EconomyYear year, String variable, String sector, String fuel, String unit, double value) {
        if (value > 0) {
            add(year, variable, sector, fuel, "", unit, value);
        }
    }

    private void power(EconomyYear year) {
        List<Technology> technologies = economy.given().technologies();
        String sector = economy.given().powerGood();
        for (int g = 0; g < technologies.size(); g++) {
            Technology technology = technologies.get(g);
            add(year, "generation", "", "", technology.code(), "TWh", year.generationTwh(g));
            if (technology.kind() == Technology.Kind.LATENT) {
                add(year, "co2", sector, "", technology.code(), MT, year.technologyCo2(g));
                add(year, "limit_rent", "", "", technology.code(), "yuan/kWh", year.limitRent(g));
                if (technology.removal() > 0) {
                    add(year, "removal_cost", "", "", technology.code(), "yuan/t CO2", year.removalCost(g));
                }
                add(year, "co2_captured", sector, "", technology.code(), MT, year.capturedCo2(g));
                if (!technology.fuel().isEmpty()) {
                    String fuel = economy.given()
                            .energyGoods()
                            .get(economy.given().energyIndex(technology.fuel()))
                            .leapFuel();
                    add(year, "energy_use", sector, fuel, technology.code(), "Mtce", year.technologyFuelMtce(g));
                }
            }
        }
    }
}
