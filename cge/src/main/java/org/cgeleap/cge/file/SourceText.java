package org.cgeleap.cge.file;

import java.util.Arrays;

/** The text a document was read from, for the places of characters within its values. */
final class SourceText {

    private final String text;
    private final boolean returns;
    private int[] lines = {};

    SourceText(String text) {
        this.text = text;
        this.returns = text.indexOf('\r') >= 0;
    }

    /** Where the text of a value proper begins: behind a quote, if there is one and the text stands on that line unchanged. */
    Location within(FileNode.Scalar value) {
        Location at = value.at();
        int line = offset(at.line());
        if (line < 0 || at.column() < 1) {
            return at;
        }
        for (int skip = 0; skip <= 1; skip++) {
            if (text.startsWith(value.text(), line + at.column() - 1 + skip)) {
                return at.right(skip);
            }
        }
        return at;
    }

    /** Index of the first character of a line; negative where there is no such line. */
    private int offset(int line) {
        if (lines.length == 0) {
            lines = beginnings();
        }
        return line >= 1 && line <= lines.length ? lines[line - 1] : -1;
    }

    private int[] beginnings() {
        int[] found = new int[16];
        int count = 1;
        for (int end = end(0); end >= 0; end = end(found[count - 1])) {
            found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = end + 1;
        }
        return Arrays.copyOf(found, count);
    }

    /** Index of the last character of the break that ends a line; negative in the last one. */
    private int end(int from) {
        if (!returns) {
            return text.indexOf('\n', from);
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                return i;
            }
        }
        return -1;
    }
}
