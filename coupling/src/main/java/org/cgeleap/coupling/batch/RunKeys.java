package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable.Entry;

/**
 * Keys of runs: a hash of everything a run depends on. Parameters count as they are read, so that comments, order and
 * sources do not; other files of the case, and the bundled tables it may be derived from, count byte for byte.
 */
public final class RunKeys {
    private static final String TABLES = "io-tables/tables";

    private final String common;

    /**
     * Keys of a case.
     *
     * @param given the case as read
     * @param home folder of the checkout, with the bundled tables
     * @param engine version of the program
     * @param options that change results, in words
     * @param watched outputs, which a row has
     * @throws IOException where a file cannot be read
     */
    public RunKeys(Case given, Path home, String engine, String options, List<Watched> watched) throws IOException {
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
        files(given.folder(), name -> !parsed.contains(name) && !name.startsWith("sensitivity"), text);
        if (Files.isDirectory(home.resolve(TABLES))) {
            files(home.resolve(TABLES), name -> true, text);
        }
        common = Sha256.of(text.toString());
    }

    private static void files(Path folder, Predicate<String> counts, StringBuilder text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (counts.test(name) && !name.endsWith(".md")) {
                    text.append(name)
                            .append(' ')
                            .append(Sha256.of(Files.readAllBytes(file)))
                            .append('\n');
                }
            }
        }
    }

    /**
     * {@return the key of a run, 32 hexadecimal digits}
     *
     * @param request the run
     * @param leader the run whose path it starts from; itself where it starts from the base run
     */
    public String key(RunRequest request, RunRequest leader) {
        String from = leader.content().equals(request.content()) ? "" : " from " + leader.content();
        return Sha256.of(common + request.content() + from).substring(0, 32);
    }

    /** One hash over the keys of a plan. */
    static String ofPlan(List<String> keys) {
        return Sha256.of(String.join("\n", keys));
    }
}
