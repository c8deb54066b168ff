package org.cgeleap.leap.area;

/**
 * One thing wrong with an area and what to do about it.
 *
 * @param file file name
 * @param row row of the file, 1 = header; 0 if the file as a whole is meant
 * @param column column or key; empty if the row as a whole is meant
 * @param found what was found
 * @param expected what was expected
 * @param remedy what to do
 */
public record Finding(String file, int row, String column, String found, String expected, String remedy) {

    /** One line for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (row > 0) {
            text.append(" row ").append(row);
        }
        if (!column.isEmpty()) {
            text.append(", ").append(column);
        }
        text.append(": found ").append(found).append("; expected ").append(expected);
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        return text.toString();
    }
}
