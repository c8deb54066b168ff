package org.cgeleap.leap.area;

import org.cgeleap.leap.expression.Expression;

/**
 * One row of expressions.csv: the expression of a (branch, variable, scenario, region) cell.
 *
 * @param branch index of the branch
 * @param variable variable of the branch
 * @param scenario index of the scenario
 * @param region index of the region
 * @param expression what was written, parsed
 * @param unit unit as written, empty if left to the variable's default
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 * @param note free text
 * @param row row of the file
 */
public record Entry(
        int branch,
        Variable variable,
        int scenario,
        int region,
        Expression expression,
        String unit,
        String basis,
        String source,
        String note,
        int row) {

    /** {@return the cell it fills} */
    public Cell cell() {
        return new Cell(branch, variable, scenario, region);
    }
}
