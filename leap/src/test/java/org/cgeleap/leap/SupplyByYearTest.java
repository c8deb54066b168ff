package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.transformation.ModuleYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules of dispatch and trade that change from a year on, co-products, what an evaluation takes over of another's supply
 * side, and explanations that go on below a result. Sums by hand; tolerance: rounding of a few operations.
 */
final class SupplyByYearTest {
    private static final Offset<Double> EXACT = within(1e-11);
    private static final String POWER = "Transformation\\Power";
    private static final String COAL = POWER + "\\Processes\\Coal plant";
    private static final String GAS = POWER + "\\Processes\\Gas plant";

    @TempDir
    Path folder;

    private static double generated(int year) {
        return 10 * Math.pow(1.02, year - 2020) * (0.02458 + 0.096) / 0.9 / 0.95;
    }

    @Test
    void theDispatchRuleMayChangeFromAYearOn() {
        AreaFiles files = SupplyAreaTest.area();
        for (String plant : new String[] {COAL, GAS}) {
            files.set(plant, "Dispatch Rule", "Baseline", "If(Year < 2030, MeritOrderDispatch, PercentShare)", "")
                    .set(plant, "Process Share", "Baseline", "50", "%")
                    .set(plant, "Maximum Availability", "Baseline", "100", "%")
                    .set(plant, "Exogenous Capacity", "Baseline", "3000", "MW");
        }
        AreaResult result = files.run(folder, "Baseline");
        for (int year = 2021; year <= 2040; year++) {
            ModuleYear power = result.supply().module(1, year - 2020);
            double coal = year < 2030 ? generated(year) : generated(year) / 2; // 3000 MW are enough for all of it
            assertThat(power.output()[0]).isCloseTo(coal, EXACT);
            assertThat(power.output()[1]).isCloseTo(generated(year) - coal, EXACT);
        }
    }

    @Test
    void aStepOfWordsIsARuleByYear() {
        AreaFiles files = SupplyAreaTest.area()
                .set(GAS, "Exogenous Capacity", "Baseline", "0", "MW")
                .set(GAS, "Endogenous Capacity Addition Size", "Baseline", "0", "MW")
                .set(COAL, "Exogenous Capacity", "Baseline", "100", "MW")
                .set(
                        POWER + "\\Output Fuels\\Electricity",
                        "Shortfall Rule",
                        "Baseline",
                        "Step(2020, LeaveUnmet, 2030, ImportFuel)",
                        "");
        AreaResult result = files.run(folder, "Baseline");
        assertThat(result.supply().module(1, 9).imported()[0]).isZero();
        assertThat(result.supply().module(1, 9).passedOn()[0]).isPositive();
        assertThat(result.supply().module(1, 10).passedOn()[0]).isZero();
        assertThat(result.supply().module(1, 10).imported()[0])
                .isCloseTo((generated(2030) - 100 * 0.9 * 8760 * 0.1229e-6) * 0.95, EXACT);
        AreaFiles wrong = SupplyAreaTest.area().set(COAL, "Dispatch Rule", "Baseline", "17", "");
        assertThatThrownBy(() -> wrong.run(folder, "Baseline"))
                .hasMessageContaining(COAL + ":Dispatch Rule")
                .hasMessageContaining("expected a rule by its name");
    }

    @Test
    void heatComesWithThePower() {
        // 40 % of the coal becomes power, 30 % heat: generated / 0.4 of coal, three quarters of the power as heat
        AreaFiles files = SupplyAreaTest.area();
        files.fuels.add("heat,Heat,carrier,,,assumed,");
        String homes = "Demand\\Homes\\District heat";
        files.branch(homes, "technology", "", "heat", "% saturation")
                .set(homes, "Activity Level", "Current Accounts", "100", "%")
                .set(homes, "Final Energy Intensity", "Current Accounts", "50", "kgce/household")
                .branch(POWER + "\\Output Fuels\\Heat", "output", "", "heat", "")
                .set(POWER + "\\Output Fuels\\Heat", "Co-product", "Current Accounts", "1", "")
                .set(POWER + "\\Output Fuels\\Heat", "Surplus Rule", "Current Accounts", "WasteFuel", "")
                .set(COAL, "Co-product Yield", "Current Accounts", "30", "%");
        AreaResult result = files.run(folder, "Baseline");
        for (int year = 2021; year <= 2040; year++) {
            ModuleYear power = result.supply().module(1, year - 2020);
            double coal = Math.min(generated(year), 1500 * 0.9 * 8760 * 0.1229e-6);
            double heat = coal / 0.4 * 0.3;
            double needed = 10 * Math.pow(1.02, year - 2020) * 0.05;
            assertThat(power.output()[0]).isCloseTo(coal, EXACT);
            assertThat(power.produced()[1]).isCloseTo(heat, EXACT);
            assertThat(power.wasted()[1] - power.imported()[1]).isCloseTo(heat * 0.95 - needed, EXACT);
            assertThat(result.supply().balance(year - 2020).gap(3)).isCloseTo(0, EXACT);
        }
        files.expressions.removeIf(r -> r.contains("Co-product,"));
        assertThatThrownBy(() -> files.run(folder, "Baseline")).hasMessageContaining("Output Share");
    }

