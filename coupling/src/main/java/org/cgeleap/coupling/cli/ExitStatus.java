package org.cgeleap.coupling.cli;

/** Exit statuses of every command (the CLI contract). */
final class ExitStatus {
    /** Everything solved, converged and checked. */
    static final int OK = 0;
    /** Something was not solved, did not converge, or failed a check. */
    static final int FAILED = 1;
    /** Wrong usage or input; nothing was solved. */
    static final int INPUT = 2;

    /** Stopped by a signal; what was finished is kept. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
