package org.cgeleap.cge.solver;

/**
 * The smoothed minimum of two numbers, m(a, b) = (a + b − √((a − b)² + 4 μ²)) / 2 (Chen and Harker 1993): zero exactly where
 * a &gt; 0, b &gt; 0 and a b = μ². For two bounds nested as in {@link FischerBurmeister}. Holds the value and its derivatives
 * by the variable, by the condition and by μ of the last call.
 */
final class SmoothedMinimum {
    private double value;
    private double byVariable;
    private double byCondition;
    private double byMu;

    /** Evaluates at distances {@code below} and {@code above} from the bounds, +∞ where there is none, and condition f. */
    void at(double below, double above, double f, double mu) {
        double inner = f;
        double innerVariable = 0;
        double innerCondition = 1;
        double innerMu = 0;
        if (above < Double.POSITIVE_INFINITY) {
            pair(above, -f, mu);
            inner = -value; // twice negative: the distance above and the condition
            innerVariable = byVariable;
            innerCondition = byCondition;
            innerMu = -byMu;
        }
        if (below < Double.POSITIVE_INFINITY) {
            pair(below, inner, mu);
            byVariable += byCondition * innerVariable;
            byMu += byCondition * innerMu;
            byCondition *= innerCondition;
        } else {
            value = inner;
            byVariable = innerVariable;
            byCondition = innerCondition;
            byMu = innerMu;
        }
    }

    private void pair(double a, double b, double mu) {
        double root = Math.sqrt((a - b) * (a - b) + 4 * mu * mu);
        // the quotient keeps the digits where the terms nearly cancel
        value = a + b > 0 ? 2 * (a * b - mu * mu) / (a + b + root) : (a + b - root) / 2;
        byVariable = root > 0 ? (1 - (a - b) / root) / 2 : 0.5;
        byCondition = 1 - byVariable;
        byMu = root > 0 ? -2 * mu / root : -1;
    }

    double value() {
        return value;
    }

    double byVariable() {
        return byVariable;
    }

    double byCondition() {
        return byCondition;
    }

    double byMu() {
        return byMu;
    }
}
