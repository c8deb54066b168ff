package org.cgeleap.cge.system;

import java.util.List;

/** A model that cannot be compiled, with everything that is wrong with it. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    /**
     * @param title of the model
     * @param findings each one a sentence that names the place, what was found and what was expected
     */
    public ModelException(String title, List<String> findings) {
        super("model '" + title + "' has " + findings.size() + (findings.size() == 1 ? " fault:\n  " : " faults:\n  ")
                + String.join("\n  ", findings));
        this.findings = List.copyOf(findings);
    }

    /** {@return all findings, in the order of the model} */
    public List<String> findings() {
        return findings;
    }
}
