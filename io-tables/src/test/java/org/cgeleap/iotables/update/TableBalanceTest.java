package org.cgeleap.iotables.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.balance.BalanceMethod.SquareWeight;
import org.cgeleap.iotables.balance.ContradictoryTotalsException;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;
import org.cgeleap.iotables.update.TableBalance.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table with its requirements as files, balanced by each method. */
class TableBalanceTest {
    @TempDir
    private Path folder = Path.of("");

    /** Three sectors whose intermediate block is the example of the Matlab newsgroup; final use and value added close it. */
    private static IoTable threeSectors() {
        double[][] z = {{20, 40, 80}, {20, 20, 40}, {20, 20, 0}};
        return IoTable.of(
                new TableMetadata("X", 2000, "yuan", 1, "p", Layout.COMPETITIVE, "three", 0, "test", "none"),
                List.of(Label.of("a", "a"), Label.of("b", "b"), Label.of("c", "c")),
                List.of(
                        new UseColumn(Label.of("F", "final"), ColumnRole.FINAL_USE),
                        new UseColumn(Label.of("IM", "imports"), ColumnRole.IMPORT)),
                List.of(Label.of("V", "value added")),
                z,
                new double[][] {{60, 10}, {40, 5}, {80, 0}},
                new double[][] {{130, 45, 20}},
                new double[] {200, 120, 130});
    }

    private Optional<Path> file(String name, String... lines) throws IOException {
        return Optional.of(Files.write(folder.resolve(name), List.of(lines)));
    }

