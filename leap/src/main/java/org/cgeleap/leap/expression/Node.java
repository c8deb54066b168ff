package org.cgeleap.leap.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Syntax tree of an expression; immutable. Every node knows its character in the text (0 = first). */
public sealed interface Node {

    /** {@return character of the text at which the node begins, 0 = first} */
    int position();

    /**
     * A literal, number words already multiplied in.
     *
     * @param position character of its first digit
     * @param value the number
     */
    record Constant(int position, double value) implements Node {}

    /**
     * Minus before an operand.
     *
     * @param position character of the minus
     * @param operand what it stands before
     */
    record Negation(int position, Node operand) implements Node {}

    /**
     * Percent sign after an operand: a hundredth of it.
     *
     * @param position character of the percent sign
     * @param operand what it stands after
     */
    record Percent(int position, Node operand) implements Node {}

    /**
     * An operator between two operands.
     *
     * @param position character of the operator
     * @param operator the operator
     * @param left operand before it
     * @param right operand after it
     */
    record Operation(int position, Operator operator, Node left, Node right) implements Node {}

    /**
     * A function with its arguments, or without parentheses where LEAP allows it.
     *
     * @param position character of the name
     * @param name of the function, as written
     * @param arguments in order
     */
    record Call(int position, String name, List<Node> arguments) implements Node {
        /**
         * Copies the arguments.
         *
         * @param position character of the name
         * @param name of the function, as written
         * @param arguments in order
         */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A name taken literally: a scenario, a fuel, a unit.
     *
     * @param position character at which it begins
     * @param text as written, without quotes
     */
    record Label(int position, String text) implements Node {}

    /**
     * {@code Branch\Path} (same variable), {@code Branch\Path:Variable}, either with {@code [unit, filters]}.
     *
     * @param position character of its first step
     * @param path of the branch, as written
     * @param variable named after the colon; null for that of the cell itself
     * @param selection unit and filters in brackets; null without brackets
     */
    record Reference(
            int position,
            String path,
            @Nullable String variable,
            @Nullable Selection selection) implements Node {
        /**
         * A reference without unit and filters.
         *
         * @param position character of its first step
         * @param path of the branch, as written
         * @param variable named after the colon; null for that of the cell itself
         */
        public Reference(int position, String path, @Nullable String variable) {
            this(position, path, variable, null);
        }
    }

    /**
     * What stands in brackets after a reference.
     *
     * @param position character after the bracket
     * @param unit unit asked for, as written; empty for the variable's own
     * @param filters at most two
     */
    record Selection(int position, String unit, List<Filter> filters) {
        /**
         * Copies the filters.
         *
         * @param position character after the bracket
         * @param unit unit asked for, as written
         * @param filters at most two
         */
        public Selection {
            filters = List.copyOf(filters);
        }
    }

    /**
     * One filter of a selection.
     *
     * @param position character at which it begins
     * @param dimension fuel, effect, region, scenario, …
     * @param equal true for {@code =}, false for {@code <>}
     * @param element element of the dimension
     */
    record Filter(int position, String dimension, boolean equal, String element) {}
}
