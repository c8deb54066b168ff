package org.cgeleap.leap.expression;

/** Infix operators, weakest first: their {@code rank} is their precedence. */
public enum Operator {
    /** True if either operand is. */
    OR("Or", 1),
    /** True if exactly one operand is; LEAP documents {@code Not} as a synonym. */
    XOR("Xor", 2),
    /** True if both operands are. */
    AND("And", 3),
    /** Equal. */
    EQUAL("=", 4),
    /** Not equal. */
    NOT_EQUAL("<>", 4),
    /** Less or equal. */
    AT_MOST("<=", 4),
    /** Greater or equal. */
    AT_LEAST(">=", 4),
    /** Less. */
    LESS("<", 4),
    /** Greater. */
    GREATER(">", 4),
    /** Sum. */
    PLUS("+", 5),
    /** Difference. */
    MINUS("-", 5),
    /** Product. */
    TIMES("*", 6),
    /** Quotient. */
    DIVIDED_BY("/", 6),
    /** Power. */
    POWER("^", 8);

    private final String symbol;
    private final int rank;

    Operator(String symbol, int rank) {
        this.symbol = symbol;
        this.rank = rank;
    }

    /** {@return the operator as written} */
    public String symbol() {
        return symbol;
    }

    int rank() {
        return rank;
    }
}
