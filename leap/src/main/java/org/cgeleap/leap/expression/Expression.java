package org.cgeleap.leap.expression;

import java.util.List;

/**
 * An expression, parsed.
 *
 * @param text as written
 * @param root syntax tree
 * @param warnings places where LEAP's documentation lets two readings stand, with the one taken
 */
public record Expression(String text, Node root, List<String> warnings) {

    /**
     * Copies the warnings.
     *
     * @param text as written
     * @param root syntax tree
     * @param warnings places where LEAP's documentation lets two readings stand, with the one taken
     */
    public Expression {
        warnings = List.copyOf(warnings);
    }

    /**
     * Parses a cell.
     *
     * @param text an expression as LEAP writes it, decimal point, comma between arguments
     * @return the expression in point notation
     * @throws ExpressionException with the place of the first thing that is wrong
     */
    public static Expression parse(String text) {
        return parse(text, Notation.POINT);
    }

    /**
     * Parses a cell in a notation.
     *
     * @param text an expression as LEAP writes it
     * @param notation decimal mark and separator of arguments
     * @return the expression
     * @throws ExpressionException with the place of the first thing that is wrong
     */
    public static Expression parse(String text, Notation notation) {
        return Parser.parse(text, notation);
    }
}
