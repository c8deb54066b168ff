package org.cgeleap.cge.file;

import java.util.Optional;

/** A text that is not an expression. */
public final class ExpressionSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How many characters stand before the place. */
    private final int offset;

    /** What stands there. */
    private final String found;

    /** What should stand there. */
    private final String expected;

    private final transient Optional<String> nearest;

    ExpressionSyntaxException(int offset, String found, String expected) {
        this(offset, found, expected, Optional.empty());
    }

    ExpressionSyntaxException(int offset, String found, String expected, Optional<String> nearest) {
        super("at character " + (offset + 1) + ": found " + found + "; expected " + expected
                + nearest.map(name -> "; did you mean \"" + name + "\"?").orElse(""));
        this.offset = offset;
        this.found = found;
        this.expected = expected;
        this.nearest = nearest;
    }

    /** {@return how many characters stand before the place} */
    public int offset() {
        return offset;
    }

    /** {@return what stands there} */
    public String found() {
        return found;
    }

    /** {@return what should stand there} */
    public String expected() {
        return expected;
    }

    /** {@return the known function closest to an unknown one} */
    public Optional<String> nearest() {
        return nearest;
    }
}
