package org.cgeleap.coupling.loop;

import java.util.Locale;

/** How a coupled scenario ended (CONVERGENCE.md §4 of the project's references; CLI contract). */
public enum Status {
    /** Every criterion within the tolerance, at most {@link CoupledLoop#LOOSE}. */
    CONVERGED,
    /** Every criterion within a tolerance the user set above {@link CoupledLoop#LOOSE}. */
    CONVERGED_LOOSE,
    /** The residual stopped falling. */
    STALLED,
    /** The iterates return to where they were. */
    CYCLE,
    /** The residual grows without bound. */
    DIVERGED,
    /** One of the two models failed. */
    SUBMODEL_FAILED,
    /** The cap on iterations was reached. */
    ITERATION_CAP,
    /** No loop: the economy alone, with LEAP's figures held. */
    ALONE,
    /** Stopped from outside before it had ended. */
    INTERRUPTED;

    /** {@return the word used in files} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the scenario may be used} */
    public boolean usable() {
        return this == CONVERGED || this == CONVERGED_LOOSE || this == ALONE;
    }
}
