package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.BenchmarkElasticities;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LinkCell;
import org.cgeleap.coupling.study.StudyResult;
import org.cgeleap.leap.AreaCheck;
import org.cgeleap.leap.AreaChecks;
import org.cgeleap.leap.AreaResult;

/** What must hold in every solved year, and whether it does: {@code checks.csv}. */
public final class Checks {
    private static final String BENCHMARK = "benchmark";

    /** The largest scaled residual of an equilibrium accepted as solved (CLI contract). */
    private static final double RESIDUAL = 1e-9;

    /** Replication at unit prices (MODEL.md §3). */
    private static final double REPLICATION = 1e-10;

    /** Sums of a few hundred flows of an equilibrium solved to {@link #RESIDUAL}. */
    private static final double ADDING_UP = 1e-7;

    /** Rounding of the agreement of both models, whose tolerance is the loop's. */
    private static final double ROUNDING = 1.0001;

    private final Calibrated calibrated;
    private final Economy economy;
    private final List<CheckRow> rows = new ArrayList<>();

    private Checks(Calibrated calibrated) {
        this.calibrated = calibrated;
        this.economy = calibrated.aligned().economy();
    }

    /**
     * {@return the checks of a study: the calibration's, then each scenario's}
     *
     * @param study as it ended
     * @param tolerance of the loop, which both models' energy agrees within
     */
    public static List<CheckRow> of(StudyResult study, double tolerance) {
        Checks checks = new Checks(study.calibrated());
        checks.benchmark();
        study.scenarios().parallelStream()
                .map(s -> {
                    Checks one = new Checks(study.calibrated());
                    one.scenario(s, tolerance);
                    return one.rows;
                })
                .forEachOrdered(checks.rows::addAll);
        return List.copyOf(checks.rows);
    }

    /**
     * {@return the checks of a calibration alone}
     *
     * @param calibrated case and what was derived from it
     * @param elasticities at the benchmark, from the model and from the case
     */
    public static List<CheckRow> of(Calibrated calibrated, List<BenchmarkElasticities.Row> elasticities) {
        Checks checks = new Checks(calibrated);
        checks.benchmark();
        checks.add(
                BENCHMARK,
                calibrated.given().years().base(),
                "benchmark_elasticities",
                elasticities.stream()
                        .mapToDouble(BenchmarkElasticities.Row::difference)
                        .max()
                        .orElse(Double.NaN),
                BenchmarkElasticities.TOLERANCE);
        return List.copyOf(checks.rows);
    }

    private void add(String scenario, int year, String check, double value, double tolerance) {
        rows.add(new CheckRow(scenario, year, check, value, tolerance));
    }

    private void benchmark() {
        Case given = calibrated.given();
        AlignedEconomy aligned = calibrated.aligned();
        int base = given.years().base();
        add(BENCHMARK, base, "replication", calibrated.replication(), REPLICATION);
        EconomyYear first = aligned.years().get(0);
        if (first.solved()) {
            add(
                    BENCHMARK,
                    base,
                    "gdp_replication",
                    first.gdp() / economy.accounts().gdp() - 1,
                    REPLICATION);
        }
        for (int t = 1; t < aligned.years().size(); t++) {
            EconomyYear year = aligned.years().get(t);
            if (year.solved()) {
                add(
                        BENCHMARK,
                        year.year(),
                        "gdp_path",
                        year.gdp() / aligned.plan().gdpPath()[t] - 1,
                        RESIDUAL);
                add(BENCHMARK, year.year(), "energy_alignment", aligned.miss(t), RESIDUAL);
                add(BENCHMARK, year.year(), "generation_alignment", generationMiss(aligned, t), RESIDUAL);
            }
        }
        calibrated.checks().forEach(c -> add(BENCHMARK, base, c.name(), c.value(), c.tolerance()));
    }

    private double generationMiss(AlignedEconomy aligned, int t) {
        double worst = 0;
        for (int g = 0; g < calibrated.given().technologies().size(); g++) {
            double target = aligned.targets().generationTwh()[t][g];
            if (target > 0) {
                worst = Math.max(worst, Math.abs(aligned.years().get(t).generationTwh(g) / target - 1));
            }
        }
        return worst;
    }

