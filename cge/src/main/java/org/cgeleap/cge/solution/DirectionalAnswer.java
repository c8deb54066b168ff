package org.cgeleap.cge.solution;

import java.util.Arrays;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/**
 * The answer of a solution to a direction, also where bound and condition both bind (a kink): the open complementarities
 * are decided so that each either leaves its bound inwards or lets its condition grow (a linear complementarity problem in
 * the open variables, solved by principal pivoting with the least index; Murty 1974).
 */
final class DirectionalAnswer {
    /** Rates below this part of the largest are rounding. */
    private static final double NOTHING = 1e-10;

    /** Pivots tried at most; a few open complementarities need about as many as there are. */
    private static final int PIVOTS = 200;

    private final EquilibriumSystem system;
    private final ActiveSet set;
    private final Tangents tangents;
    private boolean twoSided;
    private String problem = "";

    DirectionalAnswer(EquilibriumSystem system, ActiveSet set, Tangents tangents) {
        this.system = system;
        this.set = set;
        this.tangents = tangents;
    }

    /** Whether the last answer is also that to the opposite direction. */
    boolean twoSided() {
        return twoSided;
    }

    /** Why there is no answer. */
    String problem() {
        return problem;
    }

    /**
     * Finds dx at a solution x.
     *
     * @param open variables at a bound whose condition is zero too
     * @param fresh whether the set must be linearised first
     */
    boolean find(
            double[] x, int[] open, boolean fresh, double[] dParameters, double[] dHeld, double[] dBound, double[] dx) {
        int[] at = Arrays.stream(open).map(i -> bound(i, x)).toArray();
        boolean linearise = fresh;
        for (int pivot = 0; pivot < PIVOTS; pivot++) {
            if (linearise && !set.linearise(x)) {
                problem = "these conditions depend on the others there: " + String.join(", ", set.dependent());
                return false;
            }
            if (!set.answer(tangents, dParameters, dHeld, dBound, dx)) {
                problem = tangents.undefined()
                        + " has no derivative in this direction: a price or a benchmark value in it is"
                        + " zero, or the conditions cannot be solved for it accurately";
                return false;
            }
            int wrong = wrong(open, at, dBound, dx);
            if (wrong < 0) {
                return true;
            }
            set.side(open[wrong], set.side(open[wrong]) == 0 ? at[wrong] : 0);
            linearise = true;
        }
        problem = "no decision of the open complementarities holds in this direction";
        return false;
    }

    private int bound(int i, double[] x) {
        return set.side(i) != 0 ? set.side(i) : x[i] - system.lower(i) <= system.upper(i) - x[i] ? -1 : 1;
    }

    /** Position of the first open variable that answers to the wrong side, −1 if none does. */
    private int wrong(int[] open, int[] at, double[] dBound, double[] dx) {
        double size = NOTHING;
        for (double d : dx) {
            size = Math.max(size, NOTHING * Math.abs(d));
        }
        twoSided = true;
        for (int k = 0; k < open.length; k++) {
            int i = open[k];
            double rate = set.side(i) == 0 ? dx[i] - dBound[i] : tangents.residual(i) / system.rowScale(i);
            double inward = -at[k] * rate;
            if (inward < -size) {
                return k;
            }
            twoSided &= inward <= size;
        }
        return -1;
    }
}
