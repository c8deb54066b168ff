package org.cgeleap.leap.area;

import java.util.List;

/** What a result is made of, for an explanation that goes on below it. */
public interface ResultParts {
    /**
     * A part of a result.
     *
     * @param text what it is
     * @param value in the unit of the result
     * @param how the arithmetic with numbers put in
     * @param cells what it was calculated from, by branch and variable
     */
    record Part(String text, double value, String how, List<BranchVariable> cells) {
        /**
         * Copies the cells.
         *
         * @param text what it is
         * @param value in the unit of the result
         * @param how the arithmetic with numbers put in
         * @param cells what it was calculated from, by branch and variable
         */
        public Part {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A variable of a branch.
     *
     * @param branch index of the branch
     * @param variable of the branch
     */
    record BranchVariable(int branch, Variable variable) {}

    /**
     * {@return the parts in a year of the time frame (0 = base year), the largest first}
     *
     * @param result what is explained
     * @param t year by index, 0 = base year
     */
    List<Part> of(ResultReference result, int t);
}