    private BalanceRequirements totals(String... lines) throws IOException {
        return RequirementFiles.read(
                threeSectors(),
                file("totals.csv", lines),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Intermediate totals alone move the intermediate block alone: the published RAS example inside a table. */
    @Test
    void intermediateTotalsGiveThePublishedRasExample() throws IOException {
        double[] rows = {150, 70, 50};
        double[] columns = {70, 70, 130};
        String[] codes = {"a", "b", "c"};
        String[] lines = new String[10];
        lines[0] = "side,code,total";
        for (int i = 0; i < 3; i++) {
            lines[1 + 2 * i] = "intermediate-use," + codes[i] + "," + rows[i];
            lines[2 + 2 * i] = "intermediate-input," + codes[i] + "," + columns[i];
        }
        for (int i = 0; i < 3; i++) {
            lines[7 + i] = "output," + codes[i] + ",free";
        }
        UpdateResult result = TableBalance.of(threeSectors(), totals(lines), Options.of(BalanceMethod.RAS));
        double[] expected = {22.923, 34.537, 92.54, 18.559, 13.981, 37.46, 28.518, 21.482, 0};
        // a free output ties a row to a column by one multiplier each: the block stays biproportional, and unique
        for (int i = 0; i < 3; i++) {
            assertThat(result.table().intermediateUse(i)).isCloseTo(rows[i], within(1e-9));
            assertThat(result.table().intermediateInput(i)).isCloseTo(columns[i], within(1e-9));
            for (int j = 0; j < 3; j++) {
                assertThat(result.table().intermediate(i, j)).isCloseTo(expected[3 * i + j], within(6e-4));
            }
        }
        assertThat(TableCheck.balance(result.table(), 1e-9).discrepancies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BalanceMethod.class)
    void everyMethodMeetsTotalsConstraintsAndFixedCells(BalanceMethod method) throws IOException {
        IoTable table = threeSectors();
        BalanceRequirements requirements = RequirementFiles.read(
                table,
                file("totals.csv", "side,code,total", "output,a,220", "column,F,210", "row,V,190", "value-added,a,120"),
                file("fixed.csv", "row,column,value", "a,b,33", "b,F,"),
                file(
                        "constraints.csv",
                        "name,row,column,coefficient,total",
                        "c to a and b,c,a,1,45",
                        "c to a and b,c,b,,",
                        "balance of trade,sectors,trade,1,20"),
                Optional.empty(),
                Optional.empty());
        UpdateResult result = TableBalance.of(table, requirements, Options.of(method));
        IoTable balanced = result.table();
        assertThat(TableCheck.balance(balanced, 1e-10).discrepancies()).isEmpty();
        assertThat(balanced.output(0)).isEqualTo(220);
        assertThat(balanced.output(1)).isEqualTo(120);
        assertThat(balanced.finalUseTotal(0)).isCloseTo(210, within(1e-9));
        assertThat(balanced.valueAdded(0)).isCloseTo(120, within(1e-9));
        assertThat(balanced.intermediate(0, 1)).isEqualTo(33);
        assertThat(balanced.finalUse(1, 0)).isEqualTo(40);
        assertThat(balanced.intermediate(2, 0) + balanced.intermediate(2, 1)).isCloseTo(45, within(1e-9));
        assertThat(balanced.finalUseTotal(1)).isCloseTo(20, within(1e-9));
        assertThat(balanced.intermediate(2, 2)).isZero();
        assertThat(result.report().changes())
                .anySatisfy(c -> assertThat(c.reason()).isEqualTo("fixed at a stated value"))
                .anySatisfy(c -> assertThat(c.reason()).contains(method.key()));
    }

    @Test
    void coefficientsAsPriorAreScaledToTheNewYear() throws IOException {
        // every total doubled: coefficients as prior need no change, flows as prior are doubled all alike
        BalanceRequirements doubled = totals(
                "side,code,total",
                "output,a,400",
                "output,b,240",
                "output,c,260",
                "column,F,360",
                "column,IM,30",
                "row,V,390");
        IoTable balancedNow = TableBalance.of(
                        threeSectors(), BalanceRequirements.none(), Options.of(BalanceMethod.GRAS))
                .table();
        UpdateResult result = TableBalance.of(
                balancedNow,
                new BalanceRequirements(
                        doubled.totals().stream()
                                .filter(t -> t.side() == BalanceRequirements.Side.OUTPUT)
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        CellRules.of("none", List.of())),
                new Options(BalanceMethod.GRAS, SquareWeight.VALUE, true, false));
        for (int j = 0; j < 3; j++) {
            assertThat(result.table().output(j)).isEqualTo(2 * balancedNow.output(j));
            assertThat(result.table().columnGap(j)).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void signsMayChangeWhereTheySayAndLeastSquaresOnly() throws IOException {
        Optional<Path> signs = file("signs.csv", "row,column,sign", "c,F,any");
        // c sells 40 of 130 to industries and can sell no more than 130: final use must fall below zero
        Optional<Path> fixed = file("fixed.csv", "row,column,value", "c,sectors,", "c,a,150", "c,IM,");
        BalanceRequirements requirements = RequirementFiles.read(
                threeSectors(), Optional.empty(), fixed, Optional.empty(), signs, Optional.empty());
        IoTable balanced = TableBalance.of(threeSectors(), requirements, Options.of(BalanceMethod.LEAST_SQUARES))
                .table();
        // the last line that fixes c,a wins: 150 + 20 + 0 + F = 130
        assertThat(balanced.finalUse(2, 0)).isCloseTo(-40, within(1e-9));
        assertThatThrownBy(() -> TableBalance.of(threeSectors(), requirements, Options.of(BalanceMethod.GRAS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("row c, column F")
                .hasMessageContaining("keeps signs");
    }

    @Test
    void contradictionsNameTheTablesTotals() throws IOException {
        BalanceRequirements requirements = RequirementFiles.read(
                threeSectors(),
                file("totals.csv", "side,code,total", "intermediate-use,a,215"),
                file("fixed.csv", "row,column,value", "a,IM,10"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ContradictoryTotalsException failure = catchThrowableOfType(
                ContradictoryTotalsException.class,
                () -> TableBalance.of(threeSectors(), requirements, Options.of(BalanceMethod.CROSS_ENTROPY)));
        // output 200 and imports 10 supply 210
        assertThat(failure.gap()).isCloseTo(5, within(1e-6));
        assertThat(failure)
                .hasMessageContaining("too large: intermediate-use a (215)")
                .hasMessageContaining("row of a (200)");
    }

    /** Income 190 against expenditure 190 less imports 20: every other total is consistent, and the identity finds it. */
    @Test
    void incomeAgainstExpenditureIsNamed() throws IOException {
        BalanceRequirements requirements =
                totals("side,code,total", "output,a,220", "column,F,190", "column,IM,20", "row,V,190");
        ContradictoryTotalsException failure = catchThrowableOfType(
                ContradictoryTotalsException.class,
                () -> TableBalance.of(threeSectors(), requirements, Options.of(BalanceMethod.GRAS)));
        assertThat(failure.gap()).isCloseTo(20, within(1e-9));
        assertThat(failure.contradictions())
                .extracting(ContradictoryTotalsException.Contradiction::constraint)
                .contains("row V", "column F", "column IM");
    }

    @Test
    void everythingWrongInTheFilesIsSaidAtOnce() throws IOException {
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class,
                () -> RequirementFiles.read(
                        threeSectors(),
                        file("totals.csv", "side,code,total", "outputs,a,1", "output,z,1", "column,F,free", "row,V,x"),
                        file("fixed.csv", "row,column,value", "q,F,1"),
                        file(
                                "constraints.csv",
                                "name,row,column,coefficient,total",
                                "one,a,F,1,",
                                "two,a,F,1,5",
                                "two,b,F,1,6"),
                        file("signs.csv", "row,column,sign", "a,F,plus"),
                        file("looseness.csv", "row,column,key,value,basis,note", "a,FF,looseness,2,assumed,test")));
        assertThat(failure.findings()).hasSize(9);
        assertThat(failure)
                .hasMessageContaining("totals.csv, row 2, column side: found \"outputs\"")
                .hasMessageContaining("totals.csv, row 3, column code: found \"z\"; expected one of [a, b, c]")
                .hasMessageContaining("fixed.csv, row 2, column row: found \"q\"")
                .hasMessageContaining("constraints.csv, row 4, column total: found \"6\"; expected the total 5.0")
                .hasMessageContaining("looseness.csv, row 2, column column: found \"FF\"")
                .hasMessageContaining("signs.csv, row 2, column sign: found \"plus\"; expected keep, +, - or any");
    }

    /** The official 149-sector table balances as it stands, and meets a GDP of one percent more. */
    @ParameterizedTest
    @EnumSource(
            value = BalanceMethod.class,
            names = {"GRAS", "CROSS_ENTROPY", "LEAST_SQUARES"})
    void aDetailedNationalTableBalances(BalanceMethod method) throws IOException {
        IoTable national = TableReader.readTable(Path.of("tables", "china-2017-149.csv"));
        double gdp = 1.01 * 8232157064.0;
        BalanceRequirements requirements = RequirementFiles.read(
                national,
                Optional.empty(),
                Optional.empty(),
                file("gdp.csv", "name,row,column,coefficient,total", "gdp,value-added,sectors,1," + gdp),
                Optional.empty(),
                Optional.empty());
        UpdateResult result = TableBalance.of(national, requirements, Options.of(method));
        double sum = 0;
        for (int j = 0; j < national.size(); j++) {
            sum += result.table().valueAdded(j);
        }
        assertThat(sum).isCloseTo(gdp, within(1e-10 * gdp));
        assertThat(TableCheck.balance(result.table(), 1e-9).discrepancies()).isEmpty();
    }

    @Test
    void aBlendInOneLineIsReadAndRefused() {
        assertThat(Blend.of("x=0.25,y=0.75").rules().rules()).hasSize(2);
        assertThatThrownBy(() -> Blend.of("x=0.25,y=0.7"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sum to 0.95");
        assertThatThrownBy(() -> Blend.of("x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("PRIOR=SHARE");
    }
}
