package org.cgeleap.iotables.read;

/**
 * One thing wrong with an input file.
 *
 * @param file file name
 * @param row line in the file, counted from 1 with the heading; 0 when the finding concerns the whole file
 * @param column heading of the column or key of a YAML file, empty when the finding concerns a row or the file
 * @param found what stands there
 * @param expected what should stand there, or what to do
 */
public record Finding(String file, int row, String column, String found, String expected) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (row > 0) {
            text.append(", row ").append(row);
        }
        if (!column.isEmpty()) {
            text.append(file.endsWith(".yaml") ? ", key " : ", column ").append(column);
        }
        return text.append(": found ")
                .append(found)
                .append("; expected ")
                .append(expected)
                .toString();
    }
}
