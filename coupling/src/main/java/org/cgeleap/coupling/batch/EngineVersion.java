package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
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

    private EngineVersion() {}

    /**
     * Version and hash, as {@code cgeleap 1.0 3f2a…}.
     *
     * @param version as the command line prints it
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
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                digest.update(Files.readAllBytes(place));
            } else {
                try (Stream<Path> files = Files.walk(place)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".class"))
                            .sorted()
                            .toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
        }
        return version + " " + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
