package org.cgeleap.coupling.results;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 has them, ended by a line feed, in quotes where a reader could stumble. A solution of ten thousand
 * equations has half a million cells, so they go through one buffer; numbers get the fewest digits that read back the same.
 */
public final class CsvLines {
    private static final int BUFFER = 1 << 16;

    /** Longer texts are quoted without a look. */
    private static final int LONG = 24;

    private final Writer to;
    private final StringBuilder buffer = new StringBuilder(BUFFER + (BUFFER >> 2));

    /**
     * Lines that go to a writer.
     *
     * @param to the writer, which stays open
     */
    public CsvLines(Writer to) {
        this.to = to;
    }

    /**
     * Adds a row of numbers, texts and nothing ({@code null}).
     *
     * @param cells of the row
     * @throws IOException where the writer fails
     */
    public void write(@Nullable Object[] cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                buffer.append(',');
            }
            Object cell = cells[i];
            if (cell instanceof Double number) {
                buffer.append(NumberOutput.toString(number, true));
            } else if (cell instanceof Number) {
                buffer.append(cell);
            } else if (cell != null) {
                text(cell.toString());
            }
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    private void text(String text) {
        if (plain(text)) {
            buffer.append(text);
            return;
        }
        buffer.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                buffer.append('"');
            }
            buffer.append(c);
        }
        buffer.append('"');
    }

    /** Whether no character is a comma or comes before it: separators, quotes, blanks and control characters do. */
    private static boolean plain(String text) {
        if (text.length() > LONG) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ',') {
                return false;
            }
        }
        return true;
    }

    /**
     * Hands on what is buffered.
     *
     * @throws IOException where the writer fails
     */
    public void flush() throws IOException {
        to.append(buffer);
        buffer.setLength(0);
        to.flush();
    }
}
