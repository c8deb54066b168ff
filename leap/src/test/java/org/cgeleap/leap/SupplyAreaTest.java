package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.cost.AbatementCurve;
import org.cgeleap.leap.cost.Discounting;
import org.cgeleap.leap.transformation.BalanceRow;
import org.cgeleap.leap.transformation.EnergyBalance;
import org.cgeleap.leap.transformation.ModuleYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Households, vehicles and the power system behind them, from files, by hand. Tolerance: rounding of a few operations. */
final class SupplyAreaTest {
    private static final Offset<Double> EXACT = within(1e-11);
    private static final double MWH = 0.1229; // tce
    private static final String POWER = "Transformation\\Power";

    @TempDir
    Path folder;

    static AreaFiles area() {
        AreaFiles files = new AreaFiles(2020, 2021, 2040);
        files.key("Grid Emission Factor", "0.6", "", "").key("Interest Rate", "5%", "", "");
        demand(files);
        vehicles(files);
        supply(files);
        return files;
    }

    private static void demand(AreaFiles files) {
        files.branch("Demand\\Homes", "category", "", "", "10^6 households")
                .set("Demand\\Homes", "Activity Level", "Current Accounts", "10", "")
                .set("Demand\\Homes", "Activity Level", "Baseline", "Growth(2%)", "")
                .branch("Demand\\Homes\\Cooking", "category", "", "", "% saturation")
                .set("Demand\\Homes\\Cooking", "Activity Level", "Current Accounts", "50", "%")
                .branch("Demand\\Homes\\Cooking\\Gas stove", "technology", "", "gas", "% share")
                .set("Demand\\Homes\\Cooking\\Gas stove", "Activity Level", "Current Accounts", "60", "%")
                .set(
                        "Demand\\Homes\\Cooking\\Gas stove",
                        "Final Energy Intensity",
                        "Current Accounts",
                        "200",
                        "kgce/household")
                .branch("Demand\\Homes\\Cooking\\Electric stove", "technology", "", "ele", "% share")
                .set("Demand\\Homes\\Cooking\\Electric stove", "Activity Level", "Current Accounts", "40", "%")
                .set(
                        "Demand\\Homes\\Cooking\\Electric stove",
                        "Final Energy Intensity",
                        "Current Accounts",
                        "1000",
                        "kWh/household")
                .branch("Demand\\Homes\\Heating", "category", "useful-energy", "", "% saturation")
                .set("Demand\\Homes\\Heating", "Activity Level", "Current Accounts", "80", "%")
                .set("Demand\\Homes\\Heating", "Useful Energy Intensity", "Current Accounts", "1.2", "tce/household")
                .branch("Demand\\Homes\\Heating\\Boiler", "technology", "", "gas", "")
                .set("Demand\\Homes\\Heating\\Boiler", "Fuel Share", "Current Accounts", "Remainder(100)", "%")
                .set("Demand\\Homes\\Heating\\Boiler", "Efficiency", "Current Accounts", "80", "%")
                .branch("Demand\\Homes\\Heating\\Heat pump", "technology", "", "ele", "")
                .set("Demand\\Homes\\Heating\\Heat pump", "Fuel Share", "Current Accounts", "30", "%")
                .set("Demand\\Homes\\Heating\\Heat pump", "Fuel Share", "Mitigation", "Interp(2040, 70)", "%")
                .set("Demand\\Homes\\Heating\\Heat pump", "Efficiency", "Current Accounts", "300", "%")
                .set("Demand\\Homes\\Heating\\Heat pump", "Capital Cost", "Current Accounts", "20000", "yuan/household")
                .set("Demand\\Homes\\Heating\\Heat pump", "Lifetime", "Current Accounts", "20", "years");
    }

    private static void vehicles(AreaFiles files) {
        String car = "Demand\\Transport\\Gas car";
        files.branch("Demand\\Transport", "category", "", "", "")
                .branch(car, "technology", "transport", "gas", "10^6 vehicles")
                .set(car, "Stock", "Current Accounts", "2", "")
                .set(car, "Sales", "Current Accounts", "0.3", "")
                .set(car, "First Sales Year", "Current Accounts", "2021", "")
                .set(car, "Survival Profile", "Current Accounts", "Lookup(Age, 0, 100, 10, 100, 11, 0)", "%")
                .set(car, "Mileage", "Current Accounts", "10000", "km")
                .set(car, "Fuel Economy", "Current Accounts", "Interp(2020, 0.1, 2040, 0.06)", "kgce/km")
                .set(car, "Degradation Profile", "Current Accounts", "Lookup(Age, 0, 100, 10, 110)", "%");
    }

