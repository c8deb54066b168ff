package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions and areas that are wrong: the character in the text, what was found and what to do; generated ones end in
 * an error with its place or in finite numbers.
 */
@Timeout(60)
final class MalformedExpressionTest {
    @TempDir
    Path folder;

    /** Expression, character (1 = first) at which the message points, part of the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 +|4|the end",
                "2 + * 3|5|\"*\"",
                "((1)|5|expected \")\"",
                "1)|2|an operator or the end",
                "()|2|\")\"",
                "1 + (2 * )|10|\")\"",
                "3 4|3|\"4\"",
                "1,000|2|\",\"",
                "1 000|3|\"000\"",
                "1.2.3|1|\"1.2.\"",
                "1..2|1|\"1..\"",
                ".|1|\".\"",
                "5 % %  6|8|\"6\"",
                "%5|1|\"%\"",
                "2^^3|3|\"^\"",
                "2 ** 3|4|\"*\"",
                "1 => 2|4|\">\"",
                "1 == 1|4|\"=\"",
                "1 != 1|3|\"!\"",
                "And 1|1|\"and\"",
                "1 And|6|the end",
                "1 Or Or 2|6|\"or\"",
                "Not 1|1|write FnNot(x)",
                "FnNot()|1|FnNot with 0 arguments",
                "FnAnd(1)|1|FnAnd with 1 argument",
                "Equal(1, 2, 3)|1|Equal with 3 arguments",
                "If()|1|If with 0 arguments",
                "If(1)|1|If with 1 argument",
                "If(1, 2)|1|If with 2 arguments",
                "If(1, 2, 3, 4)|1|add the last result",
                "If(1; 2; 3)|5|declare decimal and list_separator",
                "Min()|1|Min with 0 arguments",
                "Max(1,)|7|\")\"",
                "Max(,1)|5|\",\"",
                "Abs(1|6|\")\"",
                "Abs 1|1|\"Abs 1\"",
                "Sqrt(1, 2)|1|Sqrt with 2 arguments",
                "LogN(2)|1|LogN with 1 argument",
                "Round(1.5, 0.5)|12|0.5",
                "Round(1.5, 2005)|12|2005 decimals",
                "Round(1, 2, 3)|1|Round with 3 arguments",
                "StdDev(1)|1|StdDev with 1 argument",
                "Power(2)|1|Power with 1 argument",
                "Constrain(1, 2)|1|Constrain with 2 arguments",
                "Interp()|1|Interp with 0 arguments",
                "Interp(2000)|1|Interp with 1 argument",
                "Interp(1, 2)|8|year 1",
                "Interp(2000, 1, 2000, 2)|17|year 2000 twice",
                "Interp(2000, 1, 2201, 2)|17|year 2201",
                "Interp(2000.5, 1)|8|2000.5",
                "Interp(Year, 1, 2020, 2)|8|a value that changes by year",
                "Interp(Key\\Driver)|8|in the place of pairs",
                "Interp(Key\\Nothing)|8|\"Key\\Nothing\"",
                "InterpFSY(2020)|1|InterpFSY with 1 argument",
                "Interpol(2000, 1)|1|did you mean \"interp",
                "ExpInterp(2000, 1, 2010)|1|pairs of year and value",
                "ExpInterp(2017, 1, 2025, -1)|1|both must be above zero",
                "Step(2020)|1|Step with 1 argument",
                "Step(2020, 1, 2030)|1|add the missing value or year",
                "Smooth(2017, 1, 2020, 2)|1|at least 3 points",
                "SmoothForecast(2017, 1)|1|at least 3 points",
                "Data(2017, Key\\Driver)|12|numbers in Data",
                "Data(2017)|1|Data with 1 argument",
                "Lookup(1)|1|pairs of x and value",
                "Lookup(1, 2, 3, 4)|1|Lookup with 4 arguments",
                "Lookup(1, Year, 3)|11|a number that is the same in every year",
                "Lookup(1, 2, 3, 2, 4)|17|2.0 twice",
                "StepLookup(1, 2)|1|StepLookup with 2 arguments",
                "Growth()|1|in Current Accounts",
                "GrowthFrom(5%, 1990)|1|GrowthFrom with 2 arguments",
                "GrowthFrom(5%, 1800, 1)|16|year 1800",
                "GrowthFromValue(1, 5%)|1|in Current Accounts",
                "GrowthFromYear(2020, 5%)|1|in Current Accounts",
                "AnnualGrowth(5)|14|a computed value",
                "AnnualGrowth()|1|AnnualGrowth with 0 arguments",
                "LinForecast(2017, 1, 2018)|1|LinForecast with 3 arguments",
                "LinForecast()|1|LinForecast with 0 arguments",
                "LinForecastBY(2017, 1, 2018, 2)|1|in Current Accounts",
                "LinForecastCA(2017, 1, 2018, 2)|1|in Current Accounts",
                "ExpForecast(2017, 1, 2018, -2)|1|logarithm of -2",
                "LogisticForecast(2017, 1, 2018, 1)|1|values that are all 1",
                "RSquared(2017, 1, 2018, 1)|1|values that are all equal",
                "StandardError(2017, 1, 2018, 2)|1|it needs three",
                "Slope(2017, 1, 2018)|1|Slope with 3 arguments",
                "PrevYearValue|1|in Current Accounts",
                "PrevYearValue()|1|in Current Accounts",
                "BaselineValue(Key\\Driver)|1|in Current Accounts",
                "BaselineValueIn(2020)|1|in Current Accounts",
                "ParentScenarioValue|1|in Current Accounts",
                "HistoricalGrowth|1|in Current Accounts",
                "LaggedValue(Key\\Driver)|1|LaggedValue with 1 argument",
                "LaggedValue(Key\\Driver, 0)|25|0 years",
                "LaggedValue(Key\\Driver, 1.5)|25|1.5",
                "LaggedValue(3, 1)|13|a computed value",
                "CumulativeValue()|1|CumulativeValue with 0 arguments",
                "Share(1)|7|a computed value",
                "Total()|1|Total with 0 arguments",
                "Total(Key:Nonsense)|7|variable \"Nonsense\"",
                "TotalChildren(Key\\Drver)|15|did you mean \"Key\\Driver\"?",
                "Remainder()|1|Remainder with 0 arguments",
                "Remainder(1, 2)|1|Remainder with 2 arguments",
                "Value()|1|Value with 0 arguments",
                "Value(2100)|1|the area has 2017..2025",
                "Value(1, 2)|7|a computed value",
                "Value(Key\\Driver, 1900)|1|the area has 2017..2025",
                "ScenarioValue()|1|ScenarioValue with 0 arguments",
                "ScenarioValue(Baselne)|15|did you mean \"Baseline\"?",
                "ScenarioValue(Key\\Driver, None)|27|scenario \"None\"",
                "ScenarioValue(Key\\Drivr, Baseline)|15|did you mean \"Key\\Driver\"?",
                "ScenarioValue|1|needs arguments in parentheses",
                "ScenarioIndicator(Basline)|19|did you mean \"Baseline\"?",
                "RegionIndicator(North)|17|region \"North\"",
                "Parent(1)|8|a computed value",
                "Payment(5%, 10)|1|Payment with 2 arguments",
                "Payment(5%, 0, 1)|1|annuity",
                "Payment(-200%, 10, 1)|1|annuity",
                "InterestPayment(5%, 11, 10, 1000)|1|period 11",
                "NumberOfPeriods(10%, 50, 1000)|1|never repays",
                "InterestRate(10, 1, 1000)|1|no rate from 0 on",
                "StraightLineDepreciation(1, 0, 0)|1|a life of 0",
                "DoubleDecliningDepreciation(1, 0, 5, 6)|1|period 6",
                "SumOfYearsDigitsDepreciation(1, 0, 5, 1.5)|1|period 1.5",
                "EnergyContent(coal)|15|EnergyContent of coal",
                "EnergyContent(cole)|15|did you mean \"coal\"?",
                "EnergyContent|1|a branch that has none",
                "ConvertUnits(1, GJ)|1|ConvertUnits with 2 arguments",
                "ConvertUnits(1, GJ, t)|21|two units of the same dimension",
                "ConvertUnits(1, GJ/, t)|17|nothing after",
                "ConvertUnits(1, CNY2015, CNY2020)|26|two units of the same dimension",
                "ConvertFuelUnits(1, GJ, t, coal)|25|EnergyContent of coal",
                "ConvertFuelUnits(1, km, t, coal)|21|a unit of energy, mass or volume",
                "Excel(book)|1|Data(year, value, ...)",
                "Call(script)|1|scripts are not run",
                "TrueRandom()|1|use Random",
                "YearlyShape(1)|1|over Hours",
                "Age|1|outside a profile",
                "Hours * 2|1|outside a profile",
                "FSY|1|FirstScenarioYear",
                "Yer|1|\"Yer\"",
                "Key\\Driver\\|11|a backslash with nothing after it",
                "\\Key\\Driver|1|a path begins with a name",
                "Key/Driver|1|a cell with an expression",
                "Key\\Driver:|12|the name of a variable",
                "Key\\Driver:Key|1|variable \"Key\"",
                "Key\\Driver Key\\Driver|1|\"Key\\Driver Key\\Driver\"",
                "Key\\Driver(1)|11|an operator after the path",
                "Key\\Driver[|11|\"[\" without \"]\"",
                "Key\\Driver[GJ|11|\"[\" without \"]\"",
                "Key\\Driver[Region]|12|which has none",
                "Key\\Driver[Region=]|12|without an element",
                "Demand\\M:Activity Level|1|which has no expression",
                "Demand\\M\\P\\T|1|without a variable",
                "Demand|1|which has no expression",
                "\"Key\\Driver|1|a quote that is not closed",
                "\"\"|1|an empty name",
                "{1}|1|\"{\"",
                "1 & 2|3|\"&\"",
                "$5|1|\"$\"",
                "5€|2|\"€\"",
                "1e|1|\"1e\"",
                "1e+|1|\"1e\"",
                "0x10|1|\"0x\"",
                "1e400|1|1e400",
                "1 / 0|3|division by zero",
                "1 / (Year - 2020)|3|in 2020",
                "Ln(Year - 2019)|1|in 2017",
                "Sqrt(2018 - Year)|1|in 2019",
                "ArcSin(2)|1|not a finite number",
                "(-1)^0.5|5|not a finite number",
                "0^-1|2|not a finite number",
                "10^400|3|not a finite number",
                "Exp(1000)|1|not a finite number",
                "1e308 * 10|1|the value is Infinity",
                "GeometricMean(-1, 2)|1|not a finite number",
                "Constrain(1, 3, 2)|1|Constrain between",
                "?|1|nothing",
                "~|1|nothing"
            })
    void pointsAtThePlace(String expression, int character, String found) {
        String quoted = expression.replace("\"", "\"\"");
        AreaFiles files = MalformedAreaTest.good().key("X", quoted, "", "");
        files.write(folder);
        AreaException failure = catchThrowableOfType(
                AreaException.class, () -> AreaModel.compile(AreaReader.read(folder), "Mitigation"));
        assertThat(failure).as(expression).isNotNull();
        Finding finding = failure.findings().get(0);
        assertThat(finding.toString()).contains(found).contains("Key\\X").doesNotContain("NaN");
        assertThat(finding.found() + " ").contains("at character " + character + " ");
        assertThat(finding.row()).isEqualTo(7);
        assertThat(finding.expected()).isNotBlank();
    }

    static List<String> functionNames() {
        return new ArrayList<>(Functions.names());
    }

    /** Every function with any number of arguments of any kind: an error with its place, or finite numbers. */
    @ParameterizedTest
    @MethodSource("functionNames")
    void anyFunctionWithAnyArguments(String function) {
        SplittableRandom random = new SplittableRandom(function.hashCode());
        String[] kinds = {
            "0",
            "1",
            "-1",
            "2005",
            "2010",
            "1e300",
            "5%",
            "Year",
            "Key\\X",
            "Key",
            "Nowhere",
            "1/0",
            "coal",
            "GJ",
            "Baseline"
        };
        for (int n = 0; n <= 40; n++) {
            StringBuilder text = new StringBuilder(function);
            int arguments = n == 0 ? -1 : random.nextInt(7);
            if (arguments >= 0) {
                text.append('(');
                for (int i = 0; i < arguments; i++) {
                    text.append(i == 0 ? "" : ", ").append(kinds[random.nextInt(kinds.length)]);
                }
                text.append(')');
            }
            endsWell(text.toString());
        }
    }

