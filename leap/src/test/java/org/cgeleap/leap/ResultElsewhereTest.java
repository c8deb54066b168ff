package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Explanation;
import org.cgeleap.leap.area.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that refer to results of another scenario or region, in the area of {@link ResultReferenceTest}. */
final class ResultElsewhereTest {
    private static final Offset<Double> EXACT = within(1e-11);
    private static final String X = "Indicators\\X";
    private static final String COOKING = "Demand\\Homes\\Cooking";

    @TempDir
    Path folder;

    private static AreaFiles indicator(String expression) {
        return ResultReferenceTest.indicator(expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Demand\\Homes\\Heating:Final Energy Demand[Scenario=Baseline]
        BaselineValue(Demand\\Homes\\Heating:Final Energy Demand)
        ParentScenarioValue(Demand\\Homes\\Heating:Final Energy Demand)
        ScenarioValue(Demand\\Homes\\Heating:Final Energy Demand, Baseline)
        """)
    void resultsOfAnotherScenario(String expression) {
        AreaFiles files = indicator("1").set(X, "Indicator", "Mitigation", expression, "");
        AreaModel model = AreaModel.compile(files.read(folder), "Mitigation");
        AreaResult result = model.evaluate(AreaInputs.none(model));
        for (int year = 2021; year <= 2040; year++) {
            double heating = 10 * Math.pow(1.02, year - 2020) * 0.8 * 1.2 * (0.7 / 0.8 + 0.3 / 3);
            assertThat(result.value(X, "Indicator", year)).isCloseTo(heating, within(1e-9 * heating));
            assertThat(result.energy("Demand\\Homes\\Heating", year)).isLessThan(heating);
        }
        Explanation explained = model.explain(AreaInputs.none(model), X, Variable.INDICATOR, 2030);
        double inTen = 10 * Math.pow(1.02, 10) * 0.8 * 1.2;
        assertThat(explained.render())
                .as("the other scenario's uses of fuel and their rows of data")
                .contains("Demand\\Homes\\Heating:Final Energy Demand, Baseline, 2030 = ")
                .contains("result, the sum of 2")
                .contains("from: expressions.csv row ");
        assertThat(leaves(explained)
                        .filter(e ->
                                e.kind() == Explanation.Kind.FORMULA && e.how().startsWith("activity")))
                .extracting(Explanation::value)
                .satisfiesExactlyInAnyOrder(
                        v -> assertThat(v).isCloseTo(inTen * 0.7 / 0.8, within(1e-9 * inTen)),
                        v -> assertThat(v).isCloseTo(inTen * 0.3 / 3, within(1e-9 * inTen)));
        AreaModel changed = model.withExpression(X, "Indicator", "2 * (" + expression + ")");
        AreaResult doubled = changed.evaluate(AreaInputs.none(changed));
        assertThat(doubled.value(X, "Indicator", 2040)).isEqualTo(2 * result.value(X, "Indicator", 2040));
    }

    private static Stream<Explanation> leaves(Explanation explanation) {
        return Stream.concat(
                Stream.of(explanation), explanation.parts().stream().flatMap(ResultElsewhereTest::leaves));
    }

    @Test
    void demandMayFollowTheResultsOfAnotherScenario() {
        AreaFiles files = SupplyAreaTest.area()
                .set(
                        COOKING,
                        "Activity Level",
                        "Mitigation",
                        "5 * BaselineValue(Transformation\\Power:Requirements)",
                        "%");
        AreaResult result = files.run(folder, "Mitigation");
        double generated = 10 * Math.pow(1.02, 10) * (0.02458 + 0.096) / 0.9 / 0.95;
        assertThat(result.value(COOKING, "Activity Level", 2030)).isCloseTo(5 * generated, within(1e-9));
    }

    @Test
    void scenariosThatNeedOneAnotherAreALoop() {
        AreaFiles files = indicator("1")
                .branch("Indicators\\Y", "indicator", "", "", "")
                .set("Indicators\\Y", "Indicator", "Current Accounts", "1", "")
                .set("Indicators\\Y", "Indicator", "Baseline", "Demand:Direct CO2[Scenario=Mitigation]", "")
                .set(X, "Indicator", "Mitigation", "Demand:Direct CO2[Scenario=Baseline]", "");
        assertThatThrownBy(() -> files.run(folder, "Mitigation"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("a circular reference of scenarios: ")
                .hasMessageContaining("Mitigation (")
                .hasMessageContaining(" -> Baseline (Indicators\\Y:Indicator, Baseline) -> Mitigation");
    }

    @Test
    void resultsOfAnotherRegion() {
        AreaFiles files = new AreaFiles(2020, 2021, 2025);
        files.yaml += """
            regions:
              - {name: North}
              - {name: South, inherits: North}
            """;
        files.expressions.set(0, "branch,variable,scenario,region,expression,unit,basis,source");
        files.branch("Key\\Grid Emission Factor", "key", "", "", "")
                .branch("Demand\\Homes", "technology", "", "gas", "households")
                .branch(X, "indicator", "", "", "");
        String[][] rows = {
            {"Demand\\Homes", "Activity Level", "Current Accounts", "North", "1000", ""},
            {"Demand\\Homes", "Activity Level", "Current Accounts", "South", "400", ""},
            {"Demand\\Homes", "Final Energy Intensity", "Current Accounts", "North", "2", "tce/household"},
            {"Key\\Grid Emission Factor", "Key Assumption", "Current Accounts", "North", "0.5", ""},
            {X, "Indicator", "Current Accounts", "North", "0", ""},
            {X, "Indicator", "Baseline", "South", "Demand\\Homes:Final Energy Demand[tce, Region=North]", ""}
        };
        for (String[] r : rows) {
            files.expressions.add(
                    String.join(",", r[0], r[1], r[2], r[3], "\"" + r[4] + "\"", r[5], "assumed", "test"));
        }
        AreaModel south = AreaModel.compile(files.read(folder), "Baseline", "South");
        AreaResult result = south.evaluate(AreaInputs.none(south));
        assertThat(result.value(X, "Indicator", 2023)).isCloseTo(2000, within(1e-9));
        assertThat(result.energy("Demand\\Homes", 2023)).isCloseTo(800e-6, EXACT);
    }
}
