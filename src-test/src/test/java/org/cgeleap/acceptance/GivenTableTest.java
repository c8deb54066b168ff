package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.read.TableWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case whose base-year table is given as a file, as a user with the official table would have it. */
class GivenTableTest {
    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");
    private Path file = Path.of("");

    /** The derived table, written in the canonical layout, takes the place of its derivation. */
    @BeforeEach
    void giveTheTable() throws IOException {
        copy = Commands.copyOfTheCase(folder);
        file = copy.resolve("tables/table.csv");
        TableWriter.write(
                BaseTable.of(Commands.CASE.resolve("tables"), Commands.HOME.resolve("io-tables/tables"), 2017)
                        .table(),
                file);
    }

    /** Adds to the flow from one sector (1 = first row below the heading) to another. */
    private void add(int row, String column, double change) throws IOException {
        List<String> lines = new ArrayList<>(Commands.lines(file));
        String[] heading = lines.get(0).split(",", -1);
        int at = Arrays.asList(heading).indexOf(column);
        // from the end: names may hold commas, figures do not
        String[] cells = lines.get(row).split(",", -1);
        int cell = cells.length - (heading.length - at);
        cells[cell] = Double.toString(Double.parseDouble(cells[cell]) + change);
        lines.set(row, String.join(",", cells));
        Files.write(file, lines);
    }

    private void isRefused(String... said) {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run("run", copy.toString(), "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aTableThatAddsUpIsUsed() {
        Commands.Outcome outcome = Commands.run("validate", copy.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
    }

    @Test
    void aTableThatDoesNotAddUpIsNamedWithRowAndColumn() throws IOException {
        add(1, "06", 10);
        isRefused("table.csv", "row 01", "06", "add up");
    }

    @Test
    void aTableOfAnotherYearIsRefused() throws IOException {
        Path description = copy.resolve("tables/table.yaml");
        Files.writeString(description, Files.readString(description).replaceFirst("year: \\d+", "year: 2023"));
        isRefused("table.yaml", "key year", "found 2023", "2017, the case's base year");
    }

    /** Two rows and two columns exchange 1,000, so every total still holds and only the signs are wrong. */
    @Test
    void aNegativeFlowIsNamedWithRowAndColumn() throws IOException {
        add(12, "18", -1000);
        add(12, "27", 1000);
        add(13, "18", 1000);
        add(13, "27", -1000);
        isRefused("table.csv", "row 12", "18", "found a flow of -", "zero or more");
    }
}
