package org.cgeleap.iotables.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.iotables.check.TableCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said with file, row, column, found and expected, all at once. */
class DamagedTableTest {
    private static final String YAML = """
            region: "Testland"
            year: 2020
            unit: "10^4 yuan"
            yuan_per_unit: 10000
            price_basis: "producers' prices of 2020"
            layout: "competitive"
            classification: "two"
            tolerance: 0.01
            source: "made up for this test"
            licence: "none"
            columns:
              - {code: TIU, role: intermediate-total}
              - {code: FU, role: final-use}
              - {code: IM, role: import}
              - {code: GO, role: output}
            rows:
              - {code: TII, role: intermediate-total}
              - {code: VA, role: value-added}
              - {code: TI, role: output}
            """;
    private static final String CSV = """
            code,name,name_local,a,b,TIU,FU,IM,GO
            a,Aye,,2,3,5,6,1,10
            b,Bee,,-,4,4,17,,21
            TII,,,2,7,9,23,1,
            VA,,,8,14,22,,,
            TI,,,10,21,,,,
            """;

    @TempDir
    private Path folder = Path.of("");

    private ReadTable read(String csv) throws IOException {
        Files.writeString(folder.resolve("t.csv"), csv);
        Files.writeString(folder.resolve("t.yaml"), YAML);
        return TableReader.read(folder.resolve("t.csv"));
    }

    private List<Finding> findings(String csv) throws IOException {
        Files.writeString(folder.resolve("t.csv"), csv);
        Files.writeString(folder.resolve("t.yaml"), YAML);
        InvalidInputException failure =
                catchThrowableOfType(InvalidInputException.class, () -> TableReader.read(folder.resolve("t.csv")));
        return failure.findings();
    }

    @Test
    void blankAndDashAreZeroAndImportsAreSubtracted() throws IOException {
        ReadTable read = read(CSV);
        assertThat(TableCheck.of(read).passed()).isTrue();
        assertThat(read.table().intermediate(1, 0)).isZero();
        assertThat(read.table().finalUse(0, 1)).isEqualTo(1);
        assertThat(read.table().netOutflow(0)).isEqualTo(-1);
    }

    @Test
    void textInANumberIsNamedWithItsPlace() throws IOException {
        assertThat(findings(CSV.replace("a,Aye,,2,3", "a,Aye,,2,x").replace("b,Bee,,-,4", "b,Bee,,1e999,4")))
                .extracting(Finding::row, Finding::column, Finding::found)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "b", "\"x\""),
                        org.assertj.core.groups.Tuple.tuple(3, "a", "\"1e999\""));
    }

    @Test
    void aLostRowALostColumnAndADoubledRowAreNamed() throws IOException {
        assertThat(findings(CSV.replace("b,Bee,,-,4,4,17,,21\n", "")).get(0).column())
                .isEqualTo("b");
        assertThat(findings(CSV.replace(",FU,", ",FX,")))
                .anySatisfy(f -> assertThat(f.column()).isEqualTo("FU"));
        assertThat(findings(CSV + "VA,,,8,14,22,,,\n").get(0).row()).isEqualTo(7);
        assertThat(findings(CSV.replace("a,Aye,,2,3,5,6,1,10", "a,Aye,,2,3,5,6,1,10,11"))
                        .get(0)
                        .row())
                .isEqualTo(2);
    }

    @Test
    void whatDoesNotAddUpIsSortedBySize() throws IOException {
        ReadTable read = read(CSV.replace("a,Aye,,2,3,5", "a,Aye,,2,3,5.5").replace("TI,,,10,21", "TI,,,10,30"));
        List<org.cgeleap.iotables.check.Discrepancy> found = TableCheck.of(read).discrepancies();
        assertThat(found).hasSize(4);
        assertThat(found.get(0).column()).isEqualTo("b");
        assertThat(found.get(0).difference()).isEqualTo(-9);
        // the wrong row total, and the column of row totals that no longer adds up
        assertThat(found.get(2).row()).isEqualTo("a");
        assertThat(found.get(2).difference()).isEqualTo(-0.5);
        assertThat(found.get(3).row()).isEqualTo("TII");
    }

    @Test
    void aMissingFileOrDescriptionIsSaid() {
        InvalidInputException failure =
                catchThrowableOfType(InvalidInputException.class, () -> TableReader.read(folder.resolve("no.csv")));
        assertThat(failure.findings().get(0).found()).isEqualTo("no such file");
    }
}
