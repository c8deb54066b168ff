package org.cgeleap.coupling.loop;

/** How the next iterate follows from an iterate and its undamped residual. Holds the memory of one run. */
public interface UpdateMethod {

    /**
     * {@return the next iterate}
     *
     * @param x this iterate
     * @param f its undamped residual G(x) − x
     */
    double[] next(double[] x, double[] f);

    /** Forgets what it has seen: the next iterate was not reached by this method. */
    void restart();

    /** {@return the last step in a word, for the report} */
    String step();

    /** {@return share of the residual the last step took} */
    double stepLength();
}
