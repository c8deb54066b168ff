package org.cgeleap.iotables.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.OfficialLayout.Dress;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.IoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled official tables come back equal, figure for figure, from every layout and file format. */
class OfficialReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private record Bundled(String name, String title) {}

    static Stream<Arguments> layouts() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Bundled table : new Bundled[] {
            new Bundled("chongqing-2007", "重庆市2007年投入产出表"),
            new Bundled("chongqing-2023", "2023年重庆市投入产出表"),
            new Bundled("china-2017-42", "2017年中国投入产出表"),
            new Bundled("china-2017-149", "2017年中国149部门投入产出表")
        }) {
            for (Dress dress : Dress.values()) {
                // the nested headings are those of tables with all uses printed apart
                if (dress == Dress.LOCAL_NESTED_WITHOUT_CODES
                        && (table.name().equals("chongqing-2023")
                                || table.name().equals("china-2017-42"))) {
                    continue;
                }
                for (String format : new String[] {"xlsx", "xls", "csv", "bom.csv", "gb.csv"}) {
                    String title = dress == Dress.ENGLISH_WITH_NUMBERS
                            ? "Input-output table of " + (table.name().startsWith("china") ? "China" : "Chongqing")
                                    + ", " + table.name().replaceAll("\\D*(\\d{4}).*", "$1")
                            : table.title();
                    boolean encoding = format.equals("bom.csv") || format.equals("gb.csv");
                    if (encoding && table.name().endsWith("149") && dress != Dress.LOCAL_WITH_CODES) {
                        continue;
                    }
                    // an .xls sheet ends at column 256, wide enough for 149 sectors and 13 uses
                    all.add(Arguments.of(table.name(), title, dress, format));
                }
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void comesBackEqual(String table, String title, Dress dress, String format) throws IOException {
        OfficialLayout layout = OfficialLayout.of(table, title, dress);
        Path file = folder.resolve("table." + format);
        switch (format) {
            case "bom.csv" -> layout.csv(file, StandardCharsets.UTF_8, true);
            case "gb.csv" -> layout.csv(file, Charset.forName("GB18030"), false);
            default -> layout.write(folder, "table." + format);
        }
        OfficialTable official = OfficialReader.read(file, ImportOptions.none());
        ReadTable expected = TableReader.read(Path.of("tables", table + ".csv"));

        assertThat(TableCheck.of(official.read()).discrepancies()).isEmpty();
        assertThat(official.read().totals()).hasSameSizeAs(expected.totals());
        assertSameFigures(official.read().table(), expected.table());
        assertThat(official.read().table().metadata().year())
                .isEqualTo(expected.table().metadata().year());
        assertThat(official.read().table().metadata().yuanPerUnit()).isEqualTo(1e4);
        assertThat(official.read().table().metadata().region()).isIn("重庆市", "中国", "China", "Chongqing");
    }

    static void assertSameFigures(IoTable actual, IoTable expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        assertThat(actual.columns().stream().map(c -> c.code() + c.role()).toList())
                .isEqualTo(expected.columns().stream()
                        .map(c -> c.code() + c.role())
                        .toList());
        assertThat(actual.valueAddedRows()).hasSameSizeAs(expected.valueAddedRows());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.sectors().get(i).code())
                    .isEqualTo(expected.sectors().get(i).code());
            assertThat(actual.output(i)).isEqualTo(expected.output(i));
            for (int j = 0; j < expected.size(); j++) {
                assertThat(actual.intermediate(i, j)).isEqualTo(expected.intermediate(i, j));
            }
            for (int k = 0; k < expected.columns().size(); k++) {
                assertThat(actual.finalUse(i, k)).isEqualTo(expected.finalUse(i, k));
            }
            for (int r = 0; r < expected.valueAddedRows().size(); r++) {
                assertThat(actual.valueAdded(r, i)).isEqualTo(expected.valueAdded(r, i));
            }
        }
    }

    @Test
    void theCanonicalFilesReadBackTheSame() throws IOException {
        OfficialTable official =
                OfficialReader.read(OfficialLayout.chongqing2007().write(folder, "t.xlsx"), ImportOptions.none());
        official.write(folder.resolve("canonical.csv"));
        ReadTable back = TableReader.read(folder.resolve("canonical.csv"));
        assertSameFigures(back.table(), official.read().table());
        assertThat(back.totals()).hasSameSizeAs(official.read().totals());
        assertThat(back.table().metadata()).isEqualTo(official.read().table().metadata());
    }
}
