package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are whole or not there, in UTF-8, with full double precision. */
class OutputFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void numbersComeBackToTheLastBit() throws IOException {
        double[] values = {Math.PI, 1e-308, -0.1, 1.0 / 3, 123456789.987654321};
        new OutputFolder(folder)
                .csv(
                        "a.csv",
                        List.of("name", "value"),
                        Stream.of(values[0], values[1], values[2], values[3], values[4])
                                .map(v -> new Object[] {"重庆, \"quoted\"", v}));
        List<String> lines = Files.readAllLines(folder.resolve("a.csv"));
        assertThat(lines.get(0)).isEqualTo("name,value");
        for (int i = 0; i < values.length; i++) {
            String line = lines.get(i + 1);
            assertThat(line).startsWith("\"重庆, \"\"quoted\"\"\",");
            assertThat(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                    .isEqualTo(values[i]);
        }
    }

    @Test
    void whatFailsHalfWayLeavesTheOldFile() throws IOException {
        OutputFolder out = new OutputFolder(folder);
        out.csv("a.csv", List.of("x"), Stream.of(new Object[][] {{1}}));
        assertThatThrownBy(() -> out.csv("a.csv", List.of("x"), Stream.of(1, 2).map(v -> {
                    if (v == 2) {
                        throw new IllegalStateException("half way");
                    }
                    return new Object[] {v};
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder.resolve("a.csv")).hasContent("x\n1");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
