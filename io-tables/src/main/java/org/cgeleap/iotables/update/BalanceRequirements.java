package org.cgeleap.iotables.update;

import java.util.List;
import org.cgeleap.iotables.update.CellRules.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a balanced table has to meet, as a user states it. Codes and patterns are those of {@link CellRules}.
 *
 * @param totals totals of rows, columns and parts of them
 * @param fixed cells that keep a value
 * @param sums totals over any cells
 * @param signs which signs cells may take; a later line wins
 * @param looseness how readily cells move, 1 where no rule applies
 */
public record BalanceRequirements(
        List<Total> totals, List<Fixed> fixed, List<Sum> sums, List<Signed> signs, CellRules looseness) {
    /**
     * Copies the lists.
     *
     * @param totals totals of rows, columns and parts of them
     * @param fixed cells that keep a value
     * @param sums totals over any cells
     * @param signs which signs cells may take
     * @param looseness how readily cells move, 1 where no rule applies
     */
    public BalanceRequirements {
        totals = List.copyOf(totals);
        fixed = List.copyOf(fixed);
        sums = List.copyOf(sums);
        signs = List.copyOf(signs);
    }

    /** {@return rows and columns add up to the outputs the table states, and nothing else is asked} */
    public static BalanceRequirements none() {
        return new BalanceRequirements(List.of(), List.of(), List.of(), List.of(), CellRules.of("none", List.of()));
    }

    /** What a total adds up. */
    public enum Side {
        /** Output of a sector: its row and its column. */
        OUTPUT("output"),
        /** A use column. */
        COLUMN("column"),
        /** A value-added row. */
        ROW("row"),
        /** Intermediate uses of a sector's product. */
        INTERMEDIATE_USE("intermediate-use"),
        /** Imports of a sector's product. */
        IMPORTS("imports"),
        /** Intermediate inputs of a sector. */
        INTERMEDIATE_INPUT("intermediate-input"),
        /** Value added of a sector. */
        VALUE_ADDED("value-added");

        private final String key;

        Side(String key) {
            this.key = key;
        }

        /** {@return the word in files} */
        public String key() {
            return key;
        }
    }

    /**
     * A total.
     *
     * @param side what is added up
     * @param code of the sector, column or row
     * @param value the total in the table's unit; NaN for an output that is free, so that row and column agree at any level
     * @param where file and line, for findings
     */
    public record Total(Side side, String code, double value, String where) {}

    /**
     * Cells that do not move.
     *
     * @param row pattern of the row
     * @param column pattern of the column
     * @param value what they hold; null for what the table has
     */
    public record Fixed(String row, String column, @Nullable Double value) {}

    /**
     * A total over any cells: Σ coefficient · cells of the patterns = total.
     *
     * @param name what it is called
     * @param terms its terms
     * @param total right-hand side, in the table's unit
     */
    public record Sum(String name, List<Term> terms, double total) {
        /**
         * Copies the list.
         *
         * @param name what it is called
         * @param terms its terms
         * @param total right-hand side, in the table's unit
         */
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /**
     * Cells of a sum with a common coefficient.
     *
     * @param row pattern of the rows
     * @param column pattern of the columns
     * @param coefficient of each of the cells in the sum
     */
    public record Term(String row, String column, double coefficient) {}

    /** Signs a cell may take. */
    public enum Sign {
        /** The sign of its prior; zero stays zero. */
        KEEP("keep"),
        /** Zero or more. */
        POSITIVE("+"),
        /** Zero or less. */
        NEGATIVE("-"),
        /** Any. */
        ANY("any");

        private final String key;

        Sign(String key) {
            this.key = key;
        }

        /** {@return the word in files} */
        public String key() {
            return key;
        }
    }

    /**
     * Cells of a pattern and their sign.
     *
     * @param row pattern of the rows
     * @param column pattern of the columns
     * @param sign which the cells may take
     */
    public record Signed(String row, String column, Sign sign) {}

    static boolean matches(String pattern, Place place) {
        return pattern.equals("*")
                || pattern.equals(place.code())
                || pattern.equals(place.product())
                || pattern.equals(place.kind())
                || (!place.origin().isEmpty() && pattern.equals(place.origin()));
    }

    /** The sign a cell may take. */
    Sign sign(Place row, Place column) {
        Sign found = Sign.KEEP;
        for (Signed signed : signs) {
            if (matches(signed.row(), row) && matches(signed.column(), column)) {
                found = signed.sign();
            }
        }
        return found;
    }

    /** The line that fixes a cell, the last where there are several; null when none does. */
    @Nullable
    Fixed fixed(Place row, Place column) {
        Fixed found = null;
        for (Fixed line : fixed) {
            if (matches(line.row(), row) && matches(line.column(), column)) {
                found = line;
            }
        }
        return found;
    }
}
