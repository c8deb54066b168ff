package org.cgeleap.leap.expression;

/**
 * An expression without a value in some year: division by zero, logarithm of a negative number, a year outside the
 * frame. Thrown by a term, completed with branch, variable, scenario and year by whoever evaluates.
 */
public final class EvaluationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Character of the text, 0 = first. */
    private final int position;

    /**
     * Names the fault.
     *
     * @param position character of the text, 0 = first
     * @param message what happened, and what to do
     */
    public EvaluationFault(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    /** {@return character of the text, 0 = first} */
    public int position() {
        return position;
    }
}
