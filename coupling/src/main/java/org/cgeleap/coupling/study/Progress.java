package org.cgeleap.coupling.study;

import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.ExchangeRecord;
import org.cgeleap.coupling.loop.Iteration;

/** Told what a study does while it does it; called from several threads. */
public interface Progress {

    /** Says nothing. */
    Progress NONE = new Progress() {};

    /**
     * A stage has begun.
     *
     * @param what the stage, in words
     */
    default void stage(String what) {}

    /**
     * A round of a scenario's loop has ended.
     *
     * @param scenario name
     * @param iteration norms and step of the round
     */
    default void iteration(String scenario, Iteration iteration) {}

    /**
     * As {@link #iteration}, with all that was exchanged; called before it.
     *
     * @param exchange vectors that went each way
     */
    default void exchange(ExchangeRecord exchange) {}

    /** {@return whether to stop before the next round} */
    default boolean interrupted() {
        return false;
    }

    /**
     * A scenario has ended.
     *
     * @param result of the scenario, converged or not
     */
    default void ended(CoupledResult result) {}
}