    private void scenario(CoupledResult result, double tolerance) {
        String name = result.scenario().name();
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            add(name, year.year(), "newton_residual", year.solve().residual(), RESIDUAL);
            if (!year.solved()) {
                continue;
            }
            Equilibrium equilibrium = year.solve().equilibrium();
            equilibrium.checks().forEach(c -> add(name, year.year(), c.name(), c.value(), c.tolerance()));
            add(name, year.year(), "gdp_income_expenditure", gdpGap(equilibrium), ADDING_UP);
            add(name, year.year(), "sam_balance", SolvedAccounts.of(equilibrium).imbalance(), ADDING_UP);
            energy(name, year);
            cap(name, result, year);
            PolicyRows.checks(result, year, (check, gap) -> add(name, year.year(), check, gap, ADDING_UP));
        }
        result.exchange().ifPresent(exchange -> {
            area(name, exchange.result());
            for (int t = economy.given().years().index(economy.given().years().base());
                    t < result.path().years().size();
                    t++) {
                EconomyYear year = result.path().year(t);
                double worst = 0;
                List<LinkCell> cells = result.side().linkCells();
                for (int c = 0; c < cells.size(); c++) {
                    double top =
                            year.finalMtce(cells.get(c).good(), cells.get(c).sector());
                    if (top > 0) {
                        worst = Math.max(worst, Math.abs(exchange.energy()[t][c] / top - 1));
                    }
                }
                add(name, year.year(), "energy_of_both_models", worst, ROUNDING * tolerance);
            }
        });
    }

    /** Diagnostics of the bottom-up side; what holds in all years stands at its base year. */
    private void area(String name, AreaResult result) {
        int base = result.model().years()[0];
        for (AreaCheck check : AreaChecks.of(result)) {
            String item = check.pass() || check.item().isEmpty() ? "" : " " + check.item();
            add(
                    name,
                    check.year() == 0 ? base : check.year(),
                    "leap_" + check.check() + item,
                    check.value(),
                    check.tolerance());
        }
    }

    /** GDP by income less GDP by expenditure, relative. */
    private double gdpGap(Equilibrium at) {
        Case given = economy.given();
        double income = 0;
        for (int tax = 0; tax < at.model().taxCount(); tax++) {
            income += at.taxRevenue(tax);
        }
        double outside = 0;
        double drawn = 0;
        for (int e = 0; e < at.model().endowmentCount(); e++) {
            String good = at.model().variableName(at.model().endowmentGood(e));
            double value = at.endowment(e) * at.value(at.model().endowmentGood(e));
            switch (kindOf(good)) {
                case OUTSIDE -> outside += value;
                case STOCK -> drawn += value;
                case FACTOR -> income += value;
                case TRANSFER -> {
                    // paid by one consumer and received by the other
                }
            }
        }
        double expenditure =
                economy.consumptionValue() * at.value(Names.CONSUMPTION) * at.value(Names.PRICE_CONSUMPTION)
                        + economy.governmentValue() * at.value(Names.GOVERNMENT) * at.value(Names.PRICE_GOVERNMENT)
                        + economy.investmentValue() * at.value(Names.INVESTMENT) * at.value(Names.PRICE_INVESTMENT)
                        - outside
                        - drawn;
        return given.sectors().isEmpty() ? Double.NaN : (income - expenditure) / expenditure;
    }

    private enum Owned {
        FACTOR,
        OUTSIDE,
        STOCK,
        TRANSFER
    }

    private static Owned kindOf(String good) {
        if (good.equals(Names.EXCHANGE_NEAR) || good.equals(Names.EXCHANGE_FAR)) {
            return Owned.OUTSIDE;
        }
        // the consumption good is handed over as a transfer, the investment good as forced saving or a government's
        // debt
        if (good.equals(Names.PRICE_CONSUMPTION) || good.equals(Names.PRICE_INVESTMENT)) {
            return Owned.TRANSFER;
        }
        return good.startsWith("PA.") ? Owned.STOCK : Owned.FACTOR;
    }

    private void energy(String name, EconomyYear year) {
        double worst = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            double used = economy.investmentMtce(f, year);
            for (int u = 0; u < economy.users(); u++) {
                used += year.takenMtce(f, u);
            }
            for (int g = 0; g < economy.given().technologies().size(); g++) {
                if (economy.given()
                        .technologies()
                        .get(g)
                        .fuel()
                        .equals(economy.given().energyGoods().get(f).code())) {
                    used += year.technologyFuelMtce(g);
                }
            }
            double supplied = economy.supplyMtce(f, year);
            if (supplied > 0) {
                worst = Math.max(worst, Math.abs(used / supplied - 1));
            }
        }
        add(name, year.year(), "energy_adding_up", worst, ADDING_UP);
        add(
                name,
                year.year(),
                "energy_balance",
                EnergyGoodBalance.of(year).stream()
                        .mapToDouble(b -> Math.abs(b.gap()))
                        .max()
                        .orElse(0),
                ADDING_UP);
        double generated = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            generated += year.generationTwh(g);
        }
        add(name, year.year(), "generation_adding_up", generated / economy.generationDemandTwh(year) - 1, ADDING_UP);
        double co2 = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                co2 += year.coveredCo2(f, u);
            }
        }
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.given().technologies().get(g).kind() == Technology.Kind.LATENT) {
                co2 += year.technologyCo2(g);
            }
        }
        add(
                name,
                year.year(),
                "co2_adding_up",
                (co2 - economy.permitsUsed(year)) / Math.max(1, Math.abs(co2)),
                ADDING_UP);
    }

    private void cap(String name, CoupledResult result, EconomyYear year) {
        OptionalDouble target = result.cap().target(year.year());
        if (target.isEmpty()) {
            return;
        }
        double allowed = target.getAsDouble() * year.gdp();
        double emitted = year.totalCoveredCo2();
        double scale = Math.max(1, allowed);
        double gap = (emitted - allowed) / scale;
        // a positive price means the cap is met exactly, a price of zero that it is not exceeded
        double value = year.carbonPrice() > 1e-6 ? Math.abs(gap) : Math.max(0, gap);
        add(name, year.year(), "carbon_cap", value, ADDING_UP);
    }
}