    /** Base data as final energy: 1 tce a household, 70 % in boilers of 80 %, 30 % in heat pumps of 300 %. */
    @Test
    void usefulEnergyFromFinalBaseData() {
        String heating = "Demand\\Homes\\Heating";
        String boiler = heating + "\\Boiler:Efficiency";
        String pump = heating + "\\Heat pump:Efficiency";
        String sum = "(0.7 * " + boiler + " + 0.3 * " + pump + ")";
        AreaFiles files = SupplyAreaTest.area();
        files.expressions.removeIf(r -> r.contains("Useful Energy Intensity") || r.contains("Heat pump,Fuel Share"));
        files.set(heating, "Useful Energy Intensity", "Current Accounts", sum + " / 100", "tce/household")
                .set(heating, "Useful Energy Intensity", "Baseline", "Growth(-1%)", "tce/household")
                .set(
                        heating + "\\Heat pump",
                        "Fuel Share",
                        "Current Accounts",
                        "100 * 0.3 * " + pump + " / " + sum,
                        "%");
        AreaResult result = files.run(folder, "Baseline");
        for (int year = 2020; year <= 2040; year++) {
            double households = 10 * Math.pow(1.02, year - 2020) * 0.8 * Math.pow(0.99, year - 2020);
            assertThat(result.energy(heating + "\\Boiler", year)).isCloseTo(0.7 * households, EXACT);
            assertThat(result.energy(heating + "\\Heat pump", year)).isCloseTo(0.3 * households, EXACT);
        }
    }

    @Test
    void anUnchangedSupplySideIsTakenOverAndAChangedOneIsNot() {
        AreaModel model = AreaModel.compile(SupplyAreaTest.area().read(folder), "Baseline");
        AreaInputs none = AreaInputs.none(model);
        AreaResult before = model.evaluate(none);
        before.supply();
        double[] series = new double[model.yearCount()];
        Arrays.fill(series, 9);
        AreaInputs fewer = none.withValues("Demand\\Homes", "Activity Level", series);
        Arrays.fill(series, 45);
        AreaInputs efficient = none.withValues(COAL, "Process Efficiency", series);
        AreaInputs expensive = none.withValues("Demand\\Homes\\Heating\\Heat pump", "Capital Cost", series);
        for (AreaInputs inputs : new AreaInputs[] {fewer, efficient, expensive, none}) {
            AreaResult from = model.evaluate(inputs, before);
            AreaResult direct = model.evaluate(inputs);
            for (int t = 0; t <= 20; t++) {
                for (int m = 0; m < 2; m++) {
                    assertThat(from.supply().module(m, t).output())
                            .isEqualTo(direct.supply().module(m, t).output());
                    assertThat(from.supply().co2(m, t))
                            .isEqualTo(direct.supply().co2(m, t));
                }
            }
            assertThat(from.costs().system(2040)).isEqualTo(direct.costs().system(2040));
            before = from;
        }
    }

    @Test
    void anExplanationGoesOnBelowAResultDownToTheRows() {
        String x = "Indicators\\X";
        AreaModel model = AreaModel.compile(
                SupplyAreaTest.area()
                        .branch(x, "indicator", "", "", "")
                        .set(x, "Indicator", "Current Accounts", "2 * Demand\\Homes\\Cooking:Final Energy Demand", "")
                        .read(folder),
                "Baseline");
        String text = model.explain(AreaInputs.none(model), x, Variable.INDICATOR, 2030)
                .render();
        // 0.6 and 0.2458 Mtce of 2020, 2 % more a year
        assertThat(text)
                .contains("result, Mtce, the sum of 2")
                .contains("Demand\\Homes\\Cooking\\Gas stove:Final Energy Demand")
                .contains("activity " + String.format(java.util.Locale.ROOT, "%.10g", 3 * Math.pow(1.02, 10)))
                .contains("Gas stove:Final Energy Intensity")
                .contains("expression: 200")
                .contains("from: expressions.csv row")
                .contains("assumed; test")
                .contains("Demand\\Homes:Activity Level")
                .contains("Growth(2%)");
        String direct = model.explainResult(AreaInputs.none(model), "Demand\\Homes\\Cooking", Variable.DIRECT_CO2, 2030)
                .render();
        assertThat(direct)
                .contains("result, the sum of 1")
                .contains("Gas stove:Direct CO2")
                .contains("expression: 200");
        assertThatThrownBy(() ->
                        model.explainResult(AreaInputs.none(model), "Demand\\Homes", Variable.RESERVE_MARGIN, 2030))
                .hasMessageContaining("Demand\\Homes has no Reserve Margin");
        assertThat(text.indexOf("Gas stove:Final Energy Demand"))
                .isLessThan(text.indexOf("Electric stove:Final Energy Demand"));
    }
}
