package org.cgeleap.coupling.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on a shared machine: whoever may read the folder may read its files. */
class SharedFolderTest {
    @TempDir
    private Path folder = Path.of("");

    /** A temporary file is private to its owner; what it becomes must not be. */
    @Test
    void filesHaveThePermissionsOfOrdinaryFiles() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        OutputFolder out = new OutputFolder(folder.resolve("out"));
        out.csv("a.csv", List.of("x"), Stream.of(new Object[][] {{1}}));
        out.json("a.json", Map.of("x", 1));
        for (String name : List.of("a.csv", "a.json")) {
            assertThat(Files.getPosixFilePermissions(out.path().resolve(name)))
                    .isEqualTo(Files.getPosixFilePermissions(ordinary));
        }
    }
}