    private static void endsWell(String text) {
        try {
            LeapArea area = SingleKey.area(Expression.parse(text));
            AreaModel model = AreaModel.compile(area, "Baseline");
            AreaResult result = model.evaluate(AreaInputs.none(model));
            for (int year : model.years()) {
                assertThat(result.value("Key\\X", "Key Assumption", year))
                        .as(text)
                        .isFinite();
            }
        } catch (ExpressionException e) {
            assertThat(e.position()).as(text).isBetween(0, text.length());
            assertThat(e.expected()).as(text).isNotBlank();
        } catch (AreaException e) {
            assertThat(e.findings()).as(text).isNotEmpty().allSatisfy(f -> {
                assertThat(f.expected()).isNotBlank();
                assertThat(f.toString()).doesNotContain("NaN");
            });
        }
    }

    /** Each cell of each file emptied or replaced: an error that names the file, or an area that still evaluates. */
    @Test
    void anyCellOfAnyFileReplaced() throws IOException {
        Path good = Files.createDirectory(folder.resolve("good"));
        AreaRoundTripTest.fullArea(good);
        String[] garbage = {"", "???", "-1", "1e999", "Key", "current accounts", "GJ/t", "\"", "NaN", "Growth(1%)"};
        SplittableRandom random = new SplittableRandom(5);
        int errors = 0;
        for (String file : List.of(
                "area.yaml", "fuels.csv", "branches.csv", "expressions.csv", "effects.csv", "fuel-properties.csv")) {
            List<String> lines = Files.readAllLines(good.resolve(file));
            for (int trial = 0; trial < 60; trial++) {
                int row = random.nextInt(lines.size());
                String[] fields = lines.get(row).split(file.endsWith("yaml") ? " " : ",", -1);
                fields[random.nextInt(fields.length)] = garbage[random.nextInt(garbage.length)];
                List<String> changed = new ArrayList<>(lines);
                changed.set(row, String.join(file.endsWith("yaml") ? " " : ",", fields));
                Files.write(good.resolve(file), changed);
                try {
                    AreaReader.read(good);
                } catch (AreaException e) {
                    errors++;
                    assertThat(e.findings())
                            .as(file + " row " + (row + 1) + ": " + changed.get(row))
                            .isNotEmpty()
                            .allSatisfy(f -> assertThat(f.expected()).isNotBlank());
                }
            }
            Files.write(good.resolve(file), lines);
        }
        assertThat(errors).isGreaterThan(150);
    }

    @Test
    void profilesRefuseWhatChangesByYear() {
        for (String[] bad : new String[][] {
            {"Year * 2", "Year in a profile"},
            {"Key\\Driver", "in a profile"},
            {"Interp(2000, 1)", "Interp in a profile"},
            {"PrevYearValue", "PrevYearValue in a profile"}
        }) {
            AreaFiles files = MalformedAreaTest.good();
            files.branch("Demand\\Cars", "technology", "transport", "gas", "vehicles")
                    .set("Demand\\Cars", "Stock", "Current Accounts", "10", "")
                    .set("Demand\\Cars", "Mileage", "Current Accounts", "10", "km")
                    .set("Demand\\Cars", "Fuel Economy", "Current Accounts", "1", "MJ/km")
                    .set("Demand\\Cars", "Survival Profile", "Current Accounts", bad[0], "");
            AreaException failure = catchThrowableOfType(AreaException.class, () -> files.run(folder, "Mitigation"));
            assertThat(failure).isNotNull();
            assertThat(failure.getMessage()).contains(bad[1]).contains("Survival Profile");
        }
    }
}
