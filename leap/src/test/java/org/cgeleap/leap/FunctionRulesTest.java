package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.expression.ChosenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions whose rule is chosen here, against closed forms, published worked examples and another library. */
final class FunctionRulesTest {
    @TempDir
    Path folder;

    private AreaFiles files() {
        return new AreaFiles(2000, 2005, 2020);
    }

    private double x(AreaFiles files, String scenario, int year) {
        return files.run(folder, scenario).value("Key\\X", "Key Assumption", year);
    }

    private double value(String expression, int year) {
        return x(files().key("X", expression, "", ""), "Baseline", year);
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    /** Worked examples of a spreadsheet program's function reference; it prints two decimals (rates: two of a percent). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Payment(8%/12, 10, 10000)|1037.03|0.005",
                "PMT(6%/12, 18*12, 0-50000/1.005^216)|-129.08|0.005",
                "InterestPayment(10%/12, 1, 3*12, 8000)|66.67|0.005",
                "InterestPayment(10%, 3, 3, 8000)|292.45|0.005",
                "PeriodPayment(10%/12, 1, 2*12, 2000)|75.62|0.005",
                "PeriodPayment(8%, 10, 10, 200000)|27598.05|0.005",
                "PresentValue(8%/12, 12*20, 500)|59777.15|0.005",
                "FutureValue(12%/12, 12, 1000)|12682.50|0.005",
                "InterestRate(4*12, 200, 8000)|0.0077|0.00005",
                "StraightLineDepreciation(30000, 7500, 10)|2250|0",
                "DoubleDecliningDepreciation(2400, 300, 10*365, 1)|1.32|0.005",
                "DoubleDecliningDepreciation(2400, 300, 10*12, 1)|40|1e-9",
                "DoubleDecliningDepreciation(2400, 300, 10, 1)|480|1e-9",
                "DoubleDecliningDepreciation(2400, 300, 10, 10)|22.12|0.005",
                "SumOfYearsDigitsDepreciation(30000, 7500, 10, 1)|4090.91|0.005",
                "SumOfYearsDigitsDepreciation(30000, 7500, 10, 10)|409.09|0.005"
            })
    void financeAgreesWithPublishedExamples(String expression, double expected, double printed) {
        assertThat(value(expression, 2000)).isCloseTo(expected, within(printed));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 20", "0, 10", "0.001, 360", "0.3, 3"})
    void loanFunctionsUndoOneAnother(double rate, double periods) {
        String payment = "Payment(" + rate + ", " + periods + ", 1000)";
        same(value("PresentValue(" + rate + ", " + periods + ", " + payment + ")", 2000), 1000);
        same(value("NumberOfPeriods(" + rate + ", " + payment + ", 1000)", 2000), periods);
        assertThat(value("InterestRate(" + periods + ", " + payment + ", 1000)", 2000))
                .isCloseTo(rate, within(1e-12)); // the root of a function that rounding blurs
        same(
                value(
                        "InterestPayment(" + rate + ", 2, " + periods + ", 1000) + PeriodPayment(" + rate + ", 2, "
                                + periods + ", 1000)",
                        2000),
                value(payment, 2000));
        same(value("Annuity(" + rate + ", " + periods + ")", 2000), value(payment, 2000) / 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lookup(2.5, 1, 10, 2, 20, 4, 60)|30",
                "Lookup(0, 1, 10, 2, 20)|10",
                "Lookup(9, 2, 20, 1, 10)|20",
                "StepLookup(2.5, 1, 10, 2, 20, 4, 60)|20",
                "StepLookup(0, 1, 10, 2, 20)|10",
                "ExpInterp(2000, 100, 2010, 200)|141.4213562373095",
                "Data(2000, 1, 2010, 11)|6",
                "LBound(3, 5)|5",
                "UBound(3, 5)|3",
                "Constrain(9, 0, 5)|5",
                "Sum(1, 2, 3.5)|6.5",
                "Mantissa(12)|0.75",
                "Exponent(12)|4",
                "Mantissa(0)|0",
                "Exponent(0-0.3)|-1",
                "Unlimited|1e30",
                "ScenarioIndicator|1",
                "ScenarioIndicator(Baseline)|1",
                "ScenarioIndicator(Mitigation)|0",
                "RegionIndicator|1",
                "ConvertUnits(1, tce, GJ)|29.3076",
                "ConvertUnits(12, kg, t)|0.012",
                "MeritOrderDispatch|3",
                "Observations(2000,1,2001,2,2002,4)|3",
                "Slope(2000,1,2001,2,2002,4)|1.5",
                "2 Lakh|200000",
                "3 Crore|30000000",
                "50 Percent|0.5"
            })
    void plainFunctions(String expression, double expected) {
        same(value(expression, 2005), expected);
    }

    @Test
    void regressionStatisticsAreThoseOfAnotherLibrary() {
        double[][] data = {{2000, 3.1}, {2001, 2.7}, {2003, 5.2}, {2004, 4.4}, {2008, 9.3}};
        SimpleRegression reference = new SimpleRegression();
        reference.addData(data);
        String pairs = "(2004, 4.4, 2000, 3.1, 2001, 2.7, 2003, 5.2, 2008, 9.3)";
        same(value("RSquared" + pairs, 2000), reference.getRSquare());
        same(value("Slope" + pairs, 2000), reference.getSlope());
        same(value("StandardError" + pairs, 2000), Math.sqrt(reference.getMeanSquareError()));
        // about -1500: relative accuracy of the year's cancellation
        assertThat(value("Intercept" + pairs, 2000)).isCloseTo(reference.getIntercept(), within(1e-8));
        same(value("LinForecast" + pairs, 2020), reference.predict(2020));
        same(value("LinDataTrend" + pairs, 2020), reference.predict(2020));
    }

    @Test
    void logisticForecastIsTheRegressionOfTheLogit() {
        double[][] data = {{2000, 10}, {2002, 25}, {2004, 60}, {2006, 82}, {2008, 90}};
        double low = 10 - 0.05 * 80;
        double high = 90 + 0.05 * 80;
        SimpleRegression logit = new SimpleRegression();
        for (double[] point : data) {
            logit.addData(point[0], Math.log((point[1] - low) / (high - point[1])));
        }
        double expected = low + (high - low) / (1 + Math.exp(-logit.predict(2015)));
        same(value("LogisticForecast(2000, 10, 2002, 25, 2004, 60, 2006, 82, 2008, 90)", 2015), expected);
    }

    @Test
    void functionsOfPairsTakeABranchThatHoldsData() {
        AreaFiles files = files().key("Pairs", "Data(2010, 20, 2000, 10)", "", "")
                .key("X", "Interp(Key\\Pairs)", "", "")
                .key("G", "Interp(Key\\Pairs, 10%)", "", "")
                .key("S", "Step(Key\\Pairs)", "", "")
                .key("L", "LinForecast(Key\\Pairs)", "", "");
        AreaResult result = files.run(folder, "Baseline");
        same(result.value("Key\\X", "Key Assumption", 2005), 15);
        same(result.value("Key\\G", "Key Assumption", 2011), 22);
        same(result.value("Key\\S", "Key Assumption", 2009), 10);
        same(result.value("Key\\L", "Key Assumption", 2020), 30);
    }

    @Test
    void lagsSumsAndGrowthOfOtherBranches() {
        AreaFiles files = files().key("D", "Interp(2000, 100, 2004, 140)", "Growth(10%)", "Growth(20%)")
                .key("Lag", "LaggedValue(Key\\D, 2)", "", "")
                .key("Cum", "CumulativeValue(Key\\D)", "", "")
                .key("Ann", "AnnualGrowth(Key\\D)", "", "")
                .key("His", "0", "HistoricalGrowth(Key\\D)", "")
                .key("Base", "0", "1", "BaselineGrowth(Key\\D)")
                .key("Avg", "0", "1", "AvgBaselineGrowth(Key\\D)")
                .key("Par", "0", "1", "ParentScenarioValue(Key\\D)")
                .key("In", "0", "1", "BaselineValueIn(Key\\D, 2006)");
        AreaResult result = files.run(folder, "Mitigation");
        same(value(result, "Lag", 2001), 100);
        same(value(result, "Lag", 2006), 140);
        same(value(result, "Cum", 2002), 100 + 110 + 120);
        same(value(result, "Ann", 2006), 0.2);
        same(value(result, "Ann", 2000), 0);
        same(value(result, "His", 2010), Math.pow(1.4, 0.25) - 1);
        same(value(result, "Base", 2006), 0.1);
        same(value(result, "Avg", 2006), Math.pow(140 * 1.21 / 100, 1 / 6.0) - 1);
        same(value(result, "Par", 2005), 154);
        same(value(result, "In", 2020), 140 * 1.21);
    }

    private static double value(AreaResult result, String key, int year) {
        return result.value("Key\\" + key, "Key Assumption", year);
    }

    @Test
    void sumsOverTheTree() {
        AreaFiles files = files().key("T\\A", "1", "", "")
                .key("T\\B\\C", "2", "", "")
                .key("T\\B\\D", "4", "", "")
                .key("T\\B", "TotalChildren", "", "")
                .key("All", "Total(Key\\T)", "", "")
                .key("Sub", "Subtotal(Key\\T\\B)", "", "")
                .key("Share", "Share(Key\\T\\B\\D)", "", "")
                .key("P\\Q", "Parent + 1", "", "")
                .key("P", "10", "", "");
        AreaResult result = files.run(folder, "Baseline");
        same(value(result, "T\\B", 2000), 6);
        same(value(result, "All", 2000), 1 + 2 + 4 + 6);
        same(value(result, "Sub", 2000), 6);
        same(value(result, "Share", 2000), 4 / 6.0);
        same(value(result, "P\\Q", 2000), 11);
    }

    @Test
    void randomNumbersAreTheSameInEveryRun() {
        AreaFiles files = files().key("X", "Random(5, 6)", "", "").key("Y", "Random(5, 6)", "", "");
        AreaResult first = files.run(folder, "Baseline");
        AreaResult second = files.run(folder, "Baseline");
        for (int year : first.model().years()) {
            assertThat(value(first, "X", year)).isBetween(5.0, 6.0).isEqualTo(value(second, "X", year));
        }
        assertThat(value(first, "X", 2010))
                .isNotEqualTo(value(first, "X", 2011))
                .isNotEqualTo(value(first, "Y", 2010));
    }

    @Test
    void namesWithOtherMarksStandInQuotes() {
        AreaFiles files = files().key("Coal-fired (new) 3%", "7", "", "").key("Year and more", "8", "", "");
        files.branch("Key\\X", "key", "", "", "");
        files.expressions.add("Key\\X,Key Assumption,Current Accounts,"
                + "\"2 * \"\"Key\\Coal-fired (new) 3%\"\" + \"\"Key\\Year and more\"\":Key Assumption\",,assumed,test");
        same(x(files, "Baseline", 2000), 22);
    }

    @Test
    void theAreaNamesTheRulesOfTheFunctionsItUses() {
        AreaModel model = AreaModel.compile(
                files().key("X", "Interp(2000, 1, 2005, Lookup(2, 1, 2))", "", "")
                        .read(folder),
                "Baseline");
        assertThat(model.chosenRules())
                .contains(ChosenRule.PAIR_ORDER, ChosenRule.LOOKUP, ChosenRule.POWER_ORDER)
                .doesNotContain(ChosenRule.FINANCE, ChosenRule.GROWTH_START);
        assertThat(ChosenRule.of("Growth")).contains(ChosenRule.GROWTH_START);
    }

    @Test
    void fuelPropertiesAndConversionByThem() throws java.io.IOException {
        AreaFiles files = files().key("X", "EnergyContent(coal)", "", "")
                .key("M", "ConvertFuelUnits(2, t, GJ, coal)", "", "")
                .key("V", "ConvertFuelUnits(1, m3, kg, gas)", "", "")
                .key("E", "ConvertFuelUnits(10, m3, MJ, gas)", "", "");
        files.write(folder);
        java.nio.file.Files.writeString(folder.resolve("fuel-properties.csv"), """
                fuel,property,value,unit,basis,source
                coal,EnergyContent,20.9,GJ/t,assumed,test
                gas,EnergyContent,48,MJ/kg,assumed,test
                gas,Density,0.75,kg/m3,assumed,test
                """);
        AreaModel model = AreaModel.compile(org.cgeleap.leap.area.AreaReader.read(folder), "Baseline");
        AreaResult result = model.evaluate(AreaInputs.none(model));
        same(value(result, "X", 2000), 20.9);
        same(value(result, "M", 2000), 41.8);
        same(value(result, "V", 2000), 0.75);
        same(value(result, "E", 2000), 360);
    }

    @Test
    void declaredCommaNotationReadsTheSameNumbers() {
        AreaFiles files = files().key("X", "Interp(2000; 1,1; 2020; 1,2) + Min(2,5; 3)", "", "");
        files.yaml = files.yaml.replace("decimal: \".\"", "decimal: \",\"\nlist_separator: \";\"");
        same(x(files, "Baseline", 2010), 3.65);
    }

    @Test
    void undeclaredCommaNotationIsRefusedNotGuessed() {
        AreaFiles files = files().key("X", "Interp(2000; 1,1; 2020; 1,2)", "", "");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        AreaException.class, () -> files.run(folder, "Baseline")))
                .hasMessageContaining("declare decimal and list_separator");
    }
}
