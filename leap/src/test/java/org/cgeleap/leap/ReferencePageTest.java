package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.expression.Annuity;
import org.cgeleap.leap.expression.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements of LEAP's help pages that {@link ExpressionNumbersTest}, {@link InheritanceTest} and the tests of the
 * accounting do not hold already: a test each, in the order of the project's function reference. Tolerance 1e-9
 * relative, the reference's own; figures it prints rounded are written out as the closed form they are.
 */
final class ReferencePageTest {
    @TempDir
    Path folder;

    private AreaResult run(int base, int firstScenario, int end, String currentAccounts, String baseline) {
        return new AreaFiles(base, firstScenario, end)
                .key("X", currentAccounts, baseline, "")
                .run(folder, "Baseline");
    }

    private static double x(AreaResult result, int year) {
        return result.value("Key\\X", "Key Assumption", year);
    }

    private double value(String expression) {
        return x(run(1998, 2030, 2031, expression, ""), 2000);
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    private void refused(String expression, String message) {
        assertThatThrownBy(() -> run(1998, 2000, 2010, "1", expression))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Key\\X:Key Assumption")
                .hasMessageContaining(message);
    }

    @Test
    void currentAccountsHoldSeveralHistoricalYearsUpToTheYearBeforeTheFirstScenarioYear() {
        AreaResult result = run(2010, 2015, 2020, "Interp(2010, 10, 2014, 18, 2020, 99)", "7");
        for (int year = 2010; year < 2015; year++) {
            same(x(result, year), 10 + 2 * (year - 2010));
        }
        for (int year = 2015; year <= 2020; year++) {
            same(x(result, year), 7);
        }
    }

    @Test
    void fsyIsNoLongerAName() {
        refused("FSY", "FirstScenarioYear");
        same(value("FirstScenarioYear - BaseYear + EndYear"), 2030 - 1998 + 2031);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / 0", "1 / (Year - 2000)", "5 / (3 - 3)"})
    void divisionByZeroIsAnError(String expression) {
        refused(expression, "division by zero");
    }

    @ParameterizedTest
    @CsvSource({"If(5; 1; 2), 1", "If(-0.5; 1; 2), 1", "If(0; 1; 2), 2", "3 And 2, 1", "0 Or -4, 1", "7 Xor 9, 0"})
    void anyNonZeroNumberCountsAsTrue(String expression, double expected) {
        assertThat(value(expression.replace(';', ','))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1 Not 1, 0", "1 Not 0, 1", "0 Not 1, 1", "0 Not 0, 0"})
    void notIsTwoSidedAndASynonymOfXor(String expression, double expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @Test
    void frenchSettingsReadTheFrenchText() {
        AreaFiles files = new AreaFiles(1999, 2000, 2021).key("X", "1", "Interp(2000; 1,1; 2020; 1,2)", "");
        files.yaml = files.yaml.replace("decimal: \".\"", "decimal: \",\"\nlist_separator: \";\"");
        AreaResult result = files.run(folder, "Baseline");
        same(x(result, 2000), 1.1);
        same(x(result, 2010), 1.15);
        same(x(result, 2021), 1.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 000", "1'000", "Max(2; 1)", "1,5"})
    void thousandsSeparatorsAndUndeclaredNotationAreRefused(String expression) {
        assertThatThrownBy(() -> run(1998, 2000, 2010, "1", expression))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("character");
    }

    @Test
    void expInterpAndInterpMayHoldExpressionsAsValues() {
        same(value("Interp(1990, 2 * 5, 2010, Max(20, 30))"), 20);
    }

    @Test
    void smoothNeedsThreePairs() {
        refused("Smooth(2000, 1)", "Smooth");
        assertThatThrownBy(() -> value("Smooth(2000, 1, 2010, 2)")).hasMessageContaining("at least 3 points");
    }

    @Test
    void smoothForecastGoesOnWithThePolynomial() {
        same(x(run(1998, 2030, 2031, "SmoothForecast(2000,1,2010,4,2020,9)", ""), 2030), 16);
        same(x(run(1998, 2030, 2031, "Smooth(2000,1,2010,4,2020,9)", ""), 2030), 9); // Smooth does not
    }

    @Test
    void growthTakesFiveRatesAndNegativeOnes() {
        AreaResult result = run(2000, 2001, 2010, "100", "Growth(10%, 2002, -10%, 2003, 20%, 2004, -20%, 2005, 50%)");
        same(x(result, 2001), 110);
        same(x(result, 2002), 99);
        same(x(result, 2003), 118.8);
        same(x(result, 2004), 95.04);
        same(x(result, 2005), 142.56);
        same(x(result, 2006), 213.84);
        refused("Growth(1%, 2002, 1%, 2003, 1%, 2004, 1%, 2005, 1%, 2006, 1%)", "Growth");
    }

    @ParameterizedTest
    @CsvSource({"1", "0.9", "1.2", "0"})
    void growthAsIsTheRatioToThePowerNotElasticityTimesGrowth(double elasticity) {
        AreaResult result = new AreaFiles(2000, 2001, 2005)
                .key("NB", "50", "Growth(3%)", "")
                .key("X", "1", "GrowthAs(Key\\NB, " + elasticity + ")", "")
                .run(folder, "Baseline");
        same(x(result, 2001), Math.pow(1.03, elasticity));
        same(x(result, 2005), Math.pow(1.03, 5 * elasticity));
    }

    @Test
    void growthFromYearTakesThreeRatesAndTheLongFormMore() {
        String four = "(2001, 1%, 2002, 2%, 2003, 3%, 2004, 4%)";
        AreaFiles files = new AreaFiles(2000, 2001, 2010).key("X", "100", "50", "GrowthFromYear" + four);
        assertThatThrownBy(() -> files.run(folder, "Mitigation")).hasMessageContaining("GrowthFromYearXL");
        AreaResult result = new AreaFiles(2000, 2001, 2010)
                .key("X", "100", "50", "GrowthFromYearXL" + four)
                .run(folder, "Mitigation");
        same(x(result, 2001), 50); // up to and including the year: the parent's
        same(x(result, 2004), 50 * 1.02 * 1.03 * 1.04);
    }

    @ParameterizedTest
    @CsvSource({"1990, 2000, 10", "1990, 2001, 11", "2010, 2001, -9", "2010, 2000, -10"})
    void growthFromIsTheClosedForm(int start, int year, int periods) {
        AreaResult result = run(1998, 2030, 2031, "GrowthFrom(5%, " + start + ", 100)", "");
        same(x(result, year), 100 * Math.pow(1.05, periods));
    }

    @Test
    void growthFromValueStartsFromTheStatedValue() {
        AreaResult result = run(2000, 2001, 2010, "7", "GrowthFromValue(100, 5%, 2003, 10%, 2005, -50%)");
        same(x(result, 2002), 110.25);
        same(x(result, 2004), 110.25 * 1.21);
        same(x(result, 2005), 110.25 * 1.21 * 0.5);
    }

    @Test
    void linearForecastIsNotForcedThroughTheBaseValueAndTheOtherFormIs() {
        // y = 2000, 4; 2001, 3; 2002, 8: the line 3 + 2 (x - 2000)
        AreaResult free = run(2000, 2003, 2010, "Interp(2000,4,2001,3,2002,8)", "LinForecast(2000,2002)");
        same(x(free, 2003), 9);
        AreaResult forced = run(2000, 2003, 2010, "Interp(2000,4,2001,3,2002,8)", "LinForecastCA(2001,3,2002,8)");
        // through (2000, 4): slope (1 * -1 + 2 * 4) / (1 + 4) = 1.4
        same(x(forced, 2003), 4 + 1.4 * 3);
        same(x(forced, 2010), 18);
    }

    @Test
    void theBaseYearValueOverridesTheLogisticCurveSoThatAJumpMayFollow() {
        AreaResult result = run(2000, 2001, 2010, "77", "LogisticForecast(2000, 10, 2002, 20, 2004, 35, 2006, 45)");
        assertThat(x(result, 2000)).isEqualTo(77);
        assertThat(x(result, 2001)).isBetween(10.0, 25.0);
    }

    @Test
    void prevYearValueOfAnotherBranchDoesNotAddUp() {
        AreaResult other = new AreaFiles(2000, 2001, 2005)
                .key("Z", "30", "", "")
                .key("X", "30", "0.3 + PrevYearValue(Key\\Z)", "")
                .run(folder, "Baseline");
        same(x(other, 2001), 30.3);
        same(x(other, 2003), 30.3);
    }

    @Test
    void severalBaselinesStandBesideOneAnother() {
        AreaFiles files = new AreaFiles(2000, 2001, 2010).key("X", "1", "10", "");
        files.yaml += """
                  - {name: Second}
                  - {name: Low, parent: Second}
                  - {name: Lower, parent: Low}
                """;
        files.set("Key\\X", "Key Assumption", "Second", "20", "");
        files.set("Key\\X", "Key Assumption", "Low", "33", "");
        files.set("Key\\X", "Key Assumption", "Lower", "BaselineValue / 2", "");
        files.set("Key\\X", "Key Assumption", "Mitigation", "BaselineValue / 2", "");
        same(x(files.run(folder, "Lower"), 2005), 10); // of Second, not of Low
        same(x(files.run(folder, "Mitigation"), 2005), 5);
    }

    @Test
    void ifStopsAtTheFirstTrueTest() {
        same(value("If(1, 2, 1 / 0)"), 2);
        same(value("If(0, 1 / 0, 1, 3, 1 / 0, 4, 5)"), 3);
    }

    @Test
    void annualGrowthIsTheRateOfAnotherBranch() {
        AreaResult result = new AreaFiles(2000, 2001, 2005)
                .key("NB", "50", "Growth(3%)", "")
                .key("X", "0", "AnnualGrowth(Key\\NB)", "")
                .run(folder, "Baseline");
        same(x(result, 2004), 0.03);
    }

    /** Names of the reserved-word list; Year and the words after numbers are no functions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Interp InterpFSY ExpInterp Step StepLookup Lookup Smooth Data Growth GrowthAs GrowthFromYear"
                        + " GrowthFromYearXL GrowthFromValue LinForecast LinForecastBY ExpForecast ExpForecastBY BYLinForecast"
                        + " BYExpForecast LogisticForecast LinDataTrend ExpDataTrend SmoothDataTrend HistoricalGrowth AnnualGrowth",
                "BaseYear EndYear BaseYearValue FirstScenarioYearValue PrevYear PrevYearValue LaggedValue CumulativeValue"
                        + " Value Parent Total TotalChildren Subtotal Sum Share Remainder BaselineValue BaselineValueIn"
                        + " BaselineGrowth AvgBaselineGrowth ParentScenarioValue ParentScenarioGrowth AvgParentScenarioGrowth"
                        + " RegionIndicator ScenarioIndicator",
                "Abs Ceil Floor Round Int Trunc Frac Sign Exp Ln Log LogN Log10 Sqr Sqrt Power Exponent Mantissa Sin Cos Tan"
                        + " ArcSin ArcCos ArcTan Min Max Mean Median GeometricMean HarmonicMean StdDev Variance LBound UBound"
                        + " Random",
                "AnnualizedCost PresentValue FutureValue Payment PeriodPayment InterestPayment InterestRate NumberOfPeriods"
                        + " StraightLineDepreciation DoubleDecliningDepreciation SumOfYearsDigitsDepreciation",
                "EnergyContent CarbonContent SulfurContent NitrogenContent AshContent MoistureContent MethaneContent Density"
                        + " NetGrossRatio FractionOxidized NonEnergyCarbonStored SulfurRetention ConvertUnits ConvertFuelUnits",
                "If True False Equal NotEqual LessThan LessThanOrEqual GreaterThan GreaterThanOrEqual FnAnd FnOr FnNot Yes No"
                        + " Constrain"
            })
    void everyNameOfTheListIsKnown(String names) {
        for (String name : names.split(" ", -1)) {
            assertThat(Functions.names()).contains(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Percent, 0.01",
        "Hundred, 100",
        "Thousand, 1e3",
        "Lakh, 1e5",
        "Million, 1e6",
        "Crore, 1e7",
        "Billion, 1e9",
        "Trillion, 1e12"
    })
    void numberWords(String word, double expected) {
        same(value("1 " + word), expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEAPValue(1)", "Excel(1)", "Call(1)", "TrueRandom"})
    void namesThatReachOutsideAreRefusedWithWhatToWrite(String expression) {
        assertThatThrownBy(() -> run(1998, 2000, 2010, "1", expression))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("character");
    }

    @Test
    void capitalRecoveryFactorInItsClosedForm() {
        double factor = 0.05 * Math.pow(1.05, 20) / (Math.pow(1.05, 20) - 1);
        same(value("AnnualizedCost(1, 20, 5%)"), factor);
        same(Annuity.capitalRecoveryFactor(0.05, 20, 0), factor);
        assertThat(factor).isCloseTo(0.0802425872, within(1e-9 * 0.0802425872));
    }

    @Test
    void percentAfterPlusIsAFractionNotAGrowth() {
        same(value("200 + 10%"), 200.1);
        same(value("200 * 110%"), 220);
    }
}
