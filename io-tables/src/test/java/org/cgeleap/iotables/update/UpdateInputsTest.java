package org.cgeleap.iotables.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.update.CellRules.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules by pattern, and what is said of a derivation whose files are damaged. */
class UpdateInputsTest {
    private static final Path CASE = Path.of("..", "calibration", "cases", "chongqing", "tables");

    @TempDir
    private Path root = Path.of("");

    private Path folder = Path.of("");

    /** A copy of the case and of the bundled tables. */
    @BeforeEach
    void copyCase() throws IOException {
        folder = root.resolve("calibration/cases/chongqing/tables");
        copy(CASE, folder);
        copy(Path.of("tables"), root.resolve("io-tables/tables"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void replace(String file, String old, String fresh) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, fresh));
    }

    @Test
    void theMoreSpecialRuleWinsAndTheRowBeforeTheColumn() {
        CellRules rules = CellRules.of(
                "rules",
                List.of(
                        new CellRules.Rule("*", "*", "k", 1, "assumed", ""),
                        new CellRules.Rule("sectors", "*", "k", 2, "assumed", ""),
                        new CellRules.Rule("a", "*", "k", 3, "assumed", ""),
                        new CellRules.Rule("*", "b", "k", 4, "assumed", ""),
                        new CellRules.Rule("a", "c", "k", 5, "assumed", "")));
        Place a = new Place("a", CellRules.SECTORS);
        assertThat(rules.value(new Place("V", CellRules.VALUE_ADDED), a, 0)).isEqualTo(1);
        assertThat(rules.value(new Place("x", CellRules.SECTORS), a, 0)).isEqualTo(2);
        assertThat(rules.value(a, new Place("b", CellRules.SECTORS), 0)).isEqualTo(3);
        assertThat(rules.value(a, new Place("c", CellRules.SECTORS), 0)).isEqualTo(5);
        assertThat(CellRules.of("none", List.of()).value(a, a, 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "calibration/cases/chongqing/tables/derivation.yaml, 'control: hsh_rural', 'control: hsh', no figure for hsh",
        "calibration/cases/chongqing/tables/derivation.yaml, 'scale_to:', 'scaled_to:', scaled_to",
        "calibration/cases/chongqing/tables/derivation.yaml, 'year: 2017', 'yeer: 2017', yeer",
        "calibration/cases/chongqing/tables/derivation.yaml, 'chongqing-2023.csv', 'chongqing-2024.csv', no such file",
        "calibration/cases/chongqing/tables/prior-blend.csv, 'cq2023,0.6', 'cq2023,much', much",
        "calibration/cases/chongqing/tables/prior-blend.csv, 'cq2007', 'cq2002', 'found cq2002; expected one of the priors'",
        "calibration/cases/chongqing/tables/looseness.csv, 'trade,looseness,3', 'trade,looseness,-3', -3",
        "calibration/cases/chongqing/tables/looseness.csv, '02,trade', '92,trade', 'column row: found \"92\"'",
        "calibration/cases/chongqing/tables/prior-values.csv, '02,01,inv', '02,1,inv', 'column column: found \"1\"'",
        "calibration/cases/chongqing/tables/derivation.yaml, '{prior: cq2007', '{prior: cq2006', 'gross_trade.prior: found cq2006'",
        "calibration/cases/chongqing/tables/value-added-industries.csv, 'va_agr,01', 'va_agr,91', 91",
        "io-tables/tables/chongqing-2017-gross-output.csv, '1929.8426', '1929;8426', 1929;8426",
        "io-tables/tables/chongqing-2017-macro.csv, 'income,10014.3', 'income,', no figure for compensation",
        "io-tables/tables/chongqing-2017-trade.csv, 'export_total', 'exports', export_total",
        "io-tables/tables/concordances/cn-2017-149-to-cn-2017-42.csv, '149,42,all,1', '149,42,all,0.9', sum to 0.9",
    })
    void damageIsNamed(String file, String old, String fresh, String said) throws IOException {
        replace(file, old, fresh);
        assertThatThrownBy(() ->
                        UpdateConfiguration.read(folder.resolve("derivation.yaml"), root.resolve("io-tables/tables")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(said);
    }
}
