package org.cgeleap.coupling.report;

/**
 * CSV text with its long numbers rounded and everything else as it was. A figure needs six digits where the file has seventeen,
 * and the digits left out are most of a page's size. The digits themselves are rounded, half up: no number is read.
 */
final class RoundedCsv {
    private final String text;
    private final int digits;
    private final StringBuilder out;

    private RoundedCsv(String text, int digits) {
        this.text = text;
        this.digits = digits;
        this.out = new StringBuilder(text.length() / 2);
    }

    /** The text with its numbers rounded to some significant digits. */
    static String of(String text, int digits) {
        RoundedCsv rounded = new RoundedCsv(text, digits);
        rounded.write();
        return rounded.out.toString();
    }

    private void write() {
        int start = 0;
        boolean quoted = false;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                cell(start, i);
                out.append(c);
                start = i + 1;
            }
        }
        cell(start, length);
    }

    private void cell(int from, int to) {
        if (to - from <= digits || !rounded(from, to)) {
            out.append(text, from, to);
        }
    }

    /** Writes a decimal number rounded; writes nothing and says so where the cell is none. */
    private boolean rounded(int from, int to) {
        int begin = out.length();
        int point = -1;
        int significant = 0;
        int i = from;
        boolean up = false;
        boolean full = false;
        if (text.charAt(i) == '-') {
            out.append('-');
            i++;
        }
        for (; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (significant < digits || point < 0) {
                    out.append(c);
                } else if (!full) {
                    up = c >= '5';
                    full = true;
                }
                significant += significant > 0 || c != '0' ? 1 : 0;
            } else if (c == '.' && point < 0) {
                point = out.length();
                out.append('.');
            } else {
                break;
            }
        }
        boolean exponent = i < to && text.charAt(i) == 'E' && i > from;
        if (point < 0 || (i < to && !exponent)) {
            out.setLength(begin);
            return false;
        }
        if (up) {
            carry(begin);
        }
        dropZeros(point);
        out.append(text, i, to);
        return true;
    }

    /** Adds one to the last digit written. */
    private void carry(int begin) {
        for (int k = out.length() - 1; k >= begin; k--) {
            char c = out.charAt(k);
            if (c == '9') {
                out.setCharAt(k, '0');
            } else if (c >= '0' && c < '9') {
                out.setCharAt(k, (char) (c + 1));
                return;
            }
        }
        out.insert(out.charAt(begin) == '-' ? begin + 1 : begin, '1');
    }

    private void dropZeros(int point) {
        int end = out.length();
        // a carry may have moved the point by one
        int least = out.charAt(point) == '.' ? point : point + 1;
        while (end > least + 1 && out.charAt(end - 1) == '0') {
            end--;
        }
        out.setLength(end == least + 1 ? least : end);
    }
}
