package org.cgeleap.cge.file;

/** A text that is not what its syntax, YAML or JSON, allows. */
final class DocumentSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Location at;

    /**
     * What is wrong, and where.
     *
     * @param at the place
     * @param problem in the words of the parser
     * @param cause the parser's exception
     */
    DocumentSyntaxException(Location at, String problem, Throwable cause) {
        super(problem, cause);
        this.at = at;
    }

    /**
     * What is wrong, and where.
     *
     * @param at the place
     * @param problem what stands there
     */
    DocumentSyntaxException(Location at, String problem) {
        super(problem);
        this.at = at;
    }

    /** {@return the place} */
    Location at() {
        return at;
    }
}
