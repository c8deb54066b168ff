package org.cgeleap.leap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cgeleap.leap.area.AreaReader;
import org.cgeleap.leap.area.AreaWriter;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read, write, read: the same area, and the same text in every cell. */
final class AreaRoundTripTest {
    @TempDir
    Path folder;

    /** An area with every kind of branch, two regions, a scenario with additional inheritance, money and effects. */
    static void fullArea(Path folder) throws IOException {
        AreaFiles files = new AreaFiles(2000, 2002, 2010);
        files.yaml = """
                title: "Everything: at once"
                description: all kinds of branches
                years: {base: 2000, first_scenario: 2002, end: 2010}
                gwp_set: AR5
                kwh: physical
                money: {unit: CNY2020, rates: [{from: USD2015, factor: 7.1, basis: assumed, source: test}]}
                scenarios:
                  - {name: Current Accounts}
                  - {name: Baseline, abbreviation: BL, description: "as usual, 1%"}
                  - {name: Efficient, parent: Baseline}
                  - {name: Mitigation, parent: Baseline, also: [Efficient]}
                regions:
                  - {name: North, abbreviation: N}
                  - {name: South, inherits: North}
                """;
        files.fuels.add("heat,Heat,carrier,,,assumed,");
        files.key("Interest Rate", "5%", "", "").key("Grid Emission Factor", "0.6", "", "");
        files.branch("Demand\\Households", "category", "", "", "10^4 households")
                .branch("Demand\\Households\\Heating", "category", "useful-energy", "", "% saturation")
                .branch("Demand\\Households\\Heating\\Stove (old)", "technology", "", "coal", "% share")
                .branch("Demand\\Households\\Heating\\District", "technology", "", "heat", "")
                .branch("Demand\\Cars", "technology", "transport", "gas", "10^4 vehicles")
                .branch("Demand\\Mill", "process", "activity", "", "t")
                .branch("Demand\\Mill\\Old", "technology", "", "", "")
                .branch("Demand\\Mill\\Old\\Coal", "fuel", "", "coal", "")
                .branch("Demand\\Mill\\Old\\Coal\\Methane", "effect", "", "CH4", "")
                .branch("Transformation\\Heat", "module", "", "", "")
                .branch("Transformation\\Heat\\Output Fuels\\Heat", "output", "", "heat", "")
                .branch("Transformation\\Heat\\Processes\\Boiler", "transformation-process", "", "", "")
                .branch("Transformation\\Heat\\Processes\\Boiler\\Feedstock Fuels\\Coal", "feedstock", "", "coal", "")
                .branch("Transformation\\Heat\\Processes\\Boiler\\Auxiliary Fuels\\Power", "auxiliary", "", "ele", "")
                .branch("Resources\\Primary\\Coal", "resource", "", "coal", "")
                .branch("Statistical Differences\\Coal", "statistical-difference", "", "coal", "")
                .branch("Stock Changes\\Coal", "stock-change", "", "coal", "")
                .branch("Non Energy Effects\\Landfill", "non-energy", "", "", "t")
                .branch("Non Energy Effects\\Landfill\\Methane", "effect", "", "CH4", "")
                .branch("Indicators\\Share", "indicator", "", "", "");
        String ca = "Current Accounts";
        files.set("Demand\\Households", "Activity Level", ca, "Interp(2000, 100, 2010, 120)", "")
                .set("Demand\\Households\\Heating", "Activity Level", ca, "40", "")
                .set("Demand\\Households\\Heating", "Useful Energy Intensity", ca, "12", "GJ/household")
                .set("Demand\\Households\\Heating\\Stove (old)", "Fuel Share", ca, "Remainder(100)", "%")
                .set("Demand\\Households\\Heating\\Stove (old)", "Efficiency", ca, "35", "%")
                .set("Demand\\Households\\Heating\\District", "Fuel Share", ca, "20", "")
                .set("Demand\\Cars", "Stock", ca, "10", "")
                .set("Demand\\Cars", "Mileage", ca, "15000", "km/year")
                .set("Demand\\Cars", "Fuel Economy", ca, "2.5", "MJ/km")
                .set("Demand\\Cars", "Survival Profile", ca, "100 * Exp(0-0.05 * Age)", "%")
                .set("Demand\\Mill", "Activity Level", ca, "10", "")
                .set("Demand\\Mill\\Old", "Activity Share", ca, "100", "%")
                .set("Demand\\Mill\\Old", "Capital Cost", ca, "3", "USD2015/t")
                .set("Demand\\Mill\\Old", "Lifetime", ca, "20", "years")
                .set("Demand\\Mill\\Old\\Coal", "Final Energy Intensity", ca, "0.1", "tce/t")
                .set("Demand\\Mill\\Old\\Coal", "Final Energy Intensity", "Efficient", "BaselineValue * 0.9", "tce/t")
                .set("Demand\\Mill\\Old\\Coal\\Methane", "Emission Factor", ca, "10", "kg CH4/TJ")
                .set("Transformation\\Heat", "Planning Reserve Margin", ca, "20", "%")
                .set("Transformation\\Heat", "System Load Curve", ca, "Lookup(Hours, 0, 100, 100, 40)", "%")
                .set("Transformation\\Heat\\Processes\\Boiler", "Process Efficiency", ca, "80", "%")
                .set("Transformation\\Heat\\Processes\\Boiler", "Exogenous Capacity", ca, "50", "MW")
                .set("Transformation\\Heat\\Processes\\Boiler", "Dispatch Rule", ca, "MeritOrderDispatch", "")
                .set(
                        "Transformation\\Heat\\Processes\\Boiler\\Auxiliary Fuels\\Power",
                        "Auxiliary Fuel Use",
                        ca,
                        "0.01",
                        "")
                .set("Resources\\Primary\\Coal", "Indigenous Cost", ca, "600", "CNY2020/tce")
                .set("Statistical Differences\\Coal", "Statistical Difference", ca, "1", "ktce")
                .set("Non Energy Effects\\Landfill\\Methane", "Total Effect", ca, "5", "t CH4/yr")
                .set("Indicators\\Share", "Indicator", ca, "1", "");
        List<String> regional = files.expressions.stream()
                .map(row -> row.replaceFirst("^(([^,\"]|\"[^\"]*\")*,[^,]*,[^,]*),", "$1,North,"))
                .toList();
        files.expressions.clear();
        files.expressions.add("branch,variable,scenario,region,expression,unit,basis,source,note");
        regional.stream().skip(1).map(row -> row + ",").forEach(files.expressions::add);
        files.expressions.add(
                "Demand\\Mill,Activity Level,Baseline,South,\"Growth(3%)\",,derived,,\"a note, with a comma\"");
        files.expressions.add("Demand\\Mill,Activity Level,Mitigation,South,,t,,still to come,blank");
        files.write(folder);
        Files.writeString(folder.resolve("effects.csv"), """
                effect,name,gwp_set,gwp,basis,source,note
                CH4,Methane,AR5,28.0,sourced,"IPCC 2013, table 8.A.1",fossil and biogenic alike
                CH4,Methane,AR4,25,sourced,IPCC 2007,
                SO2,Sulphur dioxide,,,assumed,,no potential
                """);
        Files.writeString(
                folder.resolve("fuel-properties.csv"),
                "fuel,property,value,unit,basis,source,note\ncoal,EnergyContent,20.90,GJ/t,assumed,,\n");
    }

