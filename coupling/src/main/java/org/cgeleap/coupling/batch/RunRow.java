package org.cgeleap.coupling.batch;

import java.io.Serializable;

/**
 * What is kept of a run.
 *
 * @param number of the run in its plan, from 1
 * @param key hash of everything the run depends on
 * @param label for people
 * @param status {@code converged}, or how the first scenario that may not be used ended
 * @param message where and why, for any other status
 * @param iterations of the coupled loop, all scenarios
 * @param residual largest coupled residual of all scenarios
 * @param newtonResidual largest scaled residual of all equilibria
 * @param outputs one value for each output watched, NaN where there is none
 * @param seconds the run took
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers; instances are never compared
public record RunRow(
        int number,
        String key,
        String label,
        String status,
        String message,
        int iterations,
        double residual,
        double newtonResidual,
        double[] outputs,
        double seconds)
        implements Serializable {

    /** {@return whether the outputs may be used} */
    public boolean usable() {
        return status.startsWith("converged");
    }

    /** The same row for the place it has in another plan. */
    RunRow numbered(int other, String otherLabel) {
        return as(other, key, otherLabel);
    }

    /** The same outcome under another number, key and label. */
    RunRow as(int other, String otherKey, String otherLabel) {
        return new RunRow(
                other, otherKey, otherLabel, status, message, iterations, residual, newtonResidual, outputs, seconds);
    }
}
