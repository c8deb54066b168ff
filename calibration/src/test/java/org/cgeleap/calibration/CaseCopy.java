package org.cgeleap.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the bundled case that a test may change. */
public record CaseCopy(Path folder) {
    private static final Path BUNDLED = Path.of("cases", "chongqing");

    /** The copy, without the fitted values, in an empty folder. */
    public static CaseCopy in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(BUNDLED)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(BUNDLED.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        CaseCopy copy = new CaseCopy(folder);
        String head = Files.readString(folder.resolve("case.yaml"));
        Files.writeString(
                folder.resolve("case.yaml"),
                head.lines().filter(l -> !l.startsWith("fitted:")).reduce("", (a, b) -> a + b + "\n"));
        return copy;
    }

    /** Replaces the first place of a text that must be there. */
    public void replace(String file, String old, String fresh) throws IOException {
        String text = Files.readString(folder.resolve(file));
        int at = text.indexOf(old);
        assertThat(at).as("\"" + old + "\" in " + file).isNotNegative();
        Files.writeString(folder.resolve(file), text.substring(0, at) + fresh + text.substring(at + old.length()));
    }

    /** Writes a file. */
    public void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }
}
