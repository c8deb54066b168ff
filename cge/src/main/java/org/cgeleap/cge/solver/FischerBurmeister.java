package org.cgeleap.cge.solver;

/**
 * The Fischer–Burmeister reformulation of one complementarity condition, φ(a, b) = a + b − √(a² + b²), zero exactly
 * where a ≥ 0, b ≥ 0 and a b = 0; for two bounds nested as in Billups (1995): φ(x − l, −φ(u − x, −f)). Holds the value
 * and an element of the generalised gradient of the last call, with respect to the variable and to the condition.
 */
final class FischerBurmeister {
    /** Element of the generalised gradient at a = b = 0: the limit along a = b. */
    private static final double AT_ORIGIN = 1 - Math.sqrt(0.5);

    /** Sizes between which squares neither overflow nor vanish. */
    private static final double LEAST = 1e-140;

    private static final double MOST = 1e140;

    private double value;
    private double byVariable;
    private double byCondition;

    /** Evaluates at variable x in [lower, upper], measured in units of {@code scale}, and scaled condition f. */
    void at(double x, double lower, double upper, double scale, double f) {
        boolean below = lower > Double.NEGATIVE_INFINITY;
        boolean above = upper < Double.POSITIVE_INFINITY;
        if (!below && !above) {
            value = f;
            byVariable = 0;
            byCondition = 1;
        } else if (!(lower < upper)) {
            value = (x - lower) / scale;
            byVariable = 1 / scale;
            byCondition = 0;
        } else if (!above) {
            pair((x - lower) / scale, f);
            byVariable /= scale;
        } else {
            pair((upper - x) / scale, -f);
            value = -value;
            byVariable /= scale; // twice negative
            if (below) {
                double inner = byVariable;
                double innerCondition = byCondition;
                pair((x - lower) / scale, value);
                byVariable = byVariable / scale + byCondition * inner;
                byCondition *= innerCondition;
            }
        }
    }

    private void pair(double a, double b) {
        double norm = norm(a, b);
        if (norm == 0) {
            value = 0;
            byVariable = AT_ORIGIN;
            byCondition = AT_ORIGIN;
            return;
        }
        // Where terms nearly cancel, the algebraically equal quotient keeps the digits.
        value = a + b > 0 ? 2 * a * (b / (a + b + norm)) : a + b - norm;
        byVariable = a > 0 ? b / norm * (b / (norm + a)) : 1 - a / norm;
        byCondition = b > 0 ? a / norm * (a / (norm + b)) : 1 - b / norm;
    }

    /** √(a² + b²); {@link Math#hypot} costs several times as much and is kept for sizes that need it. */
    private static double norm(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return larger > LEAST && larger < MOST ? Math.sqrt(a * a + b * b) : Math.hypot(a, b);
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
}
