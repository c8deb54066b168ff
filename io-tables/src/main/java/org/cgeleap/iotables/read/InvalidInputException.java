package org.cgeleap.iotables.read;

import java.util.List;
import java.util.stream.Collectors;

/** An input file cannot be used; carries everything found wrong with it, not the first thing only. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    /**
     * The exception for a list of findings, at least one.
     *
     * @param findings everything found wrong; the message has one line for each
     */
    public InvalidInputException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    /** {@return everything that was found, in the order of the message} */
    public List<Finding> findings() {
        return findings;
    }
}
