package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable.Entry;

/**
 * Keys of runs: a hash of everything a run depends on. Parameters count as they are read, so that comments, order and
 * sources do not; other files of the case count byte for byte.
 */
final class RunKeys {
    private final String common;

    /**
     * Keys of a case.
     *
     * @param engine version of the program
     * @param options that change results, in words
     */
    RunKeys(Case given, String engine, String options, List<Watched> watched) throws IOException {
        StringBuilder text =
                new StringBuilder(engine).append('\n').append(options).append('\n');
        watched.forEach(w -> text.append(w.name()).append('\n'));
        Set<String> parsed = new TreeSet<>();
        Set<String> lines = new TreeSet<>();
        for (Entry e : given.parameters().entries()) {
            parsed.add(e.file());
            lines.add(e.key() + '|' + e.year() + '|' + e.scenario() + '|' + e.value());
        }
        lines.forEach(l -> text.append(l).append('\n'));
        try (Stream<Path> files = Files.walk(given.folder())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = given.folder().relativize(file).toString();
                if (!parsed.contains(name) && !name.startsWith("sensitivity") && !name.endsWith(".md")) {
                    text.append(name)
                            .append(' ')
                            .append(hash(Files.readAllBytes(file)))
                            .append('\n');
                }
            }
        }
        common = hash(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    String key(RunRequest request) {
        return hash((common + request.content()).getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 " + Arrays.toString(e.getStackTrace()), e);
        }
    }
}
