package org.cgeleap.leap.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Syntax tree of an expression; immutable. Every node knows its character in the text (0 = first). */
public sealed interface Node {

    /** Character of the text at which the node begins. */
    int position();

    /** A literal, number words and percent signs already multiplied in. */
    record Constant(int position, double value) implements Node {}

    /** Minus before an operand. */
    record Negation(int position, Node operand) implements Node {}

    /** Percent sign after an operand: a hundredth of it. */
    record Percent(int position, Node operand) implements Node {}

    /** An operator between two operands; {@code position} is the operator's. */
    record Operation(int position, Operator operator, Node left, Node right) implements Node {}

    /** A function with its arguments, or without parentheses where LEAP allows it. */
    record Call(int position, String name, List<Node> arguments) implements Node {
        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A name taken literally: the scenario named in {@code ScenarioValue(…)}. */
    record Label(int position, String text) implements Node {}

    /** {@code Branch\Path} (same variable) or {@code Branch\Path:Variable}. */
    record Reference(int position, String path, @Nullable String variable) implements Node {}
}
