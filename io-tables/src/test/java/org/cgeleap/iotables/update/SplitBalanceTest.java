package org.cgeleap.iotables.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.ContradictoryTotalsException;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.read.TableWriter;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.update.TableBalance.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that show domestic and imported goods apart: both blocks balanced together, kept, written and read back. */
class SplitBalanceTest {
    private static final String YAML = """
            region: X
            year: 2000
            unit: yuan
            yuan_per_unit: 1
            price_basis: p
            layout: domestic-imported
            classification: two
            tolerance: 0
            source: test
            licence: none
            columns:
              - {code: F, name: final, role: final-use}
              - {code: EX, name: exports, role: export}
              - {code: GO, name: output, role: output}
            rows:
              - {code: V, name: value added, role: value-added}
              - {code: TI, name: total input, role: output}
            """;
    private static final String CSV = """
            code,name,name_local,origin,a,b,F,EX,GO
            a,a,,domestic,10,20,60,10,100
            b,b,,domestic,30,15,25,10,80
            a,a,,imported,5,10,15,0,
            b,b,,imported,5,5,10,0,
            V,value added,,total,50,30,,,
            TI,total input,,total,100,80,,,
            """;

    @TempDir
    private Path folder = Path.of("");

    private static IoTable small() {
        return TableReader.parse("small", CSV, YAML).table();
    }

