package org.cgeleap.leap.area;

import java.util.List;
import java.util.stream.Collectors;

/** An area that cannot be read, compiled or evaluated; carries every finding, not only the first. */
public final class AreaException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    /**
     * Wraps at least one finding.
     *
     * @param findings at least one; the message has a line for each
     */
    public AreaException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** {@return everything found, in the order of the files and rows} */
    public List<Finding> findings() {
        return findings;
    }
}
