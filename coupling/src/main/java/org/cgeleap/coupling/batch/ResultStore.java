package org.cgeleap.coupling.batch;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cgeleap.calibration.casefile.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch in a folder. While runs go on they are appended to {@code parts/}, one gzip member a row, so that a
 * process that is killed loses at most the rows it was about to write; a part is never appended to by another process. At
 * the end all rows are in {@code results.csv.gz}, in the order of the plan. Every line ends with a checksum, by which a
 * torn line is known. Both are ordinary compressed CSV.
 */
public final class ResultStore implements AutoCloseable {
    private static final String TABLE = "results.csv.gz";
    private static final List<String> FIXED =
            List.of("run", "label", "key", "status", "message", "iterations", "residual", "newton_residual");

    private final Path folder;
    private final List<String> inputs;
    private final List<String> outputs;
    private final FileChannel lockFile;
    private final FileLock lock;
    private @Nullable OutputStream part;

    /**
     * Opens a store for writing.
     *
     * @param inputs columns of what varies
     * @param outputs columns of what is watched
     * @throws InputException if another process writes there
     */
    public ResultStore(Path folder, List<String> inputs, List<String> outputs) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
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
    }

    /** Whether a folder holds rows of a batch. */
    public static boolean exists(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(folder.resolve(TABLE))) {
            found.add(folder.resolve(TABLE));
        }
        if (Files.isDirectory(folder.resolve("parts"))) {
            try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
                parts.filter(p -> p.toString().endsWith(".csv.gz")).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private String header() {
        List<String> columns = new ArrayList<>(FIXED);
        columns.addAll(inputs);
        columns.addAll(outputs);
        columns.add("checksum");
        return CsvLine.of(columns);
    }

    private String line(RunRow row, RunRequest request) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(row.number()),
                row.label(),
                row.key(),
                row.status(),
                row.message(),
                String.valueOf(row.iterations()),
                number(row.residual()),
                number(row.newtonResidual())));
        inputs.forEach(column -> cells.add(number(request.input(column))));
        for (double v : row.outputs()) {
            cells.add(number(v));
        }
        String text = CsvLine.of(cells);
        return text + "," + checksum(text);
    }

    private static String number(double v) {
        return Double.isNaN(v) ? "" : Double.toString(v);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** Keeps a row; it is in the file system when this returns. */
    public synchronized void append(RunRow row, RunRequest request) throws IOException {
        if (part == null) {
            Path parts = Files.createDirectories(folder.resolve("parts"));
            int next = 1;
            while (Files.exists(parts.resolve(partName(next)))) {
                next++;
            }
            part = Files.newOutputStream(parts.resolve(partName(next)), StandardOpenOption.CREATE_NEW);
            part.write(compressed(header() + "\n"));
        }
        part.write(compressed(line(row, request) + "\n"));
        part.flush();
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

    /** Every whole row that is kept, by its key. Torn lines, and rows with other outputs, are left out. */
    public Map<String, RunRow> rows() throws IOException {
        return read(folder, outputs);
    }

    /** The same of a folder that is not written to. */
    public static Map<String, RunRow> read(Path folder, List<String> outputs) throws IOException {
        Map<String, RunRow> rows = new TreeMap<>();
        for (Path file : files(folder)) {
            StoredTable table = StoredTable.read(file);
            if (table.outputs(FIXED.size(), outputs)) {
                table.rows(outputs).forEach(row -> rows.put(row.key(), row));
            }
        }
        return rows;
    }

    /** Writes the table of all rows in the order of the plan and drops the parts. */
    public synchronized void finish(Collection<RunRow> rows, List<RunRequest> requests) throws IOException {
        StringBuilder text = new StringBuilder(header()).append('\n');
        for (RunRow row : rows) {
            text.append(line(row, requests.get(row.number() - 1))).append('\n');
        }
        Path unfinished = folder.resolve("." + TABLE + ".part");
        Files.write(unfinished, compressed(text.toString()));
        try {
            Files.move(unfinished, folder.resolve(TABLE), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, folder.resolve(TABLE), StandardCopyOption.REPLACE_EXISTING);
        }
        closePart();
        for (Path file : files(folder)) {
            if (!file.getFileName().toString().equals(TABLE)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(folder.resolve("parts"));
    }

    private synchronized void closePart() throws IOException {
        OutputStream open = part;
        if (open != null) {
            open.close();
            part = null;
        }
    }

    @Override
    public void close() throws IOException {
        closePart();
        lock.release();
        lockFile.close();
    }

    /** A file of rows as it can be read: its header and the lines whose checksum holds. */
    public record StoredTable(List<String> header, List<List<String>> lines) {

        /** Reads a file up to where it was torn. */
        public static StoredTable read(Path file) throws IOException {
            List<List<String>> lines = new ArrayList<>();
            List<String> header = List.of();
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                @Nullable String line;
                while ((line = reader.readLine()) != null) {
                    if (header.isEmpty()) {
                        header = CsvLine.cells(line);
                    } else {
                        int comma = line.lastIndexOf(',');
                        if (comma > 0 && checksum(line.substring(0, comma)).equals(line.substring(comma + 1))) {
                            lines.add(CsvLine.cells(line));
                        }
                    }
                }
            } catch (java.io.EOFException | java.util.zip.ZipException e) {
                // the process that wrote it was killed: what was whole was read
            }
            return new StoredTable(header, lines);
        }

        private boolean outputs(int fixed, List<String> expected) {
            int n = header.size() - 1 - expected.size();
            return n >= fixed && header.subList(n, header.size() - 1).equals(expected);
        }

        /** The rows. */
        public List<RunRow> rows(List<String> outputs) {
            int first = header.size() - 1 - outputs.size();
            List<RunRow> rows = new ArrayList<>();
            for (List<String> c : lines) {
                double[] values = new double[outputs.size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = number(c.get(first + k));
                }
                rows.add(new RunRow(
                        Integer.parseInt(c.get(0)),
                        c.get(2),
                        c.get(1),
                        c.get(3),
                        c.get(4),
                        Integer.parseInt(c.get(5)),
                        number(c.get(6)),
                        number(c.get(7)),
                        values,
                        Double.NaN));
            }
            return rows;
        }

        private static double number(String cell) {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }
    }

    /** Rows that can be read in a folder, finished or not, without their outputs: for a look at a batch that runs. */
    public static List<RunRow> look(Path folder) throws IOException {
        Map<String, RunRow> rows = new TreeMap<>();
        for (Path file : files(folder)) {
            StoredTable.read(file).rows(List.of()).forEach(row -> rows.put(row.key(), row));
        }
        return List.copyOf(rows.values());
    }
}
