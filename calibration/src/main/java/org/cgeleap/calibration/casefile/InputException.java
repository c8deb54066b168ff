package org.cgeleap.calibration.casefile;

import java.util.List;

/** Input that cannot be used: every message says where, what was found and what was expected. */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    /**
     * The messages.
     *
     * @param messages one for each thing wrong, in the order found
     */
    public InputException(List<String> messages) {
        super(String.join(System.lineSeparator(), messages));
        this.messages = List.copyOf(messages);
    }

    /** {@return the messages one by one} */
    public List<String> messages() {
        return messages;
    }
}