    private static void supply(AreaFiles files) {
        files.branch("Transformation\\Grid", "module", "", "", "")
                .set("Transformation\\Grid", "Losses", "Current Accounts", "10", "%")
                .branch("Transformation\\Grid\\Output Fuels\\Electricity", "output", "", "ele", "")
                .branch("Transformation\\Grid\\Processes\\Lines", "transformation-process", "", "", "")
                .branch(
                        "Transformation\\Grid\\Processes\\Lines\\Feedstock Fuels\\Electricity",
                        "feedstock",
                        "",
                        "ele",
                        "")
                .branch(POWER, "module", "", "", "")
                .set(POWER, "Own Use", "Current Accounts", "5", "%")
                .set(POWER, "Load Factor", "Current Accounts", "60", "%")
                .set(POWER, "Planning Reserve Margin", "Current Accounts", "25", "%")
                .branch(POWER + "\\Output Fuels\\Electricity", "output", "", "ele", "")
                .set(POWER + "\\Output Fuels\\Electricity", "Shortfall Rule", "Current Accounts", "LeaveUnmet", "");
        plant(files, "Coal plant", "coal", 40, 1500, 1, 3000);
        plant(files, "Gas plant", "gas", 50, 500, 2, 200);
        files.set(
                        POWER + "\\Processes\\Gas plant",
                        "Endogenous Capacity Addition Size",
                        "Current Accounts",
                        "100",
                        "MW")
                .branch("Resources\\Primary\\Coal", "resource", "", "coal", "")
                .branch("Resources\\Secondary\\Gas", "resource", "", "gas", "");
    }

    private static void plant(
            AreaFiles files, String name, String fuel, double efficiency, double megawatts, int rank, double capital) {
        String path = POWER + "\\Processes\\" + name;
        files.branch(path, "transformation-process", "", "", "")
                .branch(path + "\\Feedstock Fuels\\Fuel", "feedstock", "", fuel, "")
                .set(path, "Process Efficiency", "Current Accounts", "" + efficiency, "%")
                .set(path, "Exogenous Capacity", "Current Accounts", "" + megawatts, "MW")
                .set(path, "Maximum Availability", "Current Accounts", "90", "%")
                .set(path, "Merit Order", "Current Accounts", "" + rank, "")
                .set(path, "Dispatch Rule", "Current Accounts", "MeritOrderDispatch", "")
                .set(path, "First Simulation Year", "Current Accounts", "2020", "")
                .set(path, "Lifetime", "Current Accounts", "30", "years")
                .set(path, "Capital Cost", "Current Accounts", capital * 1000 + "", "yuan/MW");
    }

    private static double households(int year) {
        return 10 * Math.pow(1.02, year - 2020); // millions; a tce each is a Mtce
    }

    private static double electricity(int year, double heatPump) {
        return households(year) * (0.5 * 0.4 * 1.000 * MWH + 0.8 * 1.2 * heatPump / 3);
    }

    @Test
    void activityMultipliesDownTheTreeAndUsefulEnergyDividesByEfficiency() {
        AreaResult result = area().run(folder, "Baseline");
        for (int year : new int[] {2020, 2021, 2040}) {
            double homes = households(year);
            assertThat(result.energy("Demand\\Homes\\Cooking", "gas", year)).isCloseTo(homes * 0.5 * 0.6 * 0.2, EXACT);
            assertThat(result.activity("Demand\\Homes\\Cooking\\Gas stove", year))
                    .isCloseTo(homes * 0.3, EXACT);
            assertThat(result.energy("Demand\\Homes\\Heating\\Boiler", year))
                    .isCloseTo(homes * 0.8 * 1.2 * 0.7 / 0.8, EXACT);
            assertThat(result.energy("Demand\\Homes", "ele", year)).isCloseTo(electricity(year, 0.3), EXACT);
            assertThat(result.co2Direct("Demand\\Homes", year))
                    .isCloseTo(1.56 * homes * (0.06 + 0.8 * 1.2 * 0.7 / 0.8), EXACT);
        }
    }

