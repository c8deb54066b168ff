package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is wrong in one way: a clear error with its place, never a hang, never NaN. */
@Timeout(20)
final class MalformedAreaTest {
    @TempDir
    Path folder;

    static AreaFiles good() {
        return new AreaFiles(2017, 2021, 2025)
                .key("Driver", "1", "", "")
                .key("Grid Emission Factor", "0.5", "", "")
                .branch("Demand\\M", "category", "", "", "")
                .branch("Demand\\M\\P", "process", "activity", "", "Mt")
                .branch("Demand\\M\\P\\T", "technology", "", "", "")
                .branch("Demand\\M\\P\\T\\F", "fuel", "", "coal", "")
                .set("Demand\\M\\P", "Activity Level", "Current Accounts", "3", "")
                .set("Demand\\M\\P\\T", "Activity Share", "Current Accounts", "100", "%")
                .set("Demand\\M\\P\\T\\F", "Final Energy Intensity", "Current Accounts", "400", "kgce/t");
    }

    private AreaException failure(AreaFiles files) {
        return catchThrowableOfType(AreaException.class, () -> files.run(folder, "Mitigation"));
    }

    @Test
    void theAreaTheCasesStartFromIsGood() {
        assertThat(good().run(folder, "Mitigation").energy("Demand", 2025)).isCloseTo(1.2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 +|the end",
                "* 2|\"*\"",
                "(1 + 2|the end",
                "1 + 2)|\")\"",
                "1 2|\"2\"",
                "1,5|\",\"",
                "Interp(2020; 1; 2030; 2)|\";\"",
                "1.000.000|\"1.000.\"",
                "2x|\"2x\"",
                "1e999|1e999",
                "Interp(2020, 1, 2020, 2)|year 2020 twice",
                "Interp(2020)|Interp with 1 argument",
                "Interp(1800, 1, 2020, 2)|year 1800",
                "Interp(2020.5, 1, 2030, 2)|2020.5",
                "Interp(Key\\Driver, 1, 2030, 2)|a value that changes by year",
                "Step(2020, 1, 2030)|Step with 3 arguments",
                "Smooth(2020, 1, 2030, 2)|2 points",
                "Growth(3%)|Growth in Current Accounts",
                "PrevYearValue + 1|PrevYearValue in Current Accounts",
                "BaselineValue|BaselineValue in Current Accounts",
                "GrowthAs(Key\\Driver)|GrowthAs in Current Accounts",
                "LinForecast(2017, 2020)|LinForecast in Current Accounts",
                "Grwth(3%)|did you mean \"growth\"?",
                "Lookup(1, 2)|Lookup with 2 arguments",
                "WEAPValue(1)|LEAP function WEAPValue",
                "FSY|FSY",
                "Key\\Drivr|did you mean \"Key\\Driver\"?",
                "Key\\Driver:Activty|variable \"Activty\"",
                "Key\\|a backslash with nothing after it",
                "Demand\\M\\P\\T * 2|without a variable",
                "Demand\\M\\P\\T:Fuel|variable \"Fuel\"",
                "Key\\Driver:|the end",
                "If(1, 2)|If with 2 arguments",
                "If(1, 2, 3, 4)|If with 4 arguments",
                "Not 1|\"Not\" before an operand",
                "1 / 0|division by zero",
                "1 / (Key\\Driver - 1)|division by zero",
                "Ln(0)|not a finite number",
                "Sqrt(-1)|not a finite number",
                "(-8)^(1/3)|not a finite number",
                "Exp(1000)|not a finite number",
                "Value(2030)|the area has 2017..2025",
                "Value(2020)|not known yet",
                "Value(2017.5)|of year 2017.5",
                "ScenarioValue(Baselin)|did you mean \"Baseline\"?",
                "Min()|Min with 0 arguments",
                "Abs(1, 2)|Abs with 2 arguments",
                "AnnualizedCost(1, 0, 5%)|annuity",
                "[1]|\"[\"",
                "1 \\ 2|\"\\\"",
                "#|\"#\""
            })
    void expressionsThatMeanNothing(String expression, String found) {
        AreaFiles files = good().key("X", expression, "", "");
        AreaException failure = failure(files);
        assertThat(failure).isNotNull();
        Finding finding = failure.findings().get(0);
        assertThat(finding.toString()).contains(found);
        assertThat(finding.file()).isEqualTo("expressions.csv");
        assertThat(finding.row()).isEqualTo(7);
        assertThat(finding.toString())
                .contains("Key\\X")
                .contains("Key Assumption")
                .contains("Current Accounts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Growth(1%, 2023, 2%, 2022, 3%)|ascending years",
                "Growth(1%, 2023)|Growth with 2 arguments",
                "Growth(1%,2021,1%,2022,1%,2023,1%,2024,1%,2025,1%)|at most 5 rates",
                "BaselineValue|BaselineValue in the baseline Baseline",
                "LinForecast(2010, 2020)|history 2010..2020",
                "GrowthAs(1)|a computed value",
                "Value(2024)|not known yet"
            })
    void scenarioExpressionsThatMeanNothing(String expression, String found) {
        AreaException failure = failure(good().key("X", "1", expression, ""));
        assertThat(failure).isNotNull();
        assertThat(failure.findings().get(0).toString()).contains(found);
        assertThat(failure.findings().get(0).row()).isEqualTo(8);
    }

