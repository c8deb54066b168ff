package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expressions that refer to results, in the area of {@link SupplyAreaTest}. Of its cooking, 10 million
 * households half of which cook, 60 % with gas (200 kgce a year) and 40 % with electricity (1000 kWh): 0.6 Mtce of gas
 * and 2000 GWh in 2020, 2 % more a year. Tolerance: rounding of a few operations.
 */
final class ResultReferenceTest {
    private static final Offset<Double> EXACT = within(1e-11);
    private static final String X = "Indicators\\X";
    private static final String COOKING = "Demand\\Homes\\Cooking";
    private static final String GAS_PLANT = "Transformation\\Power\\Processes\\Gas plant";

    @TempDir
    Path folder;

    /** The area with an indicator of this expression in the scenario. */
    static AreaFiles indicator(String expression) {
        return SupplyAreaTest.area()
                .branch(X, "indicator", "", "", "")
                .set(X, "Indicator", "Current Accounts", "1", "")
                .set(X, "Indicator", "Baseline", expression, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Demand\\Homes\\Cooking:Final Energy Demand                            | 0.8458
        Demand\\Homes\\Cooking:Final Energy Demand[tce]                       | 845800
        Demand\\Homes\\Cooking:final energy demand[Fuel=gas]                  | 0.6
        Demand\\Homes\\Cooking:Final Energy Demand[Fuel=Electricity]          | 0.2458
        Demand\\Homes\\Cooking:Final Energy Demand[Fuel<>gas]                 | 0.2458
        Demand\\Homes\\Cooking:Final Energy Demand[GWh, Fuel=ele]             | 2000
        Demand\\Homes\\Cooking:Final Energy Demand[Fuel=gas, Scenario=Baseline] | 0.6
        Demand\\Homes\\Cooking\\Gas stove:Final Energy Demand                 | 0.6
        Demand\\Homes\\Cooking:Direct CO2                                     | 0.936
        Demand\\Homes\\Cooking:Direct CO2[t CO2, Fuel=gas]                    | 936000
        Demand\\Homes\\Cooking:Direct CO2[Fuel=ele]                           | 0
        Demand\\Homes\\Cooking:Indirect CO2                                   | 1.2
        Demand\\Homes\\Cooking:Captured CO2                                   | 0
        """)
    void energyAndCarbonOfABranchInAnyUnit(String expression, double inBaseYear) {
        AreaResult result = indicator(expression).run(folder, "Baseline");
        double grown = inBaseYear * Math.pow(1.02, 10);
        assertThat(result.value(X, "Indicator", 2030)).isCloseTo(grown, within(1e-12 * Math.max(1, grown)));
    }

    @Test
    void theYearBefore() {
        AreaResult result = indicator("PrevYearValue(Demand\\Homes\\Cooking:Final Energy Demand)")
                .run(folder, "Baseline");
        assertThat(result.value(X, "Indicator", 2030)).isCloseTo(0.8458 * Math.pow(1.02, 9), EXACT);
    }

    @Test
    void anInheritedExpressionMeansTheScenarioThatIsCalculated() {
        AreaResult result =
                indicator("Demand\\Homes\\Heating:Final Energy Demand").run(folder, "Mitigation");
        assertThat(result.value(X, "Indicator", 2040))
                .isEqualTo(result.energy("Demand\\Homes\\Heating", 2040))
                .isNotEqualTo(indicator("1").run(folder, "Baseline").energy("Demand\\Homes\\Heating", 2040));
    }

    @Test
    void transformationFollowsDemandThroughAKey() {
        AreaResult byResult = SupplyAreaTest.area()
                .key("Need", "0", "0.5 * Demand\\Homes\\Cooking:Final Energy Demand[GWh, Fuel=ele]", "")
                .set(GAS_PLANT, "Exogenous Capacity", "Baseline", "500 + Key\\Need", "MW")
                .run(folder, "Baseline");
        AreaResult byHand = SupplyAreaTest.area()
                .set(GAS_PLANT, "Exogenous Capacity", "Baseline", "500 + 1000 * 1.02^(Year - 2020)", "MW")
                .run(folder, "Baseline");
        for (int t = 0; t < byHand.model().yearCount(); t++) {
            for (int j = 0; j < 2; j++) {
                assertThat(byResult.supply().module(1, t).output()[j])
                        .isCloseTo(byHand.supply().module(1, t).output()[j], EXACT);
            }
        }
        assertThat(byResult.value("Key\\Need", "Key Assumption", 2030))
                .isCloseTo(1000 * Math.pow(1.02, 10), within(1e-9));
    }

    @Test
    void aResultFromAnotherIsTheSameAndGivenSeriesTakeItsPlace() {
        AreaModel model = AreaModel.compile(
                indicator("Demand\\Homes:Final Energy Demand + Key\\More")
                        .key("More", "1", "", "")
                        .read(folder),
                "Baseline");
        double[] households = new double[model.yearCount()];
        Arrays.fill(households, 12);
        double[] more = new double[model.yearCount()];
        Arrays.fill(more, 5);
        AreaInputs none = AreaInputs.none(model);
        AreaInputs changed =
                none.withValues("Demand\\Homes", "Activity Level", households).withSeries("Key\\More", more);
        AreaResult before = model.evaluate(none);
        AreaResult direct = model.evaluate(changed);
        AreaResult from = model.evaluate(changed, before);
        AreaResult back = model.evaluate(none, model.evaluate(none.withValues(X, "Indicator", more), from));
        for (int year = 2021; year <= 2040; year++) {
            assertThat(from.value(X, "Indicator", year)).isEqualTo(direct.value(X, "Indicator", year));
            assertThat(direct.value(X, "Indicator", year)).isEqualTo(direct.energy("Demand\\Homes", year) + 5);
            assertThat(back.value(X, "Indicator", year)).isEqualTo(before.value(X, "Indicator", year));
        }
    }

    @Test
    void explained() {
        AreaModel model = AreaModel.compile(
                indicator("2 * Demand\\Homes\\Cooking:Final Energy Demand").read(folder), "Baseline");
        assertThat(model.explain(AreaInputs.none(model), X, Variable.INDICATOR, 2020 + 1)
                        .toString())
                .contains("result, Mtce, the sum of 2")
                .contains("Demand\\Homes\\Cooking:Final Energy Demand");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Demand\\Homes:Final Energy Demand[Fuel=peat]              | fuel "peat"
        Demand\\Homes:Final Energy Demand[Effect=CO2]             | an effect of Final Energy Demand
        Demand\\Homes:Final Energy Demand[Fuel=]                  | without an element
        Demand\\Homes:Final Energy Demand[Scenario<>Baseline]     | Fuel=, Fuel<>, Region= or Scenario=
        Demand\\Homes:Final Energy Demand[Sector=Homes]          | one of [Fuel, Effect, Region, Scenario] for results
        Demand\\Homes:Final Energy Demand[Scenario=Mitigatoin]   | did you mean "Mitigation"
        Demand\\Homes:Effect Mass                               | without an effect
        Transformation\\Power:Reserve Margin[Fuel=coal]         | a fuel of Reserve Margin
        Transformation\\Power:Capacity                          | a transformation-process
        BaselineValue(Demand\\Homes:Final Energy Demand)          | BaselineValue in the baseline
        Demand\\Homes:Final Energy Demand[t]                      | two units of the same dimension
        Demand\\Homes:Total Activity                              | a process, or a technology or fuel of one
        Transformation\\Power:Final Energy Demand                 | a branch of Demand
        Demand\\Homez:Final Energy Demand                         | a branch, by its path
        """)
    void whatIsNoResultIsRefused(String expression, String message) {
        AreaFiles files = indicator(expression);
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(X);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Demand\\Homes\\Cooking:Final Energy Demand",
                "Demand:Direct CO2",
                "Transformation\\Power:Requirements",
                "Transformation\\Grid:Total Cost",
                "Transformation:Direct CO2",
                "Resources\\Primary\\Coal:Imports"
            })
    void aResultOfTheSameYearThatNeedsTheCellIsALoop(String expression) {
        String of = expression.replace("Grid:Total", "Power:Total").replace("\\Power:Total", ":Total");
        AreaFiles files = SupplyAreaTest.area().set(COOKING, "Activity Level", "Baseline", of, "%");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("circular reference")
                .hasMessageContaining(" -> ")
                .hasMessageContaining(COOKING + ":Activity Level, Baseline");
    }

