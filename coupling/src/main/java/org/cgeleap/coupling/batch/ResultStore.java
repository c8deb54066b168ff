package org.cgeleap.coupling.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.CsvLines;
import org.cgeleap.coupling.results.OutputFolder;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch in a folder. While runs go on they are appended to {@code parts/}, one gzip member a row, so that a
 * process that is killed loses at most the rows it was about to write. A part that is full is closed and its SHA-256 noted
 * in {@code batch.json}; a part is never appended to by another process. At the end all rows are in
 * {@code results.csv.gz}, in the order of the plan. Every line ends with a checksum, by which a torn line is known. All are
 * ordinary compressed CSV.
 */
public final class ResultStore implements AutoCloseable {
    static final String TABLE = "results.csv.gz";
    private static final String PARTS = "parts";

    /** Beside the parts: the keys of the plan that runs, in its order. Other rows that are there are of an earlier plan. */
    private static final String PLAN = "plan.txt";

    /** Rows after which a part is closed: some seconds to some minutes of work. */
    private static final int FULL = 500;

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private BatchManifest manifest;
    private @Nullable OutputStream part;
    private Path partFile = Path.of("");
    private int partRows;

    /**
     * Opens a store for writing; parts that a killed process left open are closed.
     *
     * @param folder of the store; made where it is not there
     * @param plan what is kept there; its chunks are not looked at
     * @throws InputException if another process writes there
     * @throws IOException where it cannot be made or read
     */
    public ResultStore(Path folder, BatchManifest plan) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.lockFile = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock taken;
        try {
            taken = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            taken = null;
        }
        if (taken == null) {
            lockFile.close();
            throw new InputException(List.of(folder + ": found another process at work there; expected none; wait for"
                    + " it or choose another folder"));
        }
        this.lock = taken;
        Optional<BatchManifest> before = BatchManifest.read(folder);
        List<BatchManifest.Chunk> chunks = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = name(folder, file);
            Optional<BatchManifest.Chunk> known = before.flatMap(
                    m -> m.chunks().stream().filter(c -> c.file().equals(name)).findFirst());
            // a chunk whose hash does not hold stays listed with the hash it had, so that its rows are not trusted
            chunks.add(known.isPresent() ? known.get() : chunk(folder, file));
        }
        manifest = plan.with(false, chunks);
        manifest.write(folder);
    }

    /**
     * {@return whether a folder holds rows of a batch}
     *
     * @param folder of the store
     * @throws IOException where it cannot be listed
     */
    public static boolean exists(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(folder.resolve(TABLE))) {
            found.add(folder.resolve(TABLE));
        }
        if (Files.isDirectory(folder.resolve(PARTS))) {
            try (Stream<Path> parts = Files.list(folder.resolve(PARTS))) {
                parts.filter(p -> p.toString().endsWith(".csv.gz")).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static BatchManifest.Chunk chunk(Path folder, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int rows = StoredTable.read(file).lines().size();
        return new BatchManifest.Chunk(name(folder, file), rows, bytes.length, Sha256.of(bytes));
    }

    private String line(List<? extends @Nullable Object> cells) {
        StringWriter text = new StringWriter();
        CsvLines lines = new CsvLines(text);
        try {
            lines.write(cells.toArray());
            lines.flush();
        } catch (IOException e) {
            throw new IllegalStateException("a string takes every text", e);
        }
        String line = text.toString();
        return line.substring(0, line.length() - 1);
    }

    private String line(RunRow row, RunRequest request) {
        List<@Nullable Object> cells = new ArrayList<>(
                List.of(row.number(), row.label(), row.key(), row.status(), row.message(), row.iterations()));
        cells.add(number(row.residual()));
        cells.add(number(row.newtonResidual()));
        manifest.names(BatchManifest.Kind.INPUT).forEach(column -> cells.add(number(request.input(column))));
        Arrays.stream(row.outputs()).forEach(v -> cells.add(number(v)));
        String text = line(cells);
        return text + "," + StoredTable.checksum(text) + "\n";
    }

    private static @Nullable Double number(double v) {
        return Double.isNaN(v) ? null : v;
    }

    /**
     * Keeps a row; it is in the file system when this returns.
     *
     * @param row of a run
     * @param request it answers, whose inputs stand beside the outputs
     * @throws IOException where it cannot be written
     */
    public synchronized void append(RunRow row, RunRequest request) throws IOException {
        OutputStream open = part;
        if (open == null) {
            Path parts = Files.createDirectories(folder.resolve(PARTS));
            int next = 1;
            while (Files.exists(parts.resolve(partName(next)))) {
                next++;
            }
            partFile = parts.resolve(partName(next));
            partRows = 0;
            open = Files.newOutputStream(partFile, StandardOpenOption.CREATE_NEW);
            part = open;
            open.write(compressed(line(manifest.header()) + "\n"));
        }
        open.write(compressed(line(row, request)));
        open.flush();
        partRows++;
        if (partRows == FULL) {
            closePart();
        }
    }

    private static String partName(int number) {
        return String.format("part-%05d.csv.gz", number);
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /**
     * Notes which rows belong to the plan from now on, until the table is finished; whatever else is in the folder is of an
     * earlier plan.
     *
     * @param keys of the plan's runs, in their order
     * @throws IOException where it cannot be written
     */
    public void plan(List<String> keys) throws IOException {
        OutputFolder parts = new OutputFolder(Files.createDirectories(folder.resolve(PARTS)));
        parts.text(PLAN, String.join("\n", keys) + "\n");
    }

    /**
     * {@return the keys of the plan that is carried out in a folder, in its order; none where no plan is under way}
     *
     * @param folder of the store
     * @throws IOException where they cannot be read
     */
    static List<String> planned(Path folder) throws IOException {
        Path file = folder.resolve(PARTS).resolve(PLAN);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /**
     * {@return how many whole rows of a folder have other outputs than these}
     *
     * @param folder of the store
     * @param outputs names, in order
     * @throws IOException where a file cannot be read
     */
    static int withOtherOutputs(Path folder, List<String> outputs) throws IOException {
        return tables(folder).stream()
                .filter(t -> !t.outputs(outputs))
                .mapToInt(t -> t.lines().size())
                .sum();
    }

    /**
     * {@return every whole row that is kept, by its key}
     *
     * @throws IOException where a file cannot be read
     */
    public Map<String, RunRow> rows() throws IOException {
        return read(folder, manifest.names(BatchManifest.Kind.OUTPUT));
    }

    /**
     * {@return every whole row of a folder, by its key} Torn lines, files whose hash does not hold, and rows with other outputs are
     * left out.
     *
     * @param folder of the store
     * @param outputs names a file's header must have, in this order
     * @throws IOException where a file cannot be read
     */
    public static Map<String, RunRow> read(Path folder, List<String> outputs) throws IOException {
        Map<String, RunRow> rows = new TreeMap<>();
        for (StoredTable table : tables(folder)) {
            if (table.outputs(outputs)) {
                table.rows(outputs.size()).forEach(row -> rows.put(row.key(), row));
            }
        }
        return rows;
    }

    /**
     * {@return the files of a folder, finished or not, that can be trusted}
     *
     * @param folder of the store
     * @throws IOException where a file cannot be read
     */
    public static List<StoredTable> tables(Path folder) throws IOException {
        Optional<BatchManifest> manifest = BatchManifest.read(folder);
        List<StoredTable> tables = new ArrayList<>();
        for (Path file : files(folder)) {
            Optional<String> stated = manifest.flatMap(m -> m.hash(name(folder, file)));
            if (stated.isEmpty() || stated.get().equals(hash(file))) {
                tables.add(StoredTable.read(file));
            }
        }
        return tables;
    }

    /**
     * Files whose hash is not the one noted when they were closed.
     *
     * @param folder of the store
     * @return their names; a file that is listed and not there is among them
     * @throws IOException where a file cannot be read
     */
    public static List<String> damaged(Path folder) throws IOException {
        Optional<BatchManifest> manifest = BatchManifest.read(folder);
        List<String> names = new ArrayList<>();
        for (BatchManifest.Chunk chunk : manifest.map(BatchManifest::chunks).orElse(List.of())) {
            Path file = folder.resolve(chunk.file());
            if (!Files.exists(file) || !hash(file).equals(chunk.sha256())) {
                names.add(chunk.file());
            }
        }
        return names;
    }

    private static String hash(Path file) throws IOException {
        var digest = Sha256.digest();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            int n;
            while ((n = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Writes the table of all rows in the order of the plan and drops the parts.
     *
     * @param rows of all runs, in the order they are written
     * @param requests in the order of the plan; a row's number is the place of its own, from 1
     * @throws IOException where the table cannot be written
     */
    public synchronized void finish(Collection<RunRow> rows, List<RunRequest> requests) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes, 1 << 16)) {
            zip.write((line(manifest.header()) + "\n").getBytes(StandardCharsets.UTF_8));
            for (RunRow row : rows) {
                zip.write(line(row, requests.get(row.number() - 1)).getBytes(StandardCharsets.UTF_8));
            }
        }
        closePart();
        // known and right until the parts are gone: the parts are listed, the table is found by its lines' checksums
        List<BatchManifest.Chunk> parts =
                manifest.chunks().stream().filter(c -> !c.file().equals(TABLE)).toList();
        manifest = manifest.with(false, parts);
        manifest.write(folder);
        new OutputFolder(folder).bytes(TABLE, bytes.toByteArray());
        manifest = manifest.with(
                true,
                List.of(new BatchManifest.Chunk(TABLE, rows.size(), bytes.size(), Sha256.of(bytes.toByteArray()))));
        manifest.write(folder);
        for (Path file : files(folder)) {
            if (!name(folder, file).equals(TABLE)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(folder.resolve(PARTS).resolve(PLAN));
        Files.deleteIfExists(folder.resolve(PARTS));
    }

    private synchronized void closePart() throws IOException {
        OutputStream open = part;
        if (open != null) {
            open.close();
            part = null;
            List<BatchManifest.Chunk> chunks = new ArrayList<>(manifest.chunks());
            chunks.add(chunk(folder, partFile));
            manifest = manifest.with(false, chunks);
            manifest.write(folder);
        }
    }

    @Override
    public void close() throws IOException {
        closePart();
        lock.release();
        lockFile.close();
    }
}
