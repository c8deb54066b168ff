package org.cgeleap.coupling.loop;

import java.util.List;

/**
 * One round of the loop.
 *
 * @param number 1 for the first
 * @param criteria measured before any damping or acceleration
 * @param step the method that led to this iterate
 * @param stepLength share of the undamped residual that step took, 0 for the start
 * @param contraction ratio of the fixed-point residual to that of the round before, NaN in the first
 * @param predictedLeft rounds left at the mean contraction of the last rounds, NaN where it does not contract
 * @param seconds of this round
 * @param newtonIterations of the economy's years in this round
 */
public record Iteration(
        int number,
        List<Criterion> criteria,
        String step,
        double stepLength,
        double contraction,
        double predictedLeft,
        double seconds,
        int newtonIterations) {

    /**
     * Copies the criteria.
     *
     * @param number 1 for the first
     * @param criteria measured before any damping or acceleration
     * @param step the method that led to this iterate
     * @param stepLength share of the undamped residual that step took, 0 for the start
     * @param contraction ratio of the fixed-point residual to that of the round before, NaN in the first
     * @param predictedLeft rounds left at the mean contraction of the last rounds, NaN where it does not contract
     * @param seconds of this round
     * @param newtonIterations of the economy's years in this round
     */
    public Iteration {
        criteria = List.copyOf(criteria);
    }

    /** {@return largest norm of all criteria} */
    public double norm() {
        return criteria.stream().mapToDouble(Criterion::norm).max().orElse(Double.NaN);
    }
}
