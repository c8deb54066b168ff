package org.cgeleap.leap.expression;

/** An expression that cannot be read or compiled, with its place in the text. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Character of the text, 0 = first. */
    private final int position;

    /** What was found. */
    private final String found;

    /** What was expected. */
    private final String expected;

    /** What to do; may be empty. */
    private final String remedy;

    /**
     * Names what is wrong.
     *
     * @param position character of the text, 0 = first
     * @param found what was found
     * @param expected what was expected
     * @param remedy what to do; may be empty
     */
    public ExpressionException(int position, String found, String expected, String remedy) {
        super("at character " + (position + 1) + ": found " + found + "; expected " + expected
                + (remedy.isEmpty() ? "" : "; " + remedy));
        this.position = position;
        this.found = found;
        this.expected = expected;
        this.remedy = remedy;
    }

    /** {@return character of the text, 0 = first} */
    public int position() {
        return position;
    }

    /** {@return what was found} */
    public String found() {
        return found;
    }

    /** {@return what was expected} */
    public String expected() {
        return expected;
    }

    /** {@return what to do; may be empty} */
    public String remedy() {
        return remedy;
    }
}