    @Test
    void vehiclesByVintage() {
        AreaResult result = area().run(folder, "Baseline");
        int car = result.model().branchIndex("Demand\\Transport\\Gas car");
        for (int year : new int[] {2020, 2021, 2030, 2040}) {
            int k = year - 2020;
            // the 2 million at the start are spread evenly over the ages 0 … 10, kept to age 10
            double energy = 0;
            double stock = 0;
            for (int age = 0; age <= 10; age++) {
                double left = age + k <= 10 ? 2 / 11.0 : 0;
                stock += left;
                energy += left * 0.1 * (1 + 0.01 * (age + k));
            }
            for (int v = 1; v <= k; v++) {
                double left = k - v <= 10 ? 0.3 : 0;
                stock += left;
                energy += left * (0.1 - 0.002 * v) * (1 + 0.01 * (k - v));
            }
            assertThat(result.technologies().stock(car, year)).isCloseTo(stock, EXACT);
            // 10^6 vehicles · 10^4 km · kgce/km = 10^10 kgce = 10 Mtce
            assertThat(result.energy(car, year)).isCloseTo(energy * 10, EXACT);
        }
    }

    @Test
    void powerSystemByHand() {
        AreaResult result = area().run(folder, "Baseline");
        AreaSupply supply = result.supply();
        double before = 2000;
        for (int year = 2020; year <= 2040; year++) {
            int t = year - 2020;
            double sent = electricity(year, 0.3) / 0.9;
            double generated = sent / 0.95;
            double megawattYears = generated * 1e6 / MWH / 8760;
            double peak = megawattYears / 0.6;
            double added = Math.max(0, Math.ceil((1.25 * peak - before) / 100 - 1e-9)) * 100;
            ModuleYear power = supply.module(1, t);
            double megawatt = 8760 * MWH / 1e6;
            assertThat(power.required()).isCloseTo(generated, EXACT);
            assertThat(power.peak() / megawatt).isCloseTo(peak, within(1e-7));
            assertThat(power.added()[1] / megawatt).isCloseTo(added, within(1e-7));
            before += added;
            double coal = Math.min(generated, 1500 * 0.9 * megawatt);
            double gas = Math.min(generated - coal, (before - 1500) * 0.9 * megawatt);
            assertThat(power.output()[0]).isCloseTo(coal, EXACT);
            assertThat(power.output()[1]).isCloseTo(gas, EXACT);
            assertThat(supply.co2(1, t)).isCloseTo(coal / 0.4 * 2.66 + gas / 0.5 * 1.56, EXACT);
            assertThat(supply.deliveredFactor(2, t))
                    .isCloseTo((coal / 0.4 * 2.66 + gas / 0.5 * 1.56) / electricity(year, 0.3), EXACT);
            assertThat(supply.co2(0, t)).isZero();
        }
    }

    @Test
    void balanceClosesAndNamesItsRows() {
        AreaResult result = area().run(folder, "Mitigation");
        for (int t = 0; t <= 20; t++) {
            EnergyBalance balance = result.supply().balance(t);
            for (int f = 0; f < 3; f++) {
                assertThat(balance.gap(f)).isCloseTo(0, EXACT);
            }
            assertThat(balance.rows().stream().filter(r -> r.kind() == BalanceRow.Kind.FINAL_DEMAND))
                    .extracting(BalanceRow::name)
                    .containsExactly("Homes", "Transport");
            // losses are a tenth of what the grid takes in
            double demanded = balance.row(BalanceRow.Kind.TOTAL_FINAL_DEMAND).byFuel()[2];
            assertThat(balance.row(BalanceRow.Kind.LOSSES).byFuel()[2]).isCloseTo(-demanded / 9, EXACT);
        }
    }

