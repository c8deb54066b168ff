package org.cgeleap.iotables.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgeleap.iotables.account.SamMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a mapping of accounts with one line changed: the place, what stands there, what should. */
class YamlFindingTest {
    private static final String MAPPING = """
        factor_rows: {VA1: LAB, VA3: CAP}
        tax_rows: [VA2]
        spending: {FU1: HHC}
        partners: {EX: ROW}
        household: HHC
        government: GOV
        taxes: TAX
        savings: S-I
        """;

    @TempDir
    private Path folder = Path.of("");

    private String said(String yaml) throws IOException {
        Path file = folder.resolve("sam.yaml");
        Files.writeString(file, yaml);
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> SamMapping.read(file));
        assertThat(e).isNotNull();
        assertThat(e.findings()).hasSize(1);
        return e.findings().get(0).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "household: HHC | household: [HHC] | sam.yaml, row 5, key household: found something of another kind;"
                        + " expected a text",
                "tax_rows: [VA2] | tax_rows: VA2 | sam.yaml, row 2, key tax_rows: found something of another kind;"
                        + " expected a list",
                "tax_rows: [VA2] | tax_row: [VA2] | sam.yaml, key tax_rows: found nothing; expected a value for the"
                        + " key tax_rows",
                "spending: {FU1: HHC} | spending: HHC | sam.yaml, row 3, key spending: found something of another"
                        + " kind; expected keys with a value each",
                "taxes: TAX | taxes: TAX\\n"
                        + "taxs: TAX | key taxs: found a key that nothing reads; expected one of the keys factor_rows,",
                "taxes: TAX | taxes: | sam.yaml, key taxes: found nothing; expected a value for the key taxes"
            })
    void aChangedLineIsNamed(String old, String fresh, String expected) throws IOException {
        assertThat(MAPPING).contains(old);
        String said = said(MAPPING.replace(old, fresh.replace("\\n", "\n")));
        assertThat(said).contains(expected);
        assertThat(said).doesNotContain("java", "org.cgeleap", "creator", "deserialize");
    }

    @Test
    void textThatIsNoYamlIsNamedInOneLine() throws IOException {
        assertThat(said(MAPPING.replace("tax_rows: [VA2]", "tax_rows: [VA2")))
                .startsWith("sam.yaml, row ")
                .contains("expected well-formed YAML")
                .doesNotContain("\n");
    }
}
