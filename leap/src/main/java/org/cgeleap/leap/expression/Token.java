package org.cgeleap.leap.expression;

/**
 * A token of an expression.
 *
 * @param kind what it is
 * @param position character of the text, 0 = first
 * @param text as written; infix words in lower case
 * @param value value of a number
 */
record Token(Kind kind, int position, String text, double value) {
    enum Kind {
        NUMBER,
        NAME,
        QUOTED,
        WORD,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
