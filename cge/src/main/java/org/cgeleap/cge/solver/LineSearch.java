package org.cgeleap.cge.solver;

import java.util.Arrays;

/**
 * Non-monotone Armijo search along the projected path x(t) = P[x + t d] (Grippo, Lampariello and Lucidi 1986; Ferris
 * and Lucidi 1994): a trial is accepted if its merit is sufficiently below the largest of the last few. Trials outside
 * the domain are shortened like trials that do not descend.
 */
final class LineSearch {
    /** Armijo's constant: the part of the predicted decrease asked for. */
    private static final double SUFFICIENT = 1e-4;

    private final ReformulatedSystem system;
    private final double[] recent;
    private int stored;
    private double stepLength;
    private int trials;

    LineSearch(ReformulatedSystem system, int memory) {
        this.system = system;
        recent = new double[memory];
    }

    /** Forgets the past: only the current merit counts. */
    void restart() {
        Arrays.fill(recent, Double.NEGATIVE_INFINITY);
        stored = 0;
        remember();
    }

    /** Adds the current merit to the memory. */
    void remember() {
        recent[stored++ % recent.length] = system.merit;
    }

    /**
     * Searches along d from the full step down; on success the system's current point has moved.
     *
     * @param decrease predicted decrease of the merit for a full step, &gt; 0
     * @param maxTrials points tried at most
     */
    boolean search(double[] d, double decrease, int maxTrials) {
        double reference = Double.NEGATIVE_INFINITY;
        for (double m : recent) {
            reference = Math.max(reference, m);
        }
        double t = 1;
        for (trials = 1; trials <= maxTrials; trials++) {
            for (int i = 0; i < d.length; i++) {
                system.trialX[i] = system.project(i, system.x[i] + t * d[i]);
            }
            if (system.evaluateTrial() && system.trialMerit <= reference - SUFFICIENT * t * decrease) {
                system.accept();
                remember();
                stepLength = t;
                return true;
            }
            t /= 2;
        }
        trials = maxTrials;
        return false;
    }

    double stepLength() {
        return stepLength;
    }

    int trials() {
        return trials;
    }
}
