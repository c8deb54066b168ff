package org.cgeleap.calibration.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells come back as typed (RFC 4180), and a fault is named with the line an editor shows. */
class CsvFileTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Finding> findings = new ArrayList<>();

    private CsvFile read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private CsvFile read(byte[] bytes) throws IOException {
        Files.write(folder.resolve("a.csv"), bytes);
        return CsvFile.read(folder, "a.csv", List.of("name", "value"), findings);
    }

    @Test
    void quotedCellsKeepCommasQuotesAndScripts() throws IOException {
        List<CsvFile.Row> rows =
                read("name,value\n\"steel, \"\"raw\"\"\",1\n重庆,-2.5e-3\n").rows();
        assertThat(findings).isEmpty();
        assertThat(rows.get(0).text("name")).isEqualTo("steel, \"raw\"");
        assertThat(rows.get(1).text("name")).isEqualTo("重庆");
        assertThat(rows.get(1).number("value")).isEqualTo(-0.0025);
        assertThat(rows.get(1).text("unit")).isEmpty();
    }

    /** What spreadsheets write: a byte-order mark, and lines that end in CR LF. */
    @Test
    void filesOfSpreadsheetsAreRead() throws IOException {
        List<CsvFile.Row> rows = read("\uFEFFname,value\r\na,1\r\nb,2\r\n").rows();
        assertThat(findings).isEmpty();
        assertThat(rows).extracting(r -> r.text("name")).containsExactly("a", "b");
        assertThat(rows).extracting(r -> r.number("value")).containsExactly(1.0, 2.0);
    }

    @Test
    void blankCellsHaveDefaultsOnlyWhereTheReaderAllowsIt() throws IOException {
        CsvFile.Row row = read("name,value\n,\n").rows().get(0);
        assertThat(row.number("value", 7)).isEqualTo(7);
        assertThat(row.integer("value", 2017)).isEqualTo(2017);
        assertThat(findings).isEmpty();
        row.required("name");
        row.number("value");
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "a.csv, row 2, name: found nothing; expected a value",
                        "a.csv, row 2, value: found nothing;"
                                + " expected a number with a decimal point and no thousands separators");
    }

    /** A number of a model is finite and written in one way everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"half", "NaN", "Infinity", "1e999", "1_000", "0,5", "5 %"})
    void whatIsNoNumberIsRefused(String text) throws IOException {
        assertThat(read("name,value\na,\"" + text + "\"\n").rows().get(0).number("value"))
                .isNaN();
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.row()).isEqualTo(2);
            assertThat(f.column()).isEqualTo("value");
            assertThat(f.found()).isEqualTo(text);
        });
    }

    @Test
    void aYearIsAWholeNumber() throws IOException {
        assertThat(read("name,value\na,2017.5\n").rows().get(0).integer("value", 0))
                .isZero();
        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("row 2, value: found 2017.5", "whole number"));
    }

    @Test
    void rowsWithTooFewOrTooManyCellsAreNamedAndTheOthersRead() throws IOException {
        assertThat(read("name,value\na\nb,1,2\nc,3\n").rows())
                .singleElement()
                .satisfies(r -> assertThat(r.line()).isEqualTo(4));
        assertThat(findings).extracting(Finding::row).containsExactly(2, 3);
        assertThat(findings).extracting(Finding::found).containsExactly("1 cells", "3 cells");
    }

    /** Lines that hold no row count, as an editor counts them. */
    @Test
    void rowsAreNumberedAsAnEditorDoes() throws IOException {
        read("# where it is from\nname,value\n\n# a remark\na,x\n").rows().forEach(r -> r.number("value"));
        assertThat(findings).extracting(Finding::row).containsExactly(5);
    }

    @Test
    void aCellOfTwoLinesDoesNotUpsetTheCount() throws IOException {
        read("name,value\n\"two\nlines\",1\nb,x\n").rows().forEach(r -> r.number("value"));
        assertThat(findings).extracting(Finding::row).containsExactly(4);
    }

    @Test
    void theHeaderMustHaveEachColumnOnce() throws IOException {
        read("name,name,unit\n");
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "a.csv, row 1, name: found the column twice; expected each column once",
                        "a.csv, row 1, value: found the columns [name, name, unit]; expected a column value");
    }

    @Test
    void filesThatAreMissingEmptyOrInAnotherEncodingAreNamed() throws IOException {
        CsvFile.read(folder, "none.csv", List.of("name"), findings);
        read("");
        // "Mühle" in Latin-1: a lone 0xFC is no UTF-8
        read("name,value\nM\u00fchle,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(findings)
                .extracting(Finding::message)
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("none.csv: found no such file"),
                        m -> assertThat(m).startsWith("a.csv, row 1: found an empty file"),
                        m -> assertThat(m).contains("a.csv").contains("UTF-8"));
    }
}
