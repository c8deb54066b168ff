package org.cgeleap.calibration.casefile;

import java.util.List;

/** A case that cannot be used; carries all findings at once. */
public final class CaseException extends InputException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /**
     * An error with all findings in its message.
     *
     * @param findings everything that is wrong
     */
    public CaseException(List<Finding> findings) {
        super(findings.stream().map(Finding::message).toList());
        this.findings = List.copyOf(findings);
    }

    /** {@return what is wrong, in the order found} */
    public List<Finding> findings() {
        return findings;
    }
}
