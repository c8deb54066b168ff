package org.cgeleap.calibration.casefile;

/**
 * One thing wrong with a case: where, what was found, what was expected and what to do.
 *
 * @param file relative to the case folder
 * @param row line number in the file, 0 where the whole file is meant
 * @param column column or key, empty where the whole row is meant
 * @param found what stands there
 * @param expected what should stand there and what to do
 */
public record Finding(String file, int row, String column, String found, String expected) {

    /** {@return the finding in one line, for a person} */
    public String message() {
        StringBuilder text = new StringBuilder(file);
        if (row > 0) {
            text.append(", row ").append(row);
        }
        if (!column.isEmpty()) {
            text.append(", ").append(column);
        }
        text.append(": found ").append(found.isEmpty() ? "nothing" : found);
        return text.append("; expected ").append(expected).toString();
    }
}
