package org.cgeleap.leap.area;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a number comes from: a cell of a year, the arithmetic of its expression, and so on down to rows of data.
 *
 * @param kind what is explained
 * @param text label of a cell, or a part of an expression as written
 * @param year calendar year
 * @param value its value, in the unit of the cell
 * @param how the arithmetic with numbers put in, or the rule in words; empty if there is nothing to add
 * @param origin row that holds the expression; null for parts of an expression and for what has no row
 * @param parts what the value is made of, in the order of the text
 */
public record Explanation(
        Kind kind,
        String text,
        int year,
        double value,
        String how,
        @Nullable Origin origin,
        List<Explanation> parts) {

    /** What is explained. */
    public enum Kind {
        /** A cell by its expression. */
        CELL,
        /** A key assumption whose series was given from outside. */
        GIVEN,
        /** A cell without expression, at the variable's default. */
        DEFAULT,
        /** A cell and year explained further up. */
        EXPLAINED_ABOVE,
        /** The cell itself in an earlier year, by the same expression. */
        SAME_EXPRESSION,
        /** An operator with its operands. */
        FORMULA,
        /** A function with what it uses. */
        FUNCTION,
        /** A number of the text. */
        NUMBER
    }

    /**
     * The row that holds an expression.
     *
     * @param file file name
     * @param row row of the file, 1 = header
     * @param expression expression as written
     * @param scenario scenario of the row
     * @param region region of the row; empty for an area of one region
     * @param inherited true if the row is of another scenario or region than the cell
     * @param unit unit of the row, or of the variable where it leaves it out
     * @param basis sourced, derived, fitted or assumed
     * @param source citation
     */
    public record Origin(
            String file,
            int row,
            String expression,
            String scenario,
            String region,
            boolean inherited,
            String unit,
            String basis,
            String source) {}

    /**
     * Copies the parts.
     *
     * @param kind what is explained
     * @param text label of a cell, or a part of an expression as written
     * @param year calendar year
     * @param value its value, in the unit of the cell
     * @param how the arithmetic with numbers put in, or the rule in words
     * @param origin row that holds the expression
     * @param parts what the value is made of, in the order of the text
     */
    public Explanation {
        parts = List.copyOf(parts);
    }

    /** {@return plain text, one line an item, what it is made of indented below it} */
    public String render() {
        return ExplanationText.of(this);
    }
}
