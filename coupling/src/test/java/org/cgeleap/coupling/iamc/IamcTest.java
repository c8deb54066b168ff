package org.cgeleap.coupling.iamc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.ResultRow;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IAMC tables: rules of pyam and nomenclature written out, files read back by another library. */
class IamcTest {
    @TempDir
    private Path folder = Path.of("");

    private static final List<Integer> YEARS = List.of(2020, 2030);

    private static IamcRow row(String variable, String unit, double... values) {
        return new IamcRow("m 1", "S", "R", variable, unit, values);
    }

    private static IamcTable table(IamcRow... rows) {
        return new IamcTable(IamcTable.COLUMNS, YEARS, List.of(rows), Map.of("S", Map.of("status", "converged")));
    }

    private static List<String> findings(IamcTable table) {
        return new IamcRules(IamcNames.bundled()).findings(table);
    }

    private static final IamcRow GDP = row("GDP|MER", "billion USD_2010/yr", 1, 2);

    @Test
    void aTableOfKnownNamesPasses() {
        assertThat(findings(table(GDP, row("cgeleap|Terms of Trade [Index]", "", 1, Double.NaN))))
                .isEmpty();
    }

    /** The seven faults of the format's acceptance: each is refused, with its place and what to write instead. */
    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThat(findings(table(GDP, row("Final Energy|Industry|Steel", "EJ/yr", 1, 2))))
                .singleElement()
                .asString()
                .contains(
                        "row 2", "found variable Final Energy|Industry|Steel", "Final Energy|Industry|Iron and Steel");
    }

    @Test
    void aWrongUnitIsRefused() {
        assertThat(findings(table(row("GDP|MER", "billion US$2010/yr", 1, 2))))
                .singleElement()
                .asString()
                .contains("row 1", "found unit billion US$2010/yr", "expected billion USD_2010/yr");
    }

    @Test
    void aDuplicateIsRefused() {
        assertThat(findings(table(GDP, GDP))).singleElement().asString().contains("row 2", "as in row 1");
    }

    @Test
    void anInfiniteValueIsRefused() {
        assertThat(findings(table(row("GDP|MER", "billion USD_2010/yr", 1, Double.POSITIVE_INFINITY))))
                .singleElement()
                .asString()
                .contains("row 1", "found Infinity in 2030");
    }

    @Test
    void aBlankRegionIsRefused() {
        IamcRow blank = new IamcRow("m 1", "S", " ", "GDP|MER", "billion USD_2010/yr", new double[] {1, 2});
        assertThat(findings(table(blank))).singleElement().asString().contains("row 1", "blank region");
    }

    @Test
    void aReservedColumnIsRefused() {
        List<String> columns = new ArrayList<>(IamcTable.COLUMNS);
        columns.add("exclude");
        assertThat(findings(new IamcTable(columns, YEARS, List.of(GDP), Map.of())))
                .singleElement()
                .asString()
                .contains("column exclude", "reserve");
    }

    @Test
    void partsThatDoNotMakeTheWholeAreRefused() {
        assertThat(findings(table(
                        row("Emissions|CO2", "Mt CO2/yr", 5, 5),
                        row("Gross Emissions|CO2", "Mt CO2/yr", 7, 7),
                        row("Gross Removals|CO2", "Mt CO2/yr", -2, -2.001))))
                .singleElement()
                .asString()
                .contains("2030", "found Emissions|CO2 = 5.0", "Gross Removals|CO2");
    }

    @Test
    void removalsAreNegativeAndCapturePositive() {
        assertThat(findings(table(row("Gross Removals|CO2", "Mt CO2/yr", 1, 0))))
                .hasSize(1);
        assertThat(findings(table(row("Carbon Capture|Geological Storage", "Mt CO2/yr", -1, 0))))
                .hasSize(1);
    }

    @Test
    void nothingIsWrittenOfATableThatBreaksARule() throws IOException {
        assertThatThrownBy(() -> new IamcFiles(table(GDP, GDP)).write(new OutputFolder(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("as in row 1");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void csvAndWorkbookHoldTheSameDoublesToTheBit() throws IOException {
        // magnitudes over the whole range, drawn with a seed, and the awkward ones by hand
        Random random = new Random(7);
        List<IamcRow> rows = new ArrayList<>();
        double[] awkward = {0.1 + 0.2, 1e-320, -0.0, Double.MAX_VALUE, Math.PI * 1e-7, 1.0 / 3, Double.NaN, 5};
        for (int k = 0; k < 200; k++) {
            double a = k < awkward.length ? awkward[k] : random.nextGaussian() * Math.pow(10, random.nextInt(61) - 30);
            rows.add(row("cgeleap|Number " + k, "", a, random.nextDouble()));
        }
        IamcTable table = new IamcTable(IamcTable.COLUMNS, YEARS, rows, Map.of("S", Map.of("status", "converged")));
        new IamcFiles(table).write(new OutputFolder(folder));

        List<String[]> csv;
        try (MappingIterator<String[]> lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(folder.resolve("iamc.csv").toFile())) {
            csv = lines.readAll();
        }
        assertThat(csv.get(0)).containsExactly("model", "scenario", "region", "variable", "unit", "2020", "2030");
        try (InputStream in = Files.newInputStream(folder.resolve("iamc.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            List<Row> sheet = workbook.findSheet("data").orElseThrow().read();
            assertThat(sheet).hasSameSizeAs(csv);
            for (int k = 0; k < rows.size(); k++) {
                for (int t = 0; t < 2; t++) {
                    double given = rows.get(k).values()[t];
                    String text = csv.get(k + 1)[5 + t];
                    Cell cell = sheet.get(k + 1).getOptionalCell(5 + t).orElse(null);
                    if (Double.isNaN(given)) {
                        assertThat(text).isEmpty();
                        assertThat(cell).isNull();
                    } else {
                        assertThat(Double.parseDouble(text)).isEqualTo(given);
                        assertThat(cell).isNotNull();
                        assertThat(Double.parseDouble(String.valueOf(cell.getRawValue())))
                                .isEqualTo(given);
                    }
                }
            }
            List<Row> meta = workbook.findSheet("meta").orElseThrow().read();
            assertThat(meta.get(0).getCellText(2)).isEqualTo("status");
            assertThat(meta.get(1).getCellText(1)).isEqualTo("S");
            assertThat(meta.get(1).getCellText(2)).isEqualTo("converged");
        }
    }

    @Test
    void olderReadersGetTheOlderNames() {
        IamcTable legacy =
                new IamcFiles(table(GDP, row("Carbon Capture|Geological Storage|Biomass", "Mt CO2/yr", 1, 2))).legacy();
        assertThat(legacy.rows()).extracting(IamcRow::unit).containsExactly("billion US$2010/yr", "Mt CO2/yr");
        assertThat(legacy.rows())
                .extracting(IamcRow::variable)
                .containsExactly("GDP|MER", "Carbon Sequestration|CCS|Biomass");
    }

    @Test
    void termsOfAVariableAreSelectedAndAddedWithTheirFactors() {
        IamcMap map = new IamcMap(
                List.of(
                        new IamcMap.Entry("Final Energy", "EJ/yr", "use", "cge", "A|B", "coal", "", 2),
                        new IamcMap.Entry("Final Energy", "EJ/yr", "use", "cge", "*", "gas", "", 10)),
                Map.of("model", "m 1", "region", "R", "note", "kept"));
        List<ResultRow> rows = List.of(
                use("A", "coal", 1),
                use("B", "coal", 3),
                use("C", "coal", 100),
                use("A", "gas", 0.5),
                use("", "gas", 9));
        IamcTable table = map.table(rows, Map.of("S", new LinkedHashMap<>(Map.of("status", "converged"))));
        // 2 (1 + 3) + 10 * 0.5; the total without a sector is left out by *
        assertThat(table.rows().get(0).values()).containsExactly(13);
        assertThat(table.meta().get("S")).containsEntry("note", "kept").containsEntry("status", "converged");
    }

    private static ResultRow use(String sector, String fuel, double value) {
        return new ResultRow("S", "cge", 2020, "use", sector, fuel, "", "Mtce", value);
    }

    /** 1 Mtoe = 0.041868 EJ and 1 TWh = 0.0036 EJ; 1 toe = 10/7 tce, both by the international table calorie. */
    @Test
    void theBundledFactorsAreTheTextbooks() throws IOException {
        Path factors = Path.of("../calibration/cases/chongqing/iamc/factors.csv");
        Map<String, Double> known = new LinkedHashMap<>();
        for (String line : Files.readAllLines(factors)) {
            List<String> cells = List.of(line.split(",", 3));
            if (!cells.get(1).equals("value")) {
                known.put(cells.get(0), Double.parseDouble(cells.get(1)));
            }
        }
        // as printed, eight figures
        assertThat(known.getOrDefault("EJ_per_Mtce", 0.0) * 10 / 7).isCloseTo(0.041868, within(1e-10));
        assertThat(known.getOrDefault("EJ_per_TWh", 0.0)).isEqualTo(0.0036);
        // the sources' figures, from which settings.csv has its rounded ones
        double deflator = 83203594856000.0 / 41211925579600.0 / (87653130051800.0 / 52383566126500.0);
        double rate = DoubleStream.of(
                        6.8269, 6.8285, 6.8262, 6.8256, 6.8275, 6.8184, 6.7762, 6.7873, 6.7396, 6.6678, 6.6538, 6.6497)
                .average()
                .orElseThrow();
        String settings = Files.readString(Path.of("../calibration/cases/chongqing/iamc/settings.csv"));
        assertThat(settings).contains(String.format(java.util.Locale.ROOT, "deflator,%.4f ", deflator));
        assertThat(settings).contains(String.format(java.util.Locale.ROOT, "exchange rate,%.4f ", rate));
        double money = 0.1 / 6.7690 / 1.2066;
        assertThat(known.getOrDefault("USD_2010_billion_per_yuan", 0.0)).isCloseTo(money, within(1e-8));
    }
}
