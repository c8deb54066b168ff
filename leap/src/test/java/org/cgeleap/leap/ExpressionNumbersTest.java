package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.cgeleap.leap.area.AreaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers of LEAP's help pages, as collected in the project's function reference. Tolerance 1e-9 relative, the
 * reference's own, except where the page prints fewer digits (stated there).
 */
final class ExpressionNumbersTest {
    @TempDir
    Path folder;

    private static Offset<Double> relative(double value) {
        return within(1e-9 * Math.max(1, Math.abs(value)));
    }

    private AreaResult run(int base, int firstScenario, int end, String currentAccounts, String baseline) {
        return new AreaFiles(base, firstScenario, end)
                .key("X", currentAccounts, baseline, "")
                .run(folder, "Baseline");
    }

    static double x(AreaResult result, int year) {
        return result.value("Key\\X", "Key Assumption", year);
    }

    private double inCurrentAccounts(String expression, int year) {
        return x(run(1998, 2030, 2031, expression, ""), year);
    }

    static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, relative(expected));
    }

    @ParameterizedTest
    @CsvSource({"2000, 10", "2005, 13", "2020, 30", "2021, 30.6"})
    void interpIsLinearAndGrowsAfterTheLastPair(int year, double expected) {
        same(inCurrentAccounts("Interp(2000,10,2010,16,2020,30,2%)", year), expected);
    }

    @Test
    void interpStartsFromTheBaseYearValueOfCurrentAccounts() {
        same(x(run(1998, 1999, 2020, "6.0", "Interp(2000,10,2010,16,2020,30,2%)"), 1999), 8.0);
    }

    @Test
    void baseYearValueOverridesAPairOfThatYear() {
        same(x(run(1998, 1999, 2020, "6.0", "Interp(1998,100,2000,10)"), 1999), 8.0);
    }

    @Test
    void interpAndInterpFsyDifferInTheirImplicitPoint() {
        String history = "Interp(2010,5,2019,8)";
        same(x(run(2010, 2020, 2030, history, "InterpFSY(2030,18)"), 2020), 8.909090909090909);
        same(x(run(2010, 2020, 2030, history, "Interp(2030,18)"), 2020), 11.5);
        same(x(run(2010, 2020, 2030, history, "Interp(2030,18)"), 2019), 8);
    }

    @ParameterizedTest
    @CsvSource({"2000, 300", "2012, 500", "2022, 900"})
    void stepHolds(int year, double expected) {
        same(inCurrentAccounts("Step(2000,300,2010,500,2020,900)", year), expected);
    }

    @Test
    void stepHoldsTheBaseYearValueFirst() {
        AreaResult result = run(1997, 1998, 2022, "200", "Step(2000,300,2010,500,2020,900)");
        same(x(result, 1998), 200);
        same(x(result, 1999), 200);
        same(x(result, 2000), 300);
    }

    @Test
    void unsortedPairsAreSorted() {
        same(inCurrentAccounts("Interp(2020,30,2000,10,2010,16,2%)", 2005), 13);
        same(inCurrentAccounts("Step(2020,900,2000,300,2010,500)", 2012), 500);
        same(inCurrentAccounts("Smooth(2020,9,2000,1,2010,4)", 2005), 2.25);
    }

    @ParameterizedTest
    @CsvSource({"Interp", "InterpFSY", "Step", "Smooth", "SmoothForecast", "ExpInterp", "LinForecast", "ExpForecast"})
    void duplicateYearsAreRefused(String function) {
        assertThatThrownBy(() -> inCurrentAccounts(function + "(2000,1,2010,2,2000,3)", 2000))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("year 2000 twice");
    }

    @ParameterizedTest
    @CsvSource({"Interp, 1899", "Step, 2201", "Smooth, 0", "LinForecast, 99999", "ExpInterp, 1899", "Data, 2201"})
    void yearsOutOfRangeAreRefused(String function, int year) {
        assertThatThrownBy(() -> inCurrentAccounts(function + "(2000,1,2010,2," + year + ",3)", 2000))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("a year from 1900 to 2200");
    }

    @ParameterizedTest
    @CsvSource({"1900", "2200"})
    void yearsAtTheEndsOfTheRangeAreAccepted(int year) {
        same(inCurrentAccounts("Step(" + year + ", 7)", 2000), 7);
    }

    @Test
    void growthAndPrevYearValueAreRefusedInCurrentAccounts() {
        for (String expression :
                new String[] {"Growth(5%)", "1 + PrevYearValue", "BaselineValue", "GrowthFromYear(2000, 1%)"}) {
            assertThatThrownBy(() -> inCurrentAccounts(expression, 2000))
                    .isInstanceOf(AreaException.class)
                    .hasMessageContaining("in Current Accounts");
        }
    }

    @Test
    void elasticGrowthOfAShrinkingOrZeroDriverIsAnErrorThatNamesIt() {
        AreaFiles files =
                new AreaFiles(2000, 2001, 2005).key("NB", "0", "1", "").key("X", "1", "GrowthAs(Key\\NB, 0.5)", "");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Key\\NB")
                .hasMessageContaining("in 2001");
    }

    @Test
    void smoothThroughThreePointsIsTheirQuadratic() {
        same(inCurrentAccounts("Smooth(2000,1,2010,4,2020,9)", 2005), 2.25);
        same(inCurrentAccounts("Smooth(2000,1,2010,4,2020,9)", 2015), 6.25);
    }

    @Test
    void growthCompounds() {
        AreaResult result = run(2000, 2001, 2010, "100", "Growth(5%)");
        same(x(result, 2001), 105);
        same(x(result, 2002), 110.25);
    }

    @Test
    void growthChangesItsRateFromTheYearOn() {
        AreaResult result = run(2010, 2011, 2020, "100", "Growth(5%,2015,2%)");
        same(x(result, 2014), 121.550625);
        same(x(result, 2015), 123.9816375);
        same(x(result, 2016), 126.46127025);
    }

    @Test
    void growthStartsFromTheYearBeforeTheFirstScenarioYear() {
        same(x(run(2010, 2015, 2020, "Interp(2010,5,2014,9)", "Growth(10%)"), 2015), 9.9);
    }

    @Test
    void growthInsideIfCompoundsOnTheValueBefore() {
        AreaResult result = run(2009, 2010, 2020, "100", "If(Year<2012, Growth(3%), Growth(-1%))");
        same(x(result, 2011), 106.09);
        same(x(result, 2012), 105.0291);
        same(x(result, 2013), 103.978809);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.03", "0.9, 1.026959939", "1.2, 1.036107147", "0, 1"})
    void growthAsTakesTheRatioToThePower(double elasticity, double expected) {
        AreaResult result = new AreaFiles(2000, 2001, 2005)
                .key("NB", "50", "Growth(3%)", "")
                .key("X", "1", "GrowthAs(Key\\NB, " + elasticity + ")", "")
                .run(folder, "Baseline");
        assertThat(x(result, 2001)).isCloseTo(expected, within(5e-10)); // printed to nine decimals
    }

    @Test
    void growthFromYearFollowsTheParentFirst() {
        AreaResult result = new AreaFiles(2000, 2001, 2010)
                .key("X", "100", "Growth(1%)", "GrowthFromYear(2003, 10%, 2006, 0%)")
                .run(folder, "Mitigation");
        same(x(result, 2003), 100 * Math.pow(1.01, 3));
        same(x(result, 2005), 100 * Math.pow(1.01, 3) * 1.21);
        same(x(result, 2007), 100 * Math.pow(1.01, 3) * 1.21);
    }

    @ParameterizedTest
    @CsvSource({"1990, 2000, 162.889463", "1990, 2001, 171.033936", "2010, 2001, 64.460892", "2010, 2000, 61.391325"})
    void growthFromGoesBothWaysInTime(int start, int year, double expected) {
        // the reference prints four decimals of 100 * 1.05^n
        assertThat(inCurrentAccounts("GrowthFrom(5%, " + start + ", 100)", year))
                .isCloseTo(expected, within(1e-6));
    }

    @Test
    void growthFromValueStartsAtTheBaseYear() {
        AreaResult result = run(2000, 2003, 2005, "7", "GrowthFromValue(100, 5%)");
        same(x(result, 2003), 115.7625);
        same(x(result, 2002), 7);
    }

    @Test
    void prevYearValueAddsUp() {
        AreaResult result = run(2000, 2001, 2005, "100", "10+PrevYearValue");
        same(x(result, 2001), 110);
        same(x(result, 2003), 130);
        AreaResult own = run(2000, 2001, 2005, "30", "0.3+PrevYearValue(Key\\X)");
        same(x(own, 2001), 30.3);
        same(x(own, 2002), 30.6);
        same(x(own, 2003), 30.9);
    }

    @Test
    void remainderFillsUp() {
        AreaResult result = new AreaFiles(2000, 2001, 2020)
                .key("Shares\\Kerosene", "50", "Interp(2020, 30)", "")
                .key("Shares\\LPG", "Remainder(100)", "", "")
                .run(folder, "Baseline");
        same(result.value("Key\\Shares\\LPG", "Key Assumption", 2000), 50);
        same(result.value("Key\\Shares\\LPG", "Key Assumption", 2010), 60);
        same(result.value("Key\\Shares\\LPG", "Key Assumption", 2020), 70);
    }

    @Test
    void twoRemaindersAreAnError() {
        AreaFiles files = new AreaFiles(2000, 2001, 2020)
                .key("Shares\\A", "Remainder(100)", "", "")
                .key("Shares\\B", "Remainder(100)", "", "");
        assertThatThrownBy(() -> files.run(folder, "Baseline"))
                .isInstanceOf(AreaException.class)
                .hasMessageContaining("Remainder here and on the sibling Key\\Shares\\B (row 3)");
    }

    @Test
    void baselineValueTimesInterpEndsHalfHigher() {
        AreaResult result = new AreaFiles(2000, 2001, 2030)
                .key("X", "10", "Growth(2%)", "BaselineValue*Interp(BaseYear,1,EndYear,1.5)")
                .run(folder, "Mitigation");
        same(x(result, 2030), 10 * Math.pow(1.02, 30) * 1.5);
        same(x(result, 2015), 10 * Math.pow(1.02, 15) * 1.25);
    }

    @ParameterizedTest
    @CsvSource({"2004, 0", "2005, 10", "2009, 10", "2010, 15", "2020, 20"})
    void ifTakesTheFirstTrueTest(int year, double expected) {
        same(inCurrentAccounts("If(year<2005,0,year<2010,10,year<2020,15,20)", year), expected);
    }

    @Test
    void machineWrittenIfIsAcceptedUnchanged() {
        AreaResult result = run(
                2010,
                2015,
                2021,
                "Interp(2010,100,2014,120)",
                "If(year <= 2019, ScenarioValue(Current Accounts), Value(2019) * Interp(2020, 1.03, 2021, 1.06))");
        same(x(result, 2019), 120);
        same(x(result, 2020), 123.6);
        same(x(result, 2021), 127.2);
    }

    @Test
    void noteAfterQuestionMarkIsIgnored() {
        AreaResult result = run(2009, 2011, 2012, "Interp(2009,1,2010,2)", "Value(2010)? All values were 'NaN'");
        same(x(result, 2012), 2);
    }

    @Test
    void capitalRecoveryFactor() {
        // 5 %, 20 years; the reference prints ten decimals
        assertThat(inCurrentAccounts("AnnualizedCost(1, 20, 5%)", 2000)).isCloseTo(0.0802425872, within(5e-11));
    }

    @Test
    void linearForecastIsTheRegressionLine() {
        // points on y = 3 + 2 (x - 2000) with errors +1, -2, +1, whose least-squares fit is the line itself
        String pairs = "2000, 4, 2001, 3, 2002, 8";
        same(inCurrentAccounts("LinForecast(" + pairs + ")", 2010), 23);
        AreaResult forced = run(2000, 2003, 2010, "Interp(2000,3,2002,7)", "LinForecastBY(2001,5,2002,7)");
        same(x(forced, 2010), 23);
        AreaResult history = run(2000, 2003, 2010, "Interp(2000,3,2002,7)", "LinForecast(2000,2002)");
        same(x(history, 2010), 23);
    }

    @Test
    void exponentialForecastIsTheLogLinearFit() {
        same(inCurrentAccounts("ExpForecast(2000,100,2001,105,2002,110.25)", 2010), 100 * Math.pow(1.05, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2+3*4|14",
                "(2+3)*4|20",
                "2^3^2|64",
                "-2^2|-4",
                "2^-1|0.5",
                "10-4-3|3",
                "12/3/2|2",
                "5%|0.05",
                "200*5%|10",
                "1=1|1",
                "1<>1|0",
                "2>=2|1",
                "3<2|0",
                "1 And 0|0",
                "1 Or 0|1",
                "1 Xor 1|0",
                "1 Not 0|1",
                "FnNot(0)|1",
                "FnAnd(1,2)|1",
                "FnOr(0,0)|0",
                "Min(3,1,2)|1",
                "Max(3,1,2)|3",
                "Mean(1,2,6)|3",
                "Median(1,9,2)|2",
                "GeometricMean(2,8)|4",
                "HarmonicMean(2,6)|3",
                "Variance(1,2,3)|1",
                "StdDev(1,2,3)|1",
                "Abs(-3)|3",
                "Ceil(1.2)|2",
                "Floor(-1.2)|-2",
                "Int(-1.2)|-2",
                "Trunc(-1.7)|-1",
                "Frac(1.25)|0.25",
                "Round(2.5)|3",
                "Round(1.256,2)|1.26",
                "Sign(-7)|-1",
                "Exp(0)|1",
                "Ln(Exp(2))|2",
                "Log(1000)|3",
                "LogN(2,8)|3",
                "Sqr(3)|9",
                "Sqrt(16)|4",
                "Power(2,10)|1024",
                "2 Million|2000000",
                "3 Thousand|3000",
                "1e3+2E-1|1000.2",
                "BaseYear|1998",
                "EndYear|2031",
                "FirstScenarioYear|2030",
                "Year|2000",
                "PrevYear|1999",
                "true+yes|2",
                "interp(1990,1,2010,3)|2",
                "Interpolate(1990,1,2010,3)|2",
                "Interp(2010,3,1990,1)|2",
                "1 ~ + 2|3",
                "Equal(2,2)|1",
                "LessThan(3,2)|0",
                "ArcTan(0)|0"
            })
    void operatorsAndFunctions(String expression, double expected) {
        same(inCurrentAccounts(expression, 2000), expected);
    }
}
