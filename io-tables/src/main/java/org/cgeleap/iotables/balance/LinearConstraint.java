package org.cgeleap.iotables.balance;

/**
 * A total that must hold exactly: Σ coefficient · cell = total.
 *
 * @param name what it is called in reports, such as {@code output of row 11}
 * @param cells positions of the cells
 * @param coefficients one for each cell
 * @param total right-hand side
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record LinearConstraint(String name, int[] cells, double[] coefficients, double total) {
    /**
     * Copies the arrays.
     *
     * @param name what it is called in reports, such as {@code output of row 11}
     * @param cells positions of the cells
     * @param coefficients one for each cell
     * @param total right-hand side
     * @throws IllegalArgumentException when the two arrays differ in length
     */
    public LinearConstraint {
        if (cells.length != coefficients.length) {
            throw new IllegalArgumentException(
                    name + ": " + cells.length + " cells, " + coefficients.length + " coefficients");
        }
        cells = cells.clone();
        coefficients = coefficients.clone();
    }

    /** The left-hand side at given cell values. */
    double value(double[] x) {
        double sum = 0;
        for (int k = 0; k < cells.length; k++) {
            sum += coefficients[k] * x[cells[k]];
        }
        return sum;
    }

    /** Size against which a residual is judged: the largest of |total| and the magnitudes added up. */
    double scale(double[] x) {
        double sum = 0;
        for (int k = 0; k < cells.length; k++) {
            sum += Math.abs(coefficients[k] * x[cells[k]]);
        }
        return Math.max(Math.abs(total), sum);
    }
}