    @Test
    void demandMayNeedResultsOfTheYearBefore() {
        // a saturation of 50 % times the energy of cooking the year before over that of the base year:
        // e(t) = e0 1.02^t s(t) / 50 and s(t) = 50 e(t - 1) / e0, so s(t) = 50 1.02^(t (t - 1) / 2)
        String lagged = "50 * PrevYearValue(Demand\\Homes\\Cooking:Final Energy Demand) / 0.8458";
        AreaResult result = SupplyAreaTest.area()
                .set(COOKING, "Activity Level", "Baseline", lagged, "%")
                .run(folder, "Baseline");
        for (int year = 2020; year <= 2040; year++) {
            int t = year - 2020;
            double saturation = 50 * Math.pow(1.02, t * (t - 1) / 2.0);
            double energy = 0.8458 * Math.pow(1.02, t) * saturation / 50;
            assertThat(result.value(COOKING, "Activity Level", year)).isCloseTo(saturation, within(1e-9 * saturation));
            assertThat(result.energy(COOKING, year)).isCloseTo(energy, within(1e-9 * energy));
        }
    }

    @Test
    void demandMayNeedThePowerSystemOfTheYearBefore() {
        // fewer households cook the more power was needed: s(t) = 60 - 4 g(t - 1), g = e(t) / 0.9 / 0.95
        String lagged = "60 - 4 * PrevYearValue(Transformation\\Power:Requirements)";
        AreaModel model = AreaModel.compile(
                SupplyAreaTest.area()
                        .set(COOKING, "Activity Level", "Baseline", lagged, "%")
                        .read(folder),
                "Baseline");
        AreaResult result = model.evaluate(AreaInputs.none(model));
        double saturation = 50;
        for (int year = 2020; year <= 2040; year++) {
            double homes = 10 * Math.pow(1.02, year - 2020);
            assertThat(result.value(COOKING, "Activity Level", year)).isCloseTo(saturation, within(1e-9 * saturation));
            double electricity = homes * (saturation / 100 * 0.4 * 0.1229 + 0.8 * 1.2 * 0.3 / 3);
            saturation = 60 - 4 * electricity / 0.9 / 0.95;
            assertThat(result.supply().module(1, year - 2020).required())
                    .isCloseTo(electricity / 0.9 / 0.95, within(1e-9));
        }
        double[] fewer = new double[model.yearCount()];
        Arrays.fill(fewer, 8);
        AreaInputs changed = AreaInputs.none(model).withValues("Demand\\Homes", "Activity Level", fewer);
        AreaResult again = model.evaluate(changed, result); // from the other's results: the same
        AreaResult direct = model.evaluate(changed);
        for (int year = 2020; year <= 2040; year++) {
            assertThat(again.energy("Demand", year)).isEqualTo(direct.energy("Demand", year));
        }
    }

