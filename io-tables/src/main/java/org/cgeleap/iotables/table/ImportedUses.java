package org.cgeleap.iotables.table;

/**
 * How much of each use is of imported goods, in a table that shows domestic and imported goods apart.
 *
 * @param intermediate n × n, imported product i used by industry j
 * @param finalUse n × number of use columns; the import column itself is zero here
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ImportedUses(double[][] intermediate, double[][] finalUse) {
    /**
     * Copies the blocks.
     *
     * @param intermediate n × n, imported product i used by industry j
     * @param finalUse n × number of use columns
     */
    public ImportedUses {
        intermediate = copy(intermediate, 1);
        finalUse = copy(finalUse, 1);
    }

    /** The same in another unit. */
    ImportedUses times(double factor) {
        return new ImportedUses(copy(intermediate, factor), copy(finalUse, factor));
    }

    private static double[][] copy(double[][] values, double factor) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
            for (int j = 0; j < copy[i].length; j++) {
                copy[i][j] *= factor;
            }
        }
        return copy;
    }
}
