package org.cgeleap.leap.transformation;

/**
 * A row of an energy balance, by fuel; supply and output positive, use negative.
 *
 * @param kind what the row is
 * @param name of the module or sector; empty for the others
 * @param byFuel energy by fuel
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record BalanceRow(Kind kind, String name, double[] byFuel) {
    /** Rows in the order of a balance. */
    public enum Kind {
        /** Won in the area. */
        PRODUCTION("Production"),
        /** Imports of resources and at the outputs of modules. */
        IMPORTS("Imports"),
        /** Exports, negative. */
        EXPORTS("Exports"),
        /** Taken from stocks. */
        STOCK_CHANGE("Stock change"),
        /** Sum of the rows above. */
        PRIMARY_SUPPLY("Total primary supply"),
        /** Outputs less inputs of a module, losses and own use apart. */
        TRANSFORMATION("Transformation"),
        /** Own use of the modules, negative. */
        OWN_USE("Own use"),
        /** Losses of the modules, negative. */
        LOSSES("Losses"),
        /** Surplus nobody takes, negative. */
        WASTED("Wasted surplus"),
        /** Requirement nobody meets; balances demand that is not supplied. */
        UNMET("Unmet requirement"),
        /** Statistical difference, negative where it adds to demand. */
        STATISTICAL_DIFFERENCE("Statistical difference"),
        /** Final demand of a sector, as a positive number. */
        FINAL_DEMAND("Final demand"),
        /** Final demand of all sectors. */
        TOTAL_FINAL_DEMAND("Total final demand");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** {@return the row's name for people} */
        public String label() {
            return label;
        }
    }

    /** {@return sum over fuels} */
    public double total() {
        double sum = 0;
        for (double value : byFuel) {
            sum += value;
        }
        return sum;
    }
}