    private static Arguments change(String name, Consumer<AreaFiles> change, String found) {
        return Arguments.of(name, change, found);
    }

    private static void replace(java.util.List<String> rows, String from, String to) {
        rows.replaceAll(row -> row.replace(from, to));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                change("no title", f -> f.yaml = f.yaml.replace("title:", "titel:"), "area.yaml, title"),
                change("year as text", f -> f.yaml = f.yaml.replace("2021", "soon"), "years.first_scenario"),
                change(
                        "years backwards",
                        f -> f.yaml = f.yaml.replace("2025", "2019"),
                        "first_scenario 2021, end 2019"),
                change("decimal comma", f -> f.yaml = f.yaml.replace("\".\"", "\",\""), "decimal"),
                change("no list", f -> f.yaml = f.yaml.replaceAll("(?s)scenarios:.*", ""), "scenarios: found nothing"),
                change("not yaml", f -> f.yaml = "title: [", "text that is not YAML"),
                change("empty yaml", f -> f.yaml = "", "area.yaml"),
                change("twice", f -> f.yaml = f.yaml + "title: again\n", "text that is not YAML"),
                change(
                        "unknown parent",
                        f -> f.yaml = f.yaml.replace("parent: Baseline", "parent: Basline"),
                        "did you"),
                change("own parent", f -> f.yaml = f.yaml.replace("parent: Baseline", "parent: Mitigation"), "before"),
                change("same name", f -> f.yaml = f.yaml.replace("Mitigation", "Baseline"), "a second time"),
                change(
                        "first",
                        f -> f.yaml = f.yaml.replace("name: Current Accounts", "name: Now"),
                        "Current Accounts"),
                change("fuel twice", f -> f.fuels.add(f.fuels.get(1)), "fuels.csv row 5, fuel"),
                change(
                        "kind of fuel",
                        f -> replace(f.fuels, "combustible", "burnt"),
                        "combustible, electricity or carrier"),
                change("no factor", f -> replace(f.fuels, "2.66", ""), "co2_factor: found nothing"),
                change("text factor", f -> replace(f.fuels, "2.66", "high"), "\"high\""),
                change("negative factor", f -> replace(f.fuels, "2.66", "-2.66"), "a number >= 0"),
                change("NaN factor", f -> replace(f.fuels, "2.66", "NaN"), "a number >= 0"),
                change("factor unit", f -> replace(f.fuels, "t CO2/tce", "t/tce"), "CO2 mass per energy"),
                change("basis of fuel", f -> replace(f.fuels, "sourced", "heard"), "basis"),
                change("no column", f -> replace(f.branches, "branch,kind", "brnch,kind"), "no such column"),
                change("short row", f -> f.branches.add("Demand\\N,category"), "2 fields"),
                change("long row", f -> f.expressions.add("a,b,c,Interp(2020,1),,,"), "8 fields"),
                change("open quote", f -> f.expressions.add("a,b,c,\"1,u,assumed,x"), "expressions.csv"),
                change("branch twice", f -> f.branches.add(f.branches.get(3)), "already in row 4"),
                change("kind of branch", f -> f.branch("Demand\\N", "sector", "", "", ""), "\"sector\""),
                change("no parent", f -> f.branch("Demand\\N\\P", "process", "", "", "t"), "no row for the parent"),
                change(
                        "wrong parent",
                        f -> f.branch("Demand\\N", "technology", "", "", ""),
                        "no fuel for the technology"),
                change("bad name", f -> f.branch("Demand\\N:1", "category", "", "", ""), "the step \"N:1\""),
                change("other root", f -> f.branch("Supply\\N", "category", "", "", ""), "a path from Key\\"),
                change("empty step", f -> f.branch("Demand\\\\N", "category", "", "", ""), "the step \"\""),
                change("key in demand", f -> f.branch("Demand\\N", "key", "", "", ""), "a demand branch below"),
                change("method", f -> replace(f.branches, ",activity,", ",magic,"), "\"magic\""),
                change("method of category", f -> f.branch("Demand\\N", "category", "activity", "", ""), "method"),
                change("unknown fuel", f -> replace(f.branches, ",coal,", ",cole,"), "did you mean \"coal\"?"),
                change("no unit", f -> replace(f.branches, ",Mt,", ",,"), "the unit of the activity level"),
                change("bad unit", f -> replace(f.branches, ",Mt,", ",Mt/,"), "nothing after"),
                change("no technology", f -> f.branch("Demand\\M\\Q", "process", "", "", "t"), "without a technology"),
                change("branch unknown", f -> f.set("Demand\\MM", "X", "Baseline", "1", ""), "did you mean"),
                change("variable", f -> replace(f.expressions, "Activity Share", "Activity Shair"), "did you mean"),
                change(
                        "its kind",
                        f -> f.set("Key\\Driver", "Lifetime", "Baseline", "1", ""),
                        "on a technology or transformation-process branch"),
                change("scenario", f -> f.set("Key\\Driver", "Key Assumption", "Base", "1", ""), "one of [Current"),
                change("cell twice", f -> f.expressions.add(f.expressions.get(1)), "already in row 2"),
                change("basis", f -> replace(f.expressions, "assumed", "guess"), "sourced, derived"),
                change("no share", f -> f.expressions.removeIf(r -> r.contains("Activity Share")), "no Activity Share"),
                change("no level", f -> f.expressions.removeIf(r -> r.contains("Level")), "no Activity Level"),
                change("no intensity", f -> f.expressions.removeIf(r -> r.contains("Intensity")), "no Final Energy"),
                change("intensity unit", f -> replace(f.expressions, "kgce/t", "kgce/vehicle"), "energy vehicle^-1"),
                change("unit missing", f -> replace(f.expressions, "kgce/t", ""), "no unit"),
                change(
                        "two units",
                        f -> f.set("Demand\\M\\P\\T\\F", "Final Energy Intensity", "Baseline", "1", "GJ/t"),
                        "one unit for a variable"),
                change(
                        "share of the other method",
                        f -> f.set("Demand\\M\\P\\T", "Sales Share", "Baseline", "1", ""),
                        "method activity"),
                change("sum", f -> replace(f.expressions, "\"100\"", "\"99\""), "sum to 99"),
                change("negative level", f -> replace(f.expressions, "\"3\"", "\"-3\""), "not negative"),
                change(
                        "negative intensity",
                        f -> replace(f.expressions, "\"400\"", "\"-400\""),
                        "a negative intensity"),
                change(
                        "capture above one",
                        f -> f.set("Demand\\M\\P\\T", "Capture Rate", "Current Accounts", "90", ""),
                        "a fraction from 0 to 1"),
                change(
                        "cost without lifetime",
                        f -> f.set("Demand\\M\\P\\T", "Capital Cost", "Current Accounts", "9", "yuan/t"),
                        "no Lifetime"),
                change(
                        "cost without interest",
                        f -> f.set("Demand\\M\\P\\T", "Capital Cost", "Current Accounts", "9", "yuan/t"),
                        "Key\\Interest Rate"),
                change(
                        "stock without lifetime",
                        f -> replace(f.branches, ",activity,", ",stock-turnover,"),
                        "no Lifetime in Current Accounts"),
                change(
                        "electricity without grid factor",
                        f -> {
                            f.expressions.removeIf(r -> r.contains("Grid"));
                            replace(f.branches, ",coal,", ",ele,");
                        },
                        "Key\\Grid Emission Factor"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void filesThatAreWrong(String name, Consumer<AreaFiles> change, String found) {
        AreaFiles files = good();
        change.accept(files);
        AreaException failure = failure(files);
        assertThat(failure).as(name).isNotNull();
        assertThat(failure.getMessage()).contains(found);
        assertThat(failure.getMessage()).doesNotContain("null");
    }

    @Test
    void allFindingsAtOnce() {
        AreaFiles files = good();
        files.yaml = files.yaml.replace("title:", "titel:");
        replace(files.fuels, "2.66", "high");
        files.key("X", "1 +", "", "");
        files.set("Demand\\M\\P", "Activity Level", "Nowhere", "1", "");
        assertThat(failure(files).findings())
                .extracting(Finding::file)
                .contains("area.yaml", "fuels.csv", "expressions.csv")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void missingFilesAndFolder() throws IOException {
        good().write(folder);
        Files.delete(folder.resolve("fuels.csv"));
        assertThat(catchThrowableOfType(AreaException.class, () -> AreaReader.read(folder)))
                .hasMessageContaining("fuels.csv: found no readable file");
        assertThat(catchThrowableOfType(AreaException.class, () -> AreaReader.read(folder.resolve("none"))))
                .hasMessageContaining("no folder");
    }

    @Test
    void otherEncodings() throws IOException {
        good().write(folder);
        Files.write(
                folder.resolve("branches.csv"), "branch,kind\nDemand\\Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(AreaException.class, () -> AreaReader.read(folder)))
                .hasMessageContaining("bytes that are not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"(,5000", "-,5000", "1+,5000", "1^,5000", "Abs(,5000", "If(1;1;,5000", "5%,1", "1%%,3000"})
    void repetitionDoesNotExhaustTheStack(String part, int times) {
        AreaFiles files = good().key("X", part.replace(';', ',').repeat(times) + "1" + "%".repeat(3000), "", "");
        assertThat(failure(files)).isNotNull();
    }

    @Test
    void aLongChainOfKeysIsCalculated() {
        AreaFiles files = good();
        for (int i = 1; i <= 3000; i++) {
            files.key("N" + i, i == 3000 ? "1" : "Key\\N" + (i + 1) + " + 1", "", "");
        }
        assertThat(files.run(folder, "Baseline").value("Key\\N1", "Key Assumption", 2025))
                .isEqualTo(3000);
    }
}
