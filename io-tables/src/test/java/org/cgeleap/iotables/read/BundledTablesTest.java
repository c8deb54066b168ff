package org.cgeleap.iotables.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled official tables add up and have the sizes their publishers state. */
class BundledTablesTest {
    private static final Path TABLES = Path.of("tables");

    /** Published totals: gross output and value added, 10^4 yuan (README of the tables). */
    @ParameterizedTest
    @CsvSource({
        "chongqing-2023.csv, 42, 798344000, 306142800",
        "chongqing-2007.csv, 42, 110600276, 41792494",
        "china-2017-42.csv, 42, 22577335292, 8232157064",
        "china-2017-149.csv, 149, 22577335292, 8232157064",
    })
    void addsUpToThePublishedTotals(String file, int sectors, double grossOutput, double valueAdded) {
        ReadTable read = TableReader.read(TABLES.resolve(file));
        IoTable table = read.table();

        assertThat(TableCheck.of(read).discrepancies()).isEmpty();
        assertThat(table.size()).isEqualTo(sectors);
        double output = 0;
        double added = 0;
        for (int j = 0; j < table.size(); j++) {
            output += table.output(j);
            added += table.valueAdded(j);
        }
        // published totals carry no decimals; 2023's figures are cut at two, 4 x 42 of them lose up to 1.7
        assertThat(output).isCloseTo(grossOutput, within(1.0));
        assertThat(added).isCloseTo(valueAdded, within(1.7));
    }

    @Test
    void importedRowsBecomeAnImportColumn() {
        IoTable split = TableReader.read(TABLES.resolve("china-2017-42.csv")).table();
        IoTable competitive =
                TableReader.read(TABLES.resolve("china-2017-149.csv")).table();

        // both files state the imports of coal: 149 sectors in its import column, 42 sectors as the imported row's
        // total
        assertThat(split.ofRole(1, ColumnRole.IMPORT))
                .isCloseTo(competitive.ofRole(competitive.sector("006"), ColumnRole.IMPORT), within(1e-3));
        assertThat(split.rowGap(1)).isCloseTo(0, within(1e-2));
    }
}