    @Test
    void anAreaWithEverythingReadsBackEqual() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        fullArea(first);
        LeapArea area = AreaReader.read(first);
        assertThat(area.branches()).extracting(b -> b.kind().written()).contains("effect", "module", "folder");
        AreaWriter.write(area, folder.resolve("second"));
        assertThat(AreaReader.read(folder.resolve("second"))).isEqualTo(area);
    }

    @Test
    void everyCellOfTheTextSurvives() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        fullArea(first);
        AreaWriter.write(AreaReader.read(first), folder.resolve("second"));
        for (String file :
                List.of("expressions.csv", "branches.csv", "effects.csv", "fuels.csv", "fuel-properties.csv")) {
            List<String> before = cells(first.resolve(file));
            assertThat(cells(folder.resolve("second").resolve(file))).as(file).containsAll(before);
        }
        assertThat(Files.readString(folder.resolve("second/area.yaml")))
                .contains("Everything: at once", "USD2015", "7.1", "as usual, 1%", "physical", "AR5");
    }

    /** Cells with their column, in order; a simple reader of the test's own. */
    private static List<String> cells(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = split(lines.get(0));
        return lines.stream()
                .skip(1)
                .flatMap(line -> {
                    List<String> fields = split(line);
                    return Stream.iterate(0, i -> i < fields.size(), i -> i + 1)
                            .filter(i ->
                                    !fields.get(i).isEmpty() && !header.get(i).equals("method"))
                            .map(i -> header.get(i) + "=" + fields.get(i));
                })
                .toList();
    }

    private static List<String> split(String line) {
        return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(f -> f.startsWith("\"") ? f.substring(1, f.length() - 1).replace("\"\"", "\"") : f)
                .toList();
    }

    @Test
    void expressionsWithLineBreaksAndQuotesSurvive() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        AreaFiles files = new AreaFiles(2000, 2002, 2010).key("Coal-fired", "1", "", "");
        files.branch("Key\\X", "key", "", "", "");
        files.expressions.add(
                "Key\\X,Key Assumption,Current Accounts,\"1 +\n 2 * \"\"Key\\Coal-fired\"\" ? a 'note'\",,assumed,");
        files.write(first);
        LeapArea area = AreaReader.read(first);
        AreaWriter.write(area, folder.resolve("second"));
        LeapArea again = AreaReader.read(folder.resolve("second"));
        assertThat(again).isEqualTo(area);
        assertThat(again.entries().get(1).expression().text()).contains("\n").contains("\"Key\\Coal-fired\"");
    }

    @Test
    void commaNotationIsDeclaredInWhatIsWritten() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        AreaFiles files = new AreaFiles(2000, 2002, 2010).key("X", "Interp(2000; 1,5; 2010; 2,5)", "", "");
        files.yaml = files.yaml.replace("decimal: \".\"", "decimal: \",\"\nlist_separator: \";\"");
        files.write(first);
        LeapArea area = AreaReader.read(first);
        AreaWriter.write(area, folder.resolve("second"));
        assertThat(AreaReader.read(folder.resolve("second"))).isEqualTo(area);
    }

    @Test
    void theBundledAreaReadsBackEqual() {
        Path bundled = Path.of("../calibration/cases/chongqing/leap");
        LeapArea area = AreaReader.read(bundled);
        AreaWriter.write(area, folder.resolve("written"));
        assertThat(AreaReader.read(folder.resolve("written"))).isEqualTo(area);
    }

    @Test
    void everyVariableIsOnAKindOfBranchAndNamesAreUnique() {
        assertThat(Variable.labels().stream().map(l -> l.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (Variable variable : Variable.values()) {
            if (variable.isResult()) {
                assertThat(Variable.named(variable.label())).isEmpty();
                continue;
            }
            assertThat(variable.kinds()).isNotEmpty();
            assertThat(Variable.named(variable.label().toUpperCase(Locale.ROOT)))
                    .contains(variable);
        }
    }
}
