package org.cgeleap.leap.expression;

/** Infix operators on terms; TRUE = 1, FALSE = 0, any non-zero counts as true. */
final class Operations {
    private Operations() {}

    static Term of(Operator operator, int position, Term a, Term b) {
        return switch (operator) {
            case PLUS -> (t, s) -> a.at(t, s) + b.at(t, s);
            case MINUS -> (t, s) -> a.at(t, s) - b.at(t, s);
            case TIMES -> (t, s) -> a.at(t, s) * b.at(t, s);
            case DIVIDED_BY -> (t, s) -> quotient(a.at(t, s), b.at(t, s), position);
            case POWER -> (t, s) -> power(a.at(t, s), b.at(t, s), position);
            case EQUAL -> (t, s) -> truth(a.at(t, s) == b.at(t, s));
            case NOT_EQUAL -> (t, s) -> truth(a.at(t, s) != b.at(t, s));
            case LESS -> (t, s) -> truth(a.at(t, s) < b.at(t, s));
            case GREATER -> (t, s) -> truth(a.at(t, s) > b.at(t, s));
            case AT_MOST -> (t, s) -> truth(a.at(t, s) <= b.at(t, s));
            case AT_LEAST -> (t, s) -> truth(a.at(t, s) >= b.at(t, s));
            case AND -> (t, s) -> truth(a.at(t, s) != 0 && b.at(t, s) != 0);
            case OR -> (t, s) -> truth(a.at(t, s) != 0 || b.at(t, s) != 0);
            case XOR -> (t, s) -> truth((a.at(t, s) != 0) != (b.at(t, s) != 0));
        };
    }

    static double truth(boolean value) {
        return value ? 1 : 0;
    }

    static double quotient(double dividend, double divisor, int position) {
        if (divisor == 0) {
            throw new EvaluationFault(position, "division by zero; guard it with If(x <> 0, …, …)");
        }
        return dividend / divisor;
    }

    static double power(double base, double exponent, int position) {
        double value = Math.pow(base, exponent);
        if (!Double.isFinite(value)) {
            throw new EvaluationFault(position, base + "^" + exponent + " is not a finite number");
        }
        return value;
    }
}
