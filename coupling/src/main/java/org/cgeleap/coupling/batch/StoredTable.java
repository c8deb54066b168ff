package org.cgeleap.coupling.batch;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows as it can be read: its header and the lines whose checksum holds, up to where it was torn.
 *
 * @param header names of the columns
 * @param lines cells of every whole line
 */
public record StoredTable(List<String> header, List<List<String>> lines) {
    /** Columns before what varies. */
    static final List<String> FIXED =
            List.of("run", "label", "key", "status", "message", "iterations", "residual", "newton_residual");

    private static final ObjectReader CELLS = new CsvMapper().readerFor(String[].class);

    /**
     * Copies the lists.
     *
     * @param header names of the columns
     * @param lines cells of every whole line
     */
    public StoredTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** Reads a file up to where it was torn. */
    static StoredTable read(Path file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        List<String> header = List.of();
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(bytes, 1 << 16), StandardCharsets.UTF_8))) {
            @Nullable String line;
            while ((line = reader.readLine()) != null) {
                if (header.isEmpty()) {
                    header = cells(line);
                } else {
                    int comma = line.lastIndexOf(',');
                    if (comma > 0 && checksum(line.substring(0, comma)).equals(line.substring(comma + 1))) {
                        lines.add(cells(line));
                    }
                }
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            // the process that wrote it was killed: what was whole was read
        }
        return new StoredTable(header, lines);
    }

    private static List<String> cells(String line) throws IOException {
        return List.of(CELLS.<String[]>readValue(line));
    }

    /** Whether the last columns before the checksum are these. */
    boolean outputs(List<String> expected) {
        int n = header.size() - 1 - expected.size();
        return n >= FIXED.size() && header.subList(n, header.size() - 1).equals(expected);
    }

    /** The rows, with the last columns before the checksum as their outputs. */
    List<RunRow> rows(int outputs) {
        int first = header.size() - 1 - outputs;
        List<RunRow> rows = new ArrayList<>();
        for (List<String> c : lines) {
            rows.add(new RunRow(
                    Integer.parseInt(c.get(0)),
                    c.get(2),
                    c.get(1),
                    c.get(3),
                    c.get(4),
                    Integer.parseInt(c.get(5)),
                    number(c.get(6)),
                    number(c.get(7)),
                    numbers(c, first, outputs),
                    Double.NaN));
        }
        return rows;
    }

    /** Numbers of some columns of a line, NaN where there is none. */
    static double[] numbers(List<String> line, int first, int count) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = number(line.get(first + k));
        }
        return values;
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
