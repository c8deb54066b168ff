package org.cgeleap.cge.file;

import java.util.List;
import java.util.stream.Collectors;

/** A model file that cannot be used, with everything that was found wrong in it. */
public final class ModelFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    ModelFileException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    /** {@return all findings, in the order of the text; at least one} */
    public List<Finding> findings() {
        return findings;
    }
}
