package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;

/**
 * What stands beside the rows of a batch, in {@code batch.json}, so that they can be read and checked without this
 * program. It holds nothing that differs between two runs of the same plan.
 *
 * @param engine version of the program
 * @param plan SHA-256 over the keys of all runs in their order
 * @param runs of the plan
 * @param complete whether all of them are there
 * @param columns of the table, in their order
 * @param chunks files that are complete, each with its hash
 */
public record BatchManifest(
        String engine, String plan, int runs, boolean complete, List<Column> columns, List<Chunk> chunks) {
    static final String FILE = "batch.json";
    private static final String FORMAT = "cgeleap batch 1";

    /**
     * Copies the lists.
     *
     * @param engine version of the program
     * @param plan SHA-256 over the keys of all runs in their order
     * @param runs of the plan
     * @param complete whether all of them are there
     * @param columns of the table, in their order
     * @param chunks files that are complete, each with its hash
     */
    public BatchManifest {
        columns = List.copyOf(columns);
        chunks = List.copyOf(chunks);
    }

    /** What a column is of. */
    public enum Kind {
        /** The run itself and how it ended. */
        RUN,
        /** What varies. */
        INPUT,
        /** What is watched. */
        OUTPUT,
        /** The checksum of the line. */
        CHECKSUM
    }

    /**
     * A column of the table.
     *
     * @param name of the column
     * @param kind what it holds
     * @param unit of its numbers, empty for texts and plain numbers
     * @param meaning in words
     */
    public record Column(String name, Kind kind, String unit, String meaning) {}

    /**
     * A file of rows to which none is added any more.
     *
     * @param file name within the batch's folder
     * @param rows whole lines after the header
     * @param bytes of the file
     * @param sha256 of the file
     */
    public record Chunk(String file, int rows, long bytes, String sha256) {}

    /**
     * {@return names of the columns of a kind}
     *
     * @param kind of the columns
     */
    public List<String> names(Kind kind) {
        return columns.stream().filter(c -> c.kind() == kind).map(Column::name).toList();
    }

    /** Names of all columns. */
    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** The hash of a file, where it is one that is complete. */
    Optional<String> hash(String file) {
        return chunks.stream()
                .filter(c -> c.file().equals(file))
                .map(Chunk::sha256)
                .findFirst();
    }

    BatchManifest with(boolean done, List<Chunk> files) {
        return new BatchManifest(engine, plan, runs, done, columns, files);
    }

    void write(Path folder) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("engine", engine);
        json.put("plan_sha256", plan);
        json.put("runs", runs);
        json.put("complete", complete);
        json.put(
                "table",
                "comma-separated values in UTF-8, one header line a file, compressed with gzip (one member or many);"
                        + " empty cells have no value; checksum: CRC-32 of the line before its last comma, hexadecimal");
        json.put(
                "columns",
                columns.stream()
                        .map(c -> Map.of(
                                "name",
                                c.name(),
                                "kind",
                                c.kind().name().toLowerCase(java.util.Locale.ROOT),
                                "unit",
                                c.unit(),
                                "meaning",
                                c.meaning()))
                        .map(java.util.TreeMap::new)
                        .toList());
        json.put(
                "chunks",
                chunks.stream()
                        .map(c -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("file", c.file());
                            one.put("rows", c.rows());
                            one.put("bytes", c.bytes());
                            one.put("sha256", c.sha256());
                            return one;
                        })
                        .toList());
        new OutputFolder(folder).json(FILE, json);
    }

    /**
     * Units of the outputs of a batch by their names, as its manifest has them.
     *
     * @param folder of the batch
     * @return empty where the folder has no manifest
     * @throws InputException for a manifest that cannot be read
     * @throws java.io.IOException where the file cannot be read
     */
    public static Map<String, String> units(Path folder) throws IOException {
        return read(folder).map(BatchManifest::units).orElse(Map.of());
    }

    /** {@return units of the outputs by their names} */
    public Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> column.kind() == Kind.OUTPUT)
                .forEach(column -> units.put(column.name(), column.unit()));
        return units;
    }

    /**
     * Reads the manifest of a batch.
     *
     * @param folder of the batch
     * @return none where the folder has none
     * @throws InputException for a file that is none
     * @throws java.io.IOException where the file cannot be read
     */
    public static Optional<BatchManifest> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readString(file));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new InputException(List.of(file + ": found no JSON: "
                    + e.getOriginalMessage().replaceAll("(?s) \\(start marker.*", "")
                    + "; expected the manifest of a batch; without it the rows beside it cannot be trusted: choose"
                    + " another folder, or delete this one"));
        }
        if (!json.path("format").asText().equals(FORMAT)) {
            throw new InputException(List.of(
                    file + ", format: found " + json.path("format") + "; expected \"" + FORMAT + "\" of this program"));
        }
        List<Column> columns = new ArrayList<>();
        for (JsonNode c : json.path("columns")) {
            columns.add(new Column(
                    c.path("name").asText(),
                    Kind.valueOf(c.path("kind").asText().toUpperCase(java.util.Locale.ROOT)),
                    c.path("unit").asText(),
                    c.path("meaning").asText()));
        }
        List<Chunk> chunks = new ArrayList<>();
        for (JsonNode c : json.path("chunks")) {
            chunks.add(new Chunk(
                    c.path("file").asText(),
                    c.path("rows").asInt(),
                    c.path("bytes").asLong(),
                    c.path("sha256").asText()));
        }
        return Optional.of(new BatchManifest(
                json.path("engine").asText(),
                json.path("plan_sha256").asText(),
                json.path("runs").asInt(),
                json.path("complete").asBoolean(),
                columns,
                chunks));
    }
}