    private BalanceRequirements totals(IoTable table, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("side,code,total"));
        all.addAll(List.of(lines));
        return RequirementFiles.read(
                table,
                Optional.of(Files.write(folder.resolve("totals.csv"), all)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Least squares over both blocks at once, against the linear system of its first-order conditions: domestic rows meet
     * output, imported rows imports, columns add up both. 18 cells, 7 totals.
     */
    @Test
    void bothBlocksTogetherAgreeWithTheLinearSystemOfTheirConditions() throws IOException {
        IoTable table = small();
        IoTable result = TableBalance.of(
                        table,
                        totals(table, "output,a,110", "imports,a,36", "imports,b,18", "column,F,112"),
                        Options.of(BalanceMethod.LEAST_SQUARES))
                .table();

        double[] p = {10, 20, 60, 10, 30, 15, 25, 10, 5, 10, 15, 5, 5, 10, 50, 30};
        int[][] members = {
            {0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10}, {11, 12, 13}, {0, 4, 8, 11, 14}, {1, 5, 9, 12, 15}, {2, 6, 10, 13}
        };
        double[] wanted = {110, 80, 36, 18, 110, 80, 112};
        double[] x = conditions(p, members, wanted);
        double[][] domestic = {{x[0], x[1]}, {x[4], x[5]}};
        double[][] imported = {{x[8], x[9]}, {x[11], x[12]}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(result.importedIntermediate(i, j)).isCloseTo(imported[i][j], within(1e-9));
                assertThat(result.intermediate(i, j)).isCloseTo(domestic[i][j] + imported[i][j], within(1e-9));
            }
        }
        assertThat(result.importedFinalUse(0, 0)).isCloseTo(x[10], within(1e-9));
        assertThat(result.finalUse(1, 0)).isCloseTo(x[6] + x[13], within(1e-9));
        assertThat(result.finalUse(0, result.column("IM"))).isCloseTo(36, within(1e-9));
        assertThat(result.valueAdded(0, 0)).isCloseTo(x[14], within(1e-9));
    }

    /** min Σ (x − p)²/(2p) with sums of x given: x = p + p Aᵀλ, A x = b. */
    private static double[] conditions(double[] p, int[][] members, double[] wanted) {
        int n = p.length;
        RealMatrix system = new Array2DRowRealMatrix(n + wanted.length, n + wanted.length);
        RealVector right = new ArrayRealVector(n + wanted.length);
        for (int k = 0; k < n; k++) {
            system.setEntry(k, k, 1);
            right.setEntry(k, p[k]);
        }
        for (int c = 0; c < wanted.length; c++) {
            right.setEntry(n + c, wanted[c]);
            for (int k : members[c]) {
                system.setEntry(n + c, k, 1);
                system.setEntry(k, n + c, -p[k]);
            }
        }
        return new SingularValueDecomposition(system)
                .getSolver()
                .solve(right)
                .getSubVector(0, n)
                .toArray();
    }

    /** The official national table of 2017: other imports and outputs; written in its own layout, it adds up again. */
    @Test
    void theNationalTableKeepsItsBlocksAndMeetsEveryTotal() throws IOException {
        IoTable table =
                TableReader.read(Path.of("tables").resolve("china-2017-42.csv")).table();
        int im = table.column("IM");
        double oil = 1.1 * table.finalUse(2, im);
        double imports = table.finalUseTotal(im) + 0.1 * table.finalUse(2, im);
        IoTable result = TableBalance.of(
                        table,
                        totals(
                                table,
                                "imports,03," + oil,
                                "column,IM," + imports,
                                "output,14," + 1.05 * table.output(13)),
                        Options.of(BalanceMethod.GRAS))
                .table();

        assertThat(result.metadata().layout()).isEqualTo(Layout.DOMESTIC_IMPORTED);
        TableWriter.write(result, folder.resolve("balanced.csv"));
        ReadTable back = TableReader.read(folder.resolve("balanced.csv"));
        // each file total: domestic rows against output, both blocks and value added against it in the column
        assertThat(TableCheck.of(back, 1e-9 * 3e9).discrepancies()).isEmpty();
        assertThat(back.table().finalUse(2, im)).isCloseTo(oil, within(1e-9 * oil));
        assertThat(back.table().finalUseTotal(im)).isCloseTo(imports, within(1e-9 * imports));
        assertThat(back.table().output(13)).isCloseTo(1.05 * table.output(13), within(1.0));
        double moved = 0;
        for (int j = 0; j < 42; j++) {
            moved += back.table().importedIntermediate(2, j) - table.importedIntermediate(2, j);
            assertThat(back.table().importedIntermediate(2, j))
                    .isBetween(0.0, back.table().intermediate(2, j) + 1e-6);
        }
        assertThat(moved).isGreaterThan(0.05 * table.finalUse(2, im));
    }

    /** What the imported block cannot hold is named with it: all its cells fixed, and yet another total of imports. */
    @Test
    void importsThatTheirOwnCellsCannotAddUpToAreNamed() throws IOException {
        IoTable table = small();
        BalanceRequirements fixed = RequirementFiles.read(
                table,
                Optional.of(Files.write(folder.resolve("t.csv"), List.of("side,code,total", "imports,a,31"))),
                Optional.of(Files.write(folder.resolve("f.csv"), List.of("row,column,value", "imported,*,"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> TableBalance.of(table, fixed, Options.of(BalanceMethod.GRAS)))
                .isInstanceOf(ContradictoryTotalsException.class)
                .hasMessageContaining("imports a")
                .hasMessageContaining("31")
                .hasMessageContaining("30");
    }

    /** A figure for a product's cell says of which goods; imports are asked for as a total, not as a cell. */
    @Test
    void aCellSaysOfWhichGoods() throws IOException {
        IoTable table = small();
        assertThatThrownBy(() -> RequirementFiles.read(
                        table,
                        Optional.empty(),
                        Optional.of(Files.write(
                                folder.resolve("f.csv"), List.of("row,column,value", "a,b,30", "b,IM,20", "c,a,1"))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a:domestic or a:imported")
                .hasMessageContaining("imports are their sum")
                .hasMessageContaining(":domestic or :imported");
    }

    /** Looseness and constraints reach one block: imported goods fixed, domestic ones take the change. */
    @Test
    void aPatternReachesOneBlock() throws IOException {
        IoTable table = small();
        BalanceRequirements requirements = RequirementFiles.read(
                table,
                Optional.of(Files.write(folder.resolve("t.csv"), List.of("side,code,total", "output,a,104"))),
                Optional.of(Files.write(folder.resolve("f.csv"), List.of("row,column,value", "b:imported,*,"))),
                Optional.of(Files.write(
                        folder.resolve("c.csv"),
                        List.of("name,row,column,coefficient,total", "bought,imported,a,1,12", "all,*,IM,1,52"))),
                Optional.empty(),
                Optional.empty());
        IoTable result = TableBalance.of(table, requirements, Options.of(BalanceMethod.CROSS_ENTROPY))
                .table();
        assertThat(result.importedIntermediate(1, 0)).isEqualTo(5);
        assertThat(result.importedIntermediate(0, 0)).isCloseTo(7, within(1e-9));
        assertThat(result.finalUse(0, result.column("IM"))).isCloseTo(32, within(1e-9));
        assertThat(TableCheck.balance(result, 1e-10).discrepancies()).isEmpty();
    }
}
