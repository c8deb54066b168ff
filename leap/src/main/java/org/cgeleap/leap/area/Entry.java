package org.cgeleap.leap.area;

import org.cgeleap.leap.expression.Expression;

/**
 * One row of expressions.csv: the expression of a (branch, variable, scenario) cell.
 *
 * @param branch index of the branch
 * @param variable variable of the branch
 * @param scenario index of the scenario
 * @param expression what was written, parsed
 * @param unit unit as written, empty if left to the variable's default
 * @param basis sourced, derived, fitted or assumed
 * @param source citation
 * @param row row of the file
 */
public record Entry(
        int branch,
        Variable variable,
        int scenario,
        Expression expression,
        String unit,
        String basis,
        String source,
        int row) {}
