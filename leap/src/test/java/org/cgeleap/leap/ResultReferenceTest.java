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

/**
 * Expressions that refer to results of demand, in the area of {@link SupplyAreaTest}. Of its cooking, 10 million
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

    private static AreaFiles indicator(String expression) {
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
                .contains("result of demand")
                .contains("Demand\\Homes\\Cooking:Final Energy Demand");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Demand\\Homes:Final Energy Demand[Fuel=peat]              | fuel "peat"
                    Demand\\Homes:Final Energy Demand[Effect=CO2]             | one of [Fuel, Region, Scenario] for results
                    Demand\\Homes:Final Energy Demand[Fuel=]                  | without an element
                    Demand\\Homes:Final Energy Demand[Scenario<>Baseline]     | Fuel=, Fuel<>, Region= or Scenario=
                    Demand\\Homes:Final Energy Demand[Scenario=Mitigation]    | in another scenario or region
                    BaselineValue(Demand\\Homes:Final Energy Demand)          | BaselineValue in the baseline
                    ScenarioValue(Demand\\Homes:Final Energy Demand, Mitigation) | in another scenario or region
                    Demand\\Homes:Final Energy Demand[t]                      | two units of the same dimension
                    Demand\\Homes:Total Activity                              | a process, or a technology or fuel of one
                    Transformation\\Power:Final Energy Demand                 | results of demand alone can be referred to
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
    @CsvSource(delimiter = '|', textBlock = """
                    Demand\\Homes\\Cooking:Final Energy Demand   | circular reference
                    Demand:Direct CO2                            | circular reference
                    Demand\\Homes\\Heating:Final Energy Demand   | needs a result of demand
                    PrevYearValue(Demand\\Homes:Final Energy Demand) | needs a result of demand
                    """)
    void demandCannotNeedItsOwnResults(String expression, String message) {
        AreaFiles files = SupplyAreaTest.area().set(COOKING, "Activity Level", "Baseline", expression, "%");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(COOKING + ":Activity Level, Baseline");
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
        grid.set("Key\\Grid Emission Factor", "Key Assumption", "Baseline", "Demand\\Homes:Final Energy Demand", "");
        assertThatThrownBy(() -> grid.run(folder, "Baseline"))
                .hasMessageContaining("Key\\Grid Emission Factor")
                .hasMessageContaining("needs a result of demand");
    }
}
