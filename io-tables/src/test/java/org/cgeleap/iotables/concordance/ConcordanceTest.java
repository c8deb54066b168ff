package org.cgeleap.iotables.concordance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;
import org.junit.jupiter.api.Test;

class ConcordanceTest {
    private static final Path TABLES = Path.of("tables");

    private static ConcordanceEntry line(String source, String target, String appliesTo, double weight) {
        return new ConcordanceEntry(source, target, appliesTo, weight, "assumed", "test");
    }

    /** Two sectors: s (mixed products) and u; s sells to s, u and final use and buys from outside. */
    private static IoTable mixed() {
        return IoTable.of(
                new TableMetadata("X", 2000, "1", 1, "p", Layout.COMPETITIVE, "two", 0, "test", "none"),
                List.of(Label.of("s", "mixed"), Label.of("u", "user")),
                List.of(
                        new UseColumn(Label.of("F", "final"), ColumnRole.FINAL_USE),
                        new UseColumn(Label.of("IF", "inflow"), ColumnRole.INFLOW)),
                List.of(Label.of("V", "value added")),
                new double[][] {{4, 30}, {6, 20}},
                new double[][] {{26, 40}, {74, 0}},
                new double[][] {{10, 50}},
                new double[] {20, 100});
    }

    private static final List<Label> TARGETS = List.of(Label.of("A", "a"), Label.of("B", "b"), Label.of("U", "u"));

    @Test
    void usersAndSuppliersMaySplitDifferentlyAndTheBalanceCloses() {
        Concordance concordance = Concordance.of(
                "test",
                TARGETS,
                List.of(
                        line("s", "A", "output", 0.4),
                        line("s", "B", "output", 0.6),
                        line("s", "A", "row", Double.NaN),
                        line("s", "B", "row", Double.NaN),
                        line("s", "A", "row:u", 0.8),
                        line("s", "B", "row:u", 0.2),
                        line("s", "A", "row:F", 0.1),
                        line("s", "B", "row:F", 0.9),
                        line("s", "A", "column", Double.NaN),
                        line("s", "B", "column", Double.NaN),
                        line("s", "A", "column:u", 1),
                        line("s", "B", "column:u", 0),
                        line("u", "U", "all", 1)));
        IoTable split = concordance.aggregate(mixed());

        assertThat(split.output(0)).isCloseTo(8, within(1e-12));
        assertThat(split.output(1)).isCloseTo(12, within(1e-12));
        // A sells 0.8 of 30 to u and 0.1 of 26 to final use; A buys all 6 of u
        assertThat(split.intermediate(0, 2)).isCloseTo(24, within(1e-12));
        assertThat(split.finalUse(0, 0)).isCloseTo(2.6, within(1e-12));
        assertThat(split.intermediate(2, 0)).isCloseTo(6, within(1e-12));
        assertThat(TableCheck.balance(split, 1e-12).discrepancies()).isEmpty();
    }

