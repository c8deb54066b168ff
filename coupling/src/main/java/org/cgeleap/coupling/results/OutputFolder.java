package org.cgeleap.coupling.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder results are written to. Every file is written beside its place and moved there when it is complete, so that a
 * reader never sees half of one.
 */
public final class OutputFolder {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private static final ObjectMapper COMPACT = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Path folder;

    /**
     * A folder; made if it is not there.
     *
     * @param folder path of it
     * @throws IOException where it cannot be made
     */
    public OutputFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** {@return where it is} */
    public Path path() {
        return folder;
    }

    /**
     * Writes rows under a header; numbers in full double precision.
     *
     * @param name of the file in the folder
     * @param header names of the columns
     * @param rows as many cells each as the header
     * @throws IOException where it cannot be written
     */
    public void csv(String name, List<String> header, Stream<Object[]> rows) throws IOException {
        atomically(name, out -> {
            try (Writer text = new Utf8(out)) {
                csv(text, header, rows);
            }
        });
    }

    /** Writes the same to a stream, which stays open. */
    static void csv(Writer text, List<String> header, Stream<Object[]> rows) throws IOException {
        CsvLines lines = new CsvLines(text);
        lines.write(header.toArray());
        for (Object[] row : (Iterable<Object[]>) rows::iterator) {
            lines.write(row);
        }
        lines.flush();
    }

    /** Writes a value as JSON to a stream, which stays open. */
    static void json(Writer text, Object value) throws IOException {
        JSON.writeValue(text, value);
        text.write('\n');
    }

    /**
     * Writes rows under a header to a stream, which stays open.
     *
     * @param text the stream
     * @param header names of the columns
     * @param rows as many cells each as the header
     * @throws IOException where it cannot be written
     */
    public static void writeCsv(Writer text, List<String> header, Stream<Object[]> rows) throws IOException {
        csv(text, header, rows);
    }

    /**
     * Writes a value as JSON to a stream, which stays open.
     *
     * @param text the stream
     * @param value maps, lists, numbers and texts
     * @throws IOException where it cannot be written
     */
    public static void writeJson(Writer text, Object value) throws IOException {
        json(text, value);
    }

    /**
     * Writes text in UTF-8.
     *
     * @param name of the file in the folder
     * @param content of the file
     * @throws IOException where it cannot be written
     */
    public void text(String name, String content) throws IOException {
        atomically(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes bytes as they are.
     *
     * @param name of the file in the folder
     * @param content of the file
     * @throws IOException where it cannot be written
     */
    public void bytes(String name, byte[] content) throws IOException {
        atomically(name, out -> out.write(content));
    }

    /**
     * Writes a table in a format of its own, into {@code STEM.FORMAT}.
     *
     * @param stem name of the file without its ending
     * @param table to write
     * @param format whose name is the ending
     * @throws IOException where it cannot be written
     */
    public void table(String stem, TypedTable table, TableFormat format) throws IOException {
        atomically(stem + "." + format.name(), out -> format.write(table, out));
    }

    /**
     * Takes away a file that another run may have left and this one does not write.
     *
     * @param name of the file in the folder; it need not be there
     * @throws IOException where it cannot be deleted
     */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /**
     * Writes a value as JSON.
     *
     * @param name of the file in the folder
     * @param value maps, lists, numbers and texts
     * @throws IOException where it cannot be written
     */
    public void json(String name, Object value) throws IOException {
        atomically(name, out -> {
            JSON.writeValue(out, value);
            out.write('\n');
        });
    }

    /** Writes a value as JSON on one line: for what a program reads back. */
    void compactJson(String name, Object value) throws IOException {
        atomically(name, out -> COMPACT.writeValue(out, value));
    }

    private void atomically(String name, Content content) throws IOException {
        // not a temporary file of the system's, which only its owner could read
        Path part = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.to(out);
            }
            try {
                Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Text in UTF-8, string by string: where all is ASCII, as figures are, several times as fast as character by character. */
    private static final class Utf8 extends Writer {
        private final OutputStream out;

        Utf8(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.substring(from, from + length));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            write(new String(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** What goes into a file. */
    private interface Content {
        void to(OutputStream out) throws IOException;
    }
}