    @Test
    void costsAndTheAbatementCurveAgainstAnyScenario() {
        AreaFiles files = area();
        AreaModel baseline = AreaModel.compile(files.read(folder), "Baseline");
        AreaModel mitigation = AreaModel.compile(baseline.area(), "Mitigation");
        AreaResult r0 = baseline.evaluate(AreaInputs.none(baseline));
        AreaResult ra = mitigation.evaluate(AreaInputs.none(mitigation));
        double homes = households(2040);
        // heat pumps serve the activity of their category times nothing less: capacity is the category's activity
        double annuity = 20000 * 0.05 / (1 - Math.pow(1.05, -20));
        int pump = baseline.branchIndex("Demand\\Homes\\Heating\\Heat pump");
        assertThat(r0.costs().technology(pump, 2040)).isCloseTo(homes * 0.8 * annuity / 100, within(1e-9));
        ScenarioComparison comparison = new ScenarioComparison(r0, ra);
        AbatementCurve curve = comparison.abatementCurve(2040);
        int boiler = baseline.branchIndex("Demand\\Homes\\Heating\\Boiler");
        double saved = homes * 0.8 * 1.2 * 0.4 / 0.8 * 1.56;
        double more = homes * 0.8 * 1.2 * 0.4 / 3 * 0.6 / MWH;
        assertThat(comparison.measure(boiler, 2040).abatement()).isCloseTo(saved, within(1e-10));
        assertThat(comparison.measure(pump, 2040).abatement()).isCloseTo(-more, within(1e-10));
        assertThat(curve.steps()).extracting(s -> s.measure().name()).containsExactly("Demand\\Homes\\Heating\\Boiler");
        assertThat(curve.increases()).extracting(m -> m.name()).containsExactly("Demand\\Homes\\Heating\\Heat pump");
        assertThat(curve.netAbatement()).isCloseTo(saved - more, within(1e-10));
        // the other way round the signs change: the reference is a parameter
        assertThat(new ScenarioComparison(ra, r0).abatementCurve(2040).netAbatement())
                .isCloseTo(more - saved, within(1e-10));
        double npv = 0;
        for (int year = 2020; year <= 2040; year++) {
            npv += (ra.costs().system(year) - r0.costs().system(year)) / Math.pow(1.03, year - 2020);
        }
        assertThat(comparison.netPresentCost(new Discounting(0.03, 0))).isCloseTo(npv, within(1e-9));
    }

    @Test
    void capacityOfTheModuleIsPaidFromTheYearItIsAdded() {
        AreaResult result = area().run(folder, "Baseline");
        double expected = 0;
        double megawatt = 8760 * MWH / 1e6;
        double crf = 0.05 / (1 - Math.pow(1.05, -30));
        for (int t = 0; t <= 20; t++) {
            expected += result.supply().module(1, t).added()[1] / megawatt * 200e3 * crf / 1e8;
            assertThat(result.costs().supply(2020 + t)).isCloseTo(expected, within(1e-9));
        }
        assertThat(expected).isPositive();
    }

    @Test
    void aChangedBranchIsCalculatedAloneAndAgreesWithAFullEvaluation() {
        AreaModel model = AreaModel.compile(area().read(folder), "Mitigation");
        AreaResult before = model.evaluate(AreaInputs.none(model));
        double[] intensity = new double[model.yearCount()];
        java.util.Arrays.fill(intensity, 800);
        AreaInputs changed = AreaInputs.none(model)
                .withValues("Demand\\Homes\\Cooking\\Electric stove", "Final Energy Intensity", intensity);
        AreaResult quick = model.evaluate(changed, before);
        AreaResult full = model.evaluate(changed);
        AreaResult back = model.evaluate(AreaInputs.none(model), quick);
        for (int year : model.years()) {
            for (int b = 0; b < model.branchCount(); b++) {
                assertThat(quick.energy(b, year)).isEqualTo(full.energy(b, year));
                assertThat(quick.co2Total(b, year)).isEqualTo(full.co2Total(b, year));
                assertThat(back.energy(b, year)).isEqualTo(before.energy(b, year));
            }
        }
        assertThat(quick.energy("Demand", 2030)).isLessThan(before.energy("Demand", 2030));
    }

    @Test
    void whatCannotBeIsAnErrorWithItsPlace() {
        assertThatThrownBy(() ->
                        area().set(POWER, "Load Factor", "Mitigation", "0", "%").run(folder, "Mitigation"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining(POWER + ":Load Factor")
                .hasMessageContaining("in 2021");
        assertThatThrownBy(() -> area().set("Demand\\Homes\\Heating\\Boiler", "Efficiency", "Mitigation", "0", "%")
                        .run(folder, "Mitigation"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Boiler:Efficiency");
        assertThatThrownBy(() ->
                        area().set(POWER, "Own Use", "Mitigation", "100", "%").run(folder, "Mitigation"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Own Use");
    }
}
