package org.cgeleap.iotables.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;
import org.junit.jupiter.api.Test;

/** A cell of a table is changed; what else changes is what balancing by least entropy must give. */
class ScaledCellsTest {
    private static final IoTable TABLE = IoTable.of(
            new TableMetadata("X", 2000, "yuan", 1, "p", Layout.COMPETITIVE, "two", 0, "test", "none"),
            List.of(Label.of("A", "farms"), Label.of("B", "works")),
            List.of(
                    new UseColumn(Label.of("hh", "households"), ColumnRole.FINAL_USE),
                    new UseColumn(Label.of("imp", "imports"), ColumnRole.IMPORT)),
            List.of(Label.of("lab", "labour"), Label.of("cap", "capital")),
            new double[][] {{10, 30}, {20, 40}},
            new double[][] {{70, 10}, {150, 10}},
            new double[][] {{50, 60}, {20, 70}},
            new double[] {100, 200});

    private static double cell(IoTable table, String name) {
        return Objects.requireNonNull(ScaledCells.of(table).get(name));
    }

    /** How many times itself a cell became. */
    private static double ratio(IoTable after, String name) {
        return cell(after, name) / cell(TABLE, name);
    }

    @Test
    void theCellIsHeldOutputsStayAndEverythingAddsUp() {
        IoTable after = ScaledCells.with(TABLE, Map.of("A.B", 1.2));
        assertThat(cell(after, "A.B")).isEqualTo(30 * 1.2);
        for (int i = 0; i < 2; i++) {
            assertThat(after.output(i)).isEqualTo(TABLE.output(i));
            assertThat(after.rowGap(i)).isCloseTo(TABLE.rowGap(i), within(1e-9));
            assertThat(after.columnGap(i)).isCloseTo(TABLE.columnGap(i), within(1e-9));
        }
    }

    /** First-order conditions of GRAS with totals of rows and columns: t = r·s inside, r on uses, 1/r on imports, s on value added. */
    @Test
    void otherCellsMoveByOneFactorForEachRowAndColumn() {
        IoTable after = ScaledCells.with(TABLE, Map.of("A.B", 1.2));
        double rowA = ratio(after, "A.hh");
        double rowB = ratio(after, "B.hh");
        double columnA = ratio(after, "lab.A");
        double columnB = ratio(after, "lab.B");
        assertThat(rowA).isLessThan(0.99);
        assertThat(columnB).isLessThan(0.99);
        assertThat(ratio(after, "A.imp")).isCloseTo(1 / rowA, within(1e-9));
        assertThat(ratio(after, "B.imp")).isCloseTo(1 / rowB, within(1e-9));
        assertThat(ratio(after, "cap.A")).isCloseTo(columnA, within(1e-9));
        assertThat(ratio(after, "cap.B")).isCloseTo(columnB, within(1e-9));
        assertThat(ratio(after, "A.A")).isCloseTo(rowA * columnA, within(1e-9));
        assertThat(ratio(after, "B.A")).isCloseTo(rowB * columnA, within(1e-9));
        assertThat(ratio(after, "B.B")).isCloseTo(rowB * columnB, within(1e-9));
    }

    @Test
    void aFactorOfOneChangesNothingAndAWrongNameIsRefused() {
        IoTable same = ScaledCells.with(TABLE, Map.of("cap.B", 1.0));
        ScaledCells.of(TABLE)
                .forEach((name, value) -> assertThat(cell(same, name)).isCloseTo(value, within(1e-9)));
        assertThatThrownBy(() -> ScaledCells.with(TABLE, Map.of("A.C", 1.1)))
                .hasMessageContaining("cell A.C: found none or zero in the table")
                .hasMessageContaining("cap.B");
    }
}