    @Test
    void partsOfDemandMayNeedOneAnotherInTheSameYear() {
        // what cooks is half of what heats, both of the same year
        String other = "100 * Demand\\Homes\\Heating:Final Energy Demand / 20";
        AreaResult result = SupplyAreaTest.area()
                .set(COOKING, "Activity Level", "Baseline", other, "%")
                .run(folder, "Baseline");
        for (int year = 2021; year <= 2040; year++) {
            double heating = 10 * Math.pow(1.02, year - 2020) * 0.8 * 1.2 * (0.7 / 0.8 + 0.3 / 3);
            assertThat(result.value(COOKING, "Activity Level", year)).isCloseTo(5 * heating, within(1e-9));
        }
    }

    /** Of the year 2030: electricity e = 10 1.02^10 (0.02458 + 0.096), generation e / 0.9 / 0.95. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Transformation\\Power:Requirements                                       | 1
        Transformation\\Power:Requirements[tce]                                  | 1e6
        Transformation\\Power:Energy Production                                  | 1
        Transformation\\Power\\Processes\\Coal plant:Energy Production          | coal
        Transformation\\Power\\Processes\\Coal plant:Feedstock Input            | coal / 0.4
        Transformation\\Power:Feedstock Input[Fuel=gas]                          | (1 - coal) / 0.5
        Transformation\\Power:Feedstock Input[Fuel<>gas]                         | coal / 0.4
        Transformation\\Power\\Processes\\Coal plant:Capacity                   | 1500
        Transformation\\Power:Direct CO2                                         | coal / 0.4 * 2.66 + (1 - coal) / 0.5 * 1.56
        Transformation:Direct CO2                                                 | coal / 0.4 * 2.66 + (1 - coal) / 0.5 * 1.56
        Transformation:Captured CO2                                               | 0
        Transformation\\Power:Exports                                            | 0
        Resources\\Primary\\Coal:Energy Production                              | coal / 0.4
        Resources\\Secondary\\Gas:Energy Production                             | 0
        """)
    void resultsOfTheSupplySide(String expression, String byHand) {
        AreaResult result = indicator(expression).run(folder, "Baseline");
        double generated = 10 * Math.pow(1.02, 10) * (0.02458 + 0.096) / 0.9 / 0.95;
        double coal = Math.min(generated, 1500 * 0.9 * 8760 * 0.1229e-6);
        double expected = switch (byHand.strip()) {
            case "1" -> generated;
            case "1e6" -> generated * 1e6;
            case "coal" -> coal;
            case "coal / 0.4" -> coal / 0.4;
            case "(1 - coal) / 0.5" -> (generated - coal) / 0.5;
            case "coal / 0.4 * 2.66 + (1 - coal) / 0.5 * 1.56" -> coal / 0.4 * 2.66 + (generated - coal) / 0.5 * 1.56;
            default -> Double.parseDouble(byHand);
        };
        assertThat(result.value(X, "Indicator", 2030)).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    @Test
    void costsPeaksAndMarginsAgreeWithTheResultItself() {
        for (String expression : new String[] {
            "Demand:Total Cost",
            "Transformation:Total Cost",
            "Transformation\\Power:Peak Load",
            "Transformation\\Power:Reserve Margin",
            "Transformation\\Power\\Processes\\Gas plant:Capacity Added"
        }) {
            AreaResult result = indicator(expression).run(folder, "Mitigation");
            AreaSupply supply = result.supply();
            double megawatt = 8760 * 0.1229e-6;
            for (int t = 1; t <= 20; t++) {
                int year = 2020 + t;
                double expected = switch (expression) {
                    case "Demand:Total Cost" ->
                        result.costs().total(result.model().branchIndex("Demand"), year);
                    case "Transformation:Total Cost" -> result.costs().supply(year);
                    case "Transformation\\Power:Peak Load" ->
                        supply.module(1, t).peak() / megawatt;
                    case "Transformation\\Power:Reserve Margin" ->
                        100 * supply.module(1, t).marginAfter();
                    default -> supply.module(1, t).added()[1] / megawatt;
                };
                assertThat(result.value(X, "Indicator", year)).isCloseTo(expected, within(1e-9 * (1 + expected)));
            }
        }
    }

    @Test
    void capacityMayFollowThePeakOfTheYearBefore() {
        // the gas plant has what the peak of the year before left open above the coal plant
        String lagged = "Max(500, PrevYearValue(Transformation\\Power:Peak Load) - 1500)";
        AreaResult result = SupplyAreaTest.area()
                .set(GAS_PLANT, "Exogenous Capacity", "Baseline", lagged, "MW")
                .run(folder, "Baseline");
        for (int year = 2021; year <= 2040; year++) {
            double e = 10 * Math.pow(1.02, year - 2021) * (0.02458 + 0.096);
            double peak = e / 0.9 / 0.95 / 0.6 / (8760 * 0.1229e-6);
            assertThat(result.value(GAS_PLANT, "Exogenous Capacity", year))
                    .isCloseTo(Math.max(500, peak - 1500), within(1e-6));
        }
        AreaFiles same = SupplyAreaTest.area()
                .set(GAS_PLANT, "Exogenous Capacity", "Baseline", "Transformation\\Power:Capacity", "MW");
        assertThatThrownBy(() -> same.run(folder, "Baseline")).isInstanceOf(AreaException.class);
        AreaFiles loop = SupplyAreaTest.area()
                .set(GAS_PLANT, "Exogenous Capacity", "Baseline", "Transformation\\Power:Peak Load", "MW");
        assertThatThrownBy(() -> loop.run(folder, "Baseline")).hasMessageContaining("circular reference");
    }

    @Test
    void electricityOfTheAreasOwnModulesWhereNoGridFactorIsGiven() {
        AreaFiles files = SupplyAreaTest.area();
        files.branches.removeIf(r -> r.contains("Grid Emission Factor"));
        files.expressions.removeIf(r -> r.contains("Grid Emission Factor"));
        files.branch(X, "indicator", "", "", "")
                .set(X, "Indicator", "Current Accounts", "Demand\\Homes:Indirect CO2", "");
        AreaResult result = files.run(folder, "Baseline");
        double electricity = 10 * Math.pow(1.02, 10) * (0.02458 + 0.096);
        double generated = electricity / 0.9 / 0.95;
        double coal = Math.min(generated, 1500 * 0.9 * 8760 * 0.1229e-6);
        double emitted = coal / 0.4 * 2.66 + (generated - coal) / 0.5 * 1.56;
        // all electricity is used at home: all of the plants' CO2 is its
        assertThat(result.co2Indirect("Demand\\Homes", 2030)).isCloseTo(emitted, EXACT);
        assertThat(result.co2Indirect("Demand\\Transport", 2030)).isZero();
        assertThat(result.value(X, "Indicator", 2030)).isCloseTo(emitted, EXACT);
    }

    @Test
    void aLoopIsShownThroughKeys() {
        AreaFiles files = SupplyAreaTest.area()
                .key("Round", "1", "Demand\\Homes\\Cooking:Final Energy Demand", "")
                .set(COOKING, "Activity Level", "Baseline", "Key\\Round", "%");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .hasMessageContaining("circular reference")
                .hasMessageContaining("Key\\Round")
                .hasMessageContaining(COOKING + ":Final Energy Demand");
        AreaFiles grid = SupplyAreaTest.area();
        grid.set("Key\\Grid Emission Factor", "Key Assumption", "Baseline", "Demand\\Homes:Indirect CO2", "");
        assertThatThrownBy(() -> grid.run(folder, "Baseline"))
                .hasMessageContaining("Key\\Grid Emission Factor")
                .hasMessageContaining("circular reference");
    }
}