    @Test
    void weightsThatDoNotSumToOneAreFindings() {
        assertThatThrownBy(() -> Concordance.of(
                        "test", TARGETS, List.of(line("s", "A", "all", 0.4), line("s", "B", "all", 0.5))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sum to 0.9");
    }

    @Test
    void aSectorThatDoesNotLandIsAFinding() {
        Concordance concordance = Concordance.of("test", TARGETS, List.of(line("s", "A", "all", 1)));
        assertThat(concordance.coverage(mixed())).hasSize(1);
        assertThatThrownBy(() -> concordance.aggregate(mixed()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no line for sector u");
    }

    @Test
    void aClosingWeightOutsideZeroToOneIsAFinding() {
        Concordance concordance = Concordance.of(
                "test",
                TARGETS,
                List.of(
                        line("s", "A", "output", 1),
                        line("s", "A", "row", 1),
                        line("s", "B", "row:u", 1),
                        line("s", "A", "row:IF", Double.NaN),
                        line("s", "B", "row:IF", Double.NaN),
                        line("s", "A", "column", 1),
                        line("u", "U", "all", 1)));
        // B's sales of 30 can be met by inflow of 40, so this one closes
        assertThat(concordance.aggregate(mixed()).finalUse(1, 1)).isCloseTo(30, within(1e-12));
        List<ConcordanceEntry> more = new ArrayList<>(concordance.entries());
        more.add(line("s", "B", "row:F", 1));
        Concordance beyond = Concordance.of("test", TARGETS, more);
        // 56 of B cannot come from 40
        assertThatThrownBy(() -> beyond.aggregate(mixed()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sales of sector s")
                .hasMessageContaining("A would have -0.400 of the closing flow of -40")
                // A sells 44 besides and makes 60 with a weight of one; with the inflow's share from 0 to 40 it made 44
                // to 4
                .hasMessageContaining("for which 0.000 to 0.2000 would do");
    }

    /** The two national tables are published in both classifications: aggregating one must give the other. */
    @Test
    void thePublished42SectorTableIsTheAggregatedPublished149SectorTable() {
        IoTable detailed =
                TableReader.read(TABLES.resolve("china-2017-149.csv")).table();
        IoTable published =
                TableReader.read(TABLES.resolve("china-2017-42.csv")).table();
        IoTable aggregated = Concordance.read(TABLES.resolve("concordances/cn-2017-149-to-cn-2017-42.csv"))
                .aggregate(detailed);
        for (int i = 0; i < 42; i++) {
            for (int j = 0; j < 42; j++) {
                // 10^4 yuan; four decimals printed, at most 15 x 15 cells added
                assertThat(aggregated.intermediate(i, j)).isCloseTo(published.intermediate(i, j), within(0.05));
            }
            for (int r = 0; r < 4; r++) {
                assertThat(aggregated.valueAdded(r, i)).isCloseTo(published.valueAdded(r, i), within(0.05));
            }
        }
    }

    /** Groups of the national table: imported blocks are the sums of the published cells, and rows of either add up. */
    @Test
    void domesticAndImportedGoodsStayApart() {
        IoTable table = TableReader.readTable(TABLES.resolve("china-2017-42.csv"));
        List<Label> groups =
                List.of(Label.of("A", "agriculture"), Label.of("I", "industry"), Label.of("S", "services"));
        List<ConcordanceEntry> lines = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            String group = i == 0 ? "A" : i < 27 ? "I" : "S";
            lines.add(line(table.sectors().get(i).code(), group, "all", 1));
        }
        IoTable apart = Concordance.of("three", groups, lines).aggregateApart(table);
        assertThat(apart.split()).isTrue();
        double flows = 0;
        double uses = 0;
        int capital = 0;
        while (!table.columns().get(capital).code().equals("FU201")) {
            capital++;
        }
        for (int i = 1; i < 27; i++) {
            uses += table.importedFinalUse(i, capital);
            for (int j = 27; j < 42; j++) {
                flows += table.importedIntermediate(i, j);
            }
        }
        assertThat(apart.importedIntermediate(1, 2)).isCloseTo(flows, within(1e-9 * flows));
        assertThat(apart.importedFinalUse(1, capital)).isCloseTo(uses, within(1e-9 * uses));
        assertThat(TableCheck.balance(apart, 1e-8).discrepancies()).isEmpty();

        // a sector whose sales to one user alone go elsewhere: imports are no sum of the imported uses any more
        lines.remove(14);
        for (String target : List.of("I", "S")) {
            lines.add(line("15", target, "output", 0.5));
            lines.add(line("15", target, "column", 0.5));
            lines.add(line("15", target, "row", Double.NaN));
            lines.add(line("15", target, "row:27", target.equals("I") ? 0.6 : 0.4));
        }
        assertThat(Concordance.of("uneven", groups, lines).aggregateApart(table).split())
                .isFalse();
    }
}
