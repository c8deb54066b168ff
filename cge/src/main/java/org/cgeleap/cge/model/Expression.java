package org.cgeleap.cge.model;

import java.util.List;
import java.util.Objects;

/**
 * An arithmetic expression of named numbers: + − * / ^, min, max, exp, log, sqrt.
 *
 * <p>Immutable; evaluated and differentiated where it is compiled.
 */
public sealed interface Expression {

    /**
     * A literal number.
     *
     * @param value the number, finite in every model that is written to a file
     */
    record Constant(double value) implements Expression {}

    /**
     * A parameter, level, price, income or auxiliary by name.
     *
     * @param name of a parameter, level, price, income or auxiliary
     */
    record Ref(String name) implements Expression {
        /**
         * The name is there.
         *
         * @param name of a parameter, level, price, income or auxiliary
         */
        public Ref {
            Objects.requireNonNull(name);
        }
    }

    /**
     * Sign change.
     *
     * @param of operand whose sign changes
     */
    record Negate(Expression of) implements Expression {}

    /**
     * Two operands.
     *
     * @param operator one of + - * / ^
     * @param left operand before the operator
     * @param right operand after the operator
     */
    record Binary(char operator, Expression left, Expression right) implements Expression {
        /**
         * Refuses other operators.
         *
         * @param operator one of + - * / ^
         * @param left operand before the operator
         * @param right operand after the operator
         * @throws IllegalArgumentException for another operator
         */
        public Binary {
            if ("+-*/^".indexOf(operator) < 0) {
                throw new IllegalArgumentException("unknown operator '" + operator + "', expected one of + - * / ^");
            }
        }
    }

    /**
     * A function.
     *
     * @param function one of min, max, exp, log, sqrt
     * @param arguments in order; two or more of min and max, one of the others
     */
    record Call(String function, List<Expression> arguments) implements Expression {
        /**
         * Copies the arguments.
         *
         * @param function one of min, max, exp, log, sqrt
         * @param arguments in order; two or more of min and max, one of the others
         */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * {@return a literal}
     *
     * @param value of the literal
     */
    static Expression constant(double value) {
        return new Constant(value);
    }

    /**
     * {@return a reference by name}
     *
     * @param name of a parameter, level, price, income or auxiliary
     */
    static Expression ref(String name) {
        return new Ref(name);
    }

    /**
     * {@return this + other}
     *
     * @param other right operand
     */
    default Expression plus(Expression other) {
        return new Binary('+', this, other);
    }

    /**
     * {@return this − other}
     *
     * @param other right operand
     */
    default Expression minus(Expression other) {
        return new Binary('-', this, other);
    }

    /**
     * {@return this · other}
     *
     * @param other right operand
     */
    default Expression times(Expression other) {
        return new Binary('*', this, other);
    }

    /**
     * {@return this · factor}
     *
     * @param factor a literal
     */
    default Expression times(double factor) {
        return new Binary('*', this, new Constant(factor));
    }

    /**
     * {@return this / other}
     *
     * @param other divisor
     */
    default Expression over(Expression other) {
        return new Binary('/', this, other);
    }
}
