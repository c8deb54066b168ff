package org.cgeleap.coupling.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;

/** The output folder of a run, read back. */
final class RunFolder {
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final JsonNode manifest;

    private RunFolder(Path folder, JsonNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    static RunFolder open(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    List.of(folder + ": found no " + MANIFEST + "; expected the output folder of `cgeleap run`"));
        }
        try {
            return new RunFolder(folder, new ObjectMapper().readTree(file.toFile()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new InputException(List.of(file + ": not readable as JSON (" + e.getOriginalMessage()
                    + "); the folder is not a complete run, run it again"));
        }
    }

    /** Scenarios that were run. */
    List<String> scenarios() {
        List<String> names = new ArrayList<>();
        manifest.path("scenarios").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The numbers of the case that the run had changed, by name. */
    Map<String, Double> set() {
        Map<String, Double> set = new LinkedHashMap<>();
        manifest.path("options").path("set").properties().forEach(e -> {
            if (e.getValue().isNumber()) {
                set.put(e.getKey(), e.getValue().asDouble());
            }
        });
        return set;
    }

    /** The scenario that the others are compared with; empty where the run names none. */
    String reference() throws IOException {
        List<String> found = new ArrayList<>();
        rows("labels.csv", row -> {
            if (row.getOrDefault("kind", "").equals("scenario")
                    && row.getOrDefault("role", "").equals("reference")) {
                found.add(row.getOrDefault("code", ""));
            }
        });
        return found.isEmpty() ? "" : found.get(0);
    }

    /** The case of the run, or the one given; its files of a part (key of case.yaml) must be those the run read. */
    Path caseFolder(String given, String part) throws IOException {
        String stated = given.isEmpty() ? manifest.path("case_folder").asText("") : given;
        if (stated.isEmpty() || !Files.isDirectory(Path.of(stated))) {
            throw new InputException(List.of(folder.resolve(MANIFEST) + ": case_folder: found \"" + stated
                    + "\", which is no folder here; say with --case where the case is"));
        }
        Path at = Path.of(stated);
        String files = CaseReader.name(at, part) + "/";
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> input : manifest.path("inputs").properties()) {
            if (input.getKey().startsWith(files)
                    && !same(at.resolve(input.getKey()), input.getValue().asText())) {
                changed.add(at.resolve(input.getKey())
                        + ": found another content than the run read; run the case again, or say with --case where the"
                        + " case of the run is");
            }
        }
        if (!changed.isEmpty()) {
            throw new InputException(changed);
        }
        return at;
    }

    private static boolean same(Path file, String sha256) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash).equals(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A file of the folder that must be there. */
    Path file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InputException(List.of(file + ": found no such file; the folder is not a complete run, or one of"
                    + " an earlier version: run the case again"));
        }
        return file;
    }

    /** Rows of a CSV of the folder, one after another. */
    void rows(String name, Consumer<Map<String, String>> row) throws IOException {
        Path file = file(name);
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            while (rows.hasNext()) {
                row.accept(rows.next());
            }
        }
    }
}
