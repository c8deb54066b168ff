package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.leap.AreaModel;

/** The program that makes the rows: its version, and a hash of its code, which tells two builds of a version apart. */
public final class EngineVersion {
    private static final int DIGITS = 12;

    /** Folders of the program's own classes. */
    private static final List<String> PARTS = List.of(
            "org/cgeleap/cge",
            "org/cgeleap/leap",
            "org/cgeleap/iotables",
            "org/cgeleap/calibration",
            "org/cgeleap/coupling");

    private EngineVersion() {}

    /**
     * Version and hash, as {@code cgeleap 1.0 3f2a…}.
     *
     * @param version as the command line prints it
     * @return one line
     * @throws IOException where the code cannot be read
     */
    public static String of(String version) throws IOException {
        var digest = Sha256.digest();
        TreeSet<Path> places = new TreeSet<>();
        for (Class<?> part :
                List.of(Study.class, Calibration.class, EquilibriumSystem.class, AreaModel.class, IoTable.class)) {
            try {
                places.add(Path.of(
                        part.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IOException("the place of the program's code: " + e.getMessage(), e);
            }
        }
        // by class, so that one jar, several, and folders of classes count alike
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    collect(jar.getPath("/"), classes);
                }
            } else {
                collect(place, classes);
            }
        }
        classes.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return version + " " + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void collect(Path root, Map<String, byte[]> classes) throws IOException {
        for (String part : PARTS) {
            Path folder = root.resolve(part);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".class")).toList()) {
                        classes.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    }
                }
            }
        }
    }
}
