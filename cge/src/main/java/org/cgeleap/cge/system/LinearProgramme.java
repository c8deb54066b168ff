package org.cgeleap.cge.system;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;

/** A small linear programme in variables that are not negative. */
final class LinearProgramme {
    /** Entries of the dense tableau beyond which it is not worth the time: some tenths of a second. */
    static final long LARGEST = 400_000;

    private static final int MOST_PIVOTS = 5_000;

    private final int variables;
    private final List<LinearConstraint> rows = new ArrayList<>();

    LinearProgramme(int variables) {
        this.variables = variables;
    }

    /** Whether a programme of this size is small enough to be solved here. */
    static boolean small(int variables, int rows) {
        return (long) (variables + 2 * rows) * rows <= LARGEST;
    }

    void atLeast(double[] coefficients, double value) {
        rows.add(new LinearConstraint(coefficients, Relationship.GEQ, value));
    }

    void atMost(double[] coefficients, double value) {
        rows.add(new LinearConstraint(coefficients, Relationship.LEQ, value));
    }

    void equal(double[] coefficients, double value) {
        rows.add(new LinearConstraint(coefficients, Relationship.EQ, value));
    }

    /** The variables at the largest value of an objective; null if there is none or it is not found. */
    double @Nullable [] largest(double[] objective) {
        return optimum(objective, GoalType.MAXIMIZE);
    }

    /** The variables at the smallest value of an objective; null if there is none or it is not found. */
    double @Nullable [] smallest(double[] objective) {
        return optimum(objective, GoalType.MINIMIZE);
    }

    private double @Nullable [] optimum(double[] objective, GoalType goal) {
        if (!small(variables, rows.size())) {
            return null;
        }
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(MOST_PIVOTS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(rows),
                            goal,
                            new NonNegativeConstraint(true))
                    .getPoint();
        } catch (MathIllegalStateException none) {
            return null; // no point, no bound, or too many pivots
        }
    }
}
