package org.cgeleap.leap.transformation;

/**
 * A fuel a module puts out, and what happens where its production and the requirement differ.
 *
 * @param fuel index of the fuel
 * @param share fraction of the module's output, by year; 1 for the only output
 * @param drives true if the module runs until the requirement for this fuel is met
 * @param coProduct true if it comes as a co-product of the processes, beside the shared output
 * @param importTarget energy imported at least, by year; empty for none
 * @param exportTarget energy exported on top of the domestic requirement, by year; empty for none
 * @param importShortfall by year (one for all years), true if a shortfall is imported, false if it is left to the modules and resources further on
 * @param exportSurplus by year (one for all years), true if a surplus is exported, false if it is wasted
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ModuleOutput(
        int fuel,
        double[] share,
        boolean drives,
        boolean coProduct,
        double[] importTarget,
        double[] exportTarget,
        boolean[] importShortfall,
        boolean[] exportSurplus) {

    /**
     * An output with the same rules in every year.
     *
     * @param fuel index of the fuel
     * @param share fraction of the module's output, by year; 1 for the only output
     * @param drives true if the module runs until the requirement for this fuel is met
     * @param coProduct true if it comes as a co-product of the processes, beside the shared output
     * @param importTarget energy imported at least, by year; empty for none
     * @param exportTarget energy exported on top of the domestic requirement, by year; empty for none
     * @param importShortfall true if a shortfall is imported
     * @param exportSurplus true if a surplus is exported
     */
    public ModuleOutput(
            int fuel,
            double[] share,
            boolean drives,
            boolean coProduct,
            double[] importTarget,
            double[] exportTarget,
            boolean importShortfall,
            boolean exportSurplus) {
        this(
                fuel,
                share,
                drives,
                coProduct,
                importTarget,
                exportTarget,
                new boolean[] {importShortfall},
                new boolean[] {exportSurplus});
    }

    boolean importShortfall(int t) {
        return importShortfall[importShortfall.length == 1 ? 0 : t];
    }

    boolean exportSurplus(int t) {
        return exportSurplus[exportSurplus.length == 1 ? 0 : t];
    }

    double importTarget(int t) {
        return importTarget.length == 0 ? 0 : importTarget[t];
    }

    double exportTarget(int t) {
        return exportTarget.length == 0 ? 0 : exportTarget[t];
    }
}
