package org.cgeleap.cge.model;

import java.util.List;
import java.util.Objects;

/**
 * An arithmetic expression of named numbers: + − * / ^, min, max, exp, log, sqrt.
 *
 * <p>Immutable; evaluated and differentiated where it is compiled.
 */
public sealed interface Expression {

    /** A literal number. */
    record Constant(double value) implements Expression {}

    /** A parameter, level, price, income or auxiliary by name. */
    record Ref(String name) implements Expression {
        public Ref {
            Objects.requireNonNull(name);
        }
    }

    /** Sign change. */
    record Negate(Expression of) implements Expression {}

    /** Two operands; {@code operator} one of + - * / ^. */
    record Binary(char operator, Expression left, Expression right) implements Expression {
        public Binary {
            if ("+-*/^".indexOf(operator) < 0) {
                throw new IllegalArgumentException("unknown operator '" + operator + "', expected one of + - * / ^");
            }
        }
    }

    /** One of min, max (two or more arguments), exp, log, sqrt (one argument). */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@return a literal} */
    static Expression constant(double value) {
        return new Constant(value);
    }

    /** {@return a reference by name} */
    static Expression ref(String name) {
        return new Ref(name);
    }

    default Expression plus(Expression other) {
        return new Binary('+', this, other);
    }

    default Expression minus(Expression other) {
        return new Binary('-', this, other);
    }

    default Expression times(Expression other) {
        return new Binary('*', this, other);
    }

    default Expression times(double factor) {
        return new Binary('*', this, new Constant(factor));
    }

    default Expression over(Expression other) {
        return new Binary('/', this, other);
    }
}
