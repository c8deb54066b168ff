package org.cgeleap.cge.solution;

import java.util.List;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.Tangents;

/**
 * How solutions of one system move along directions of its parameters and held values, for whoever follows many
 * solutions and many directions: F'_x dx = −(F'_p dp + F'_h dh) with every complementarity decided as the solution has
 * it. The Jacobian of a solution is factorised once; each direction costs one pass over the model and one linear solve.
 *
 * <p>As every complementarity keeps its decision, answers add up: the answer to a sum of directions is the sum of the
 * answers. Where a variable is at its bound and its condition is zero too ({@link #open()}), the answer is that of the
 * side on which the variable stays at its bound; {@link #side} says which that is.
 *
 * <p>One per thread and system.
 */
public final class SolutionTangent {
    /** Rates below this part of the largest are rounding. */
    private static final double NOTHING = 1e-10;

    private final EquilibriumSystem system;
    private final ActiveSet active;
    private final Tangents tangents;
    private final double[] x;
    private final double[] f;
    private int[] open = {};

    /** Where an answer holds at a solution with open complementarities. */
    public enum Side {
        /** To both sides. */
        BOTH,
        /** Only if the parameter grows. */
        UP,
        /** Only if the parameter falls. */
        DOWN,
        /** To neither: several complementarities switch, some on one side, some on the other. */
        NEITHER
    }

    /**
     * Work space for a system; {@link #at} comes first.
     *
     * @param system whose solutions are followed, with closure and parameters as they will be set on it
     */
    public SolutionTangent(EquilibriumSystem system) {
        this.system = system;
        this.active = new ActiveSet(system);
        this.tangents = new Tangents(system);
        this.x = new double[system.size()];
        this.f = new double[x.length];
    }

    /**
     * Linearises at a solution of the system as it stands, with the parameters, holds and bounds now set on it.
     *
     * @param natural the solution, natural units
     * @throws IllegalStateException if the point cannot be evaluated or the Jacobian is singular
     */
    public void at(double[] natural) {
        system.toSolver(natural, x);
        if (!active.decide(x, ActiveSet.OPEN)) {
            throw new IllegalStateException("derivative: the point cannot be evaluated; expected a solution");
        }
        open = active.open();
        if (!active.linearise(x)) {
            throw new IllegalStateException("derivative: these conditions depend on the others at the solution: "
                    + String.join(", ", active.dependent()));
        }
    }

    /** {@return variables at a bound whose condition is zero too: derivatives may differ from side to side} */
    public List<String> open() {
        return active.names(open);
    }

    /**
     * {@return the answer to a direction, in solver units; flows are not known after it}
     *
     * @param dParameters of all parameters
     * @param dHeld of the values that variables are held at in the place of each condition, natural units
     * @throws IllegalStateException if there is none
     */
    public double[] answer(double[] dParameters, double[] dHeld) {
        double[] dx = new double[x.length];
        requireDefined(tangents.along(dParameters, dx, dHeld));
        for (int i = 0; i < dx.length; i++) {
            dx[i] = active.side(i) == 0 ? -tangents.residual(i) : 0;
        }
        if (!active.solve(dx)) {
            throw new IllegalStateException("derivative: the linear system cannot be solved accurately");
        }
        return dx;
    }

    /**
     * Carries flows and conditions along a direction and its answer; {@link #flow}, {@link #side} are of it.
     *
     * @param dParameters of all parameters
     * @param dHeld of the values that variables are held at in the place of each condition, natural units
     * @param dx the answer, solver units
     * @throws IllegalStateException if a flow or condition has no derivative in this direction
     */
    public void carry(double[] dParameters, double[] dHeld, double[] dx) {
        requireDefined(tangents.along(dParameters, dx, dHeld));
    }

    private void requireDefined(boolean defined) {
        if (!defined) {
            throw new IllegalStateException("derivative: " + tangents.undefined()
                    + " has none in this direction: a price or a benchmark value in it is zero");
        }
    }

    /**
     * {@return rate of the flow of a leaf along the last direction carried}
     *
     * @param leaf position among the model's leaves
     */
    public double flow(int leaf) {
        return tangents.flow(leaf);
    }

    /**
     * {@return rate of a variable in natural units}
     *
     * @param variable position in the order of the model's variables
     * @param dx the answer, solver units
     */
    public double value(int variable, double[] dx) {
        return system.logarithmic(variable) ? Math.exp(x[variable]) * dx[variable] : dx[variable];
    }

    /**
     * {@return rate of the logarithm of a variable; 0 where it is zero}
     *
     * @param variable position in the order of the model's variables
     * @param dx the answer, solver units
     */
    public double relative(int variable, double[] dx) {
        return system.logarithmic(variable) ? dx[variable] : x[variable] == 0 ? 0 : dx[variable] / x[variable];
    }

    /**
     * {@return where the answer last carried holds}
     *
     * @param dx the answer last carried
     */
    public Side side(double[] dx) {
        double size = NOTHING;
        for (double d : dx) {
            size = Math.max(size, NOTHING * Math.abs(d));
        }
        boolean up = true;
        boolean down = true;
        for (int i : open) {
            double inward = -active.side(i) * tangents.residual(i) / system.rowScale(i);
            up &= inward >= -size;
            down &= inward <= size;
        }
        return up && down ? Side.BOTH : up ? Side.UP : down ? Side.DOWN : Side.NEITHER;
    }

    /**
     * {@return the point a step along an answer, evaluated with the parameters there: first-order close to the solution of those
     * parameters, so that central differences of whatever is read off two such points are its exact derivative but for the
     * square of the step}
     *
     * @param like the solution
     * @param parameters of the moved point, which are set on the system
     * @param dx an answer, or a sum of answers, in solver units
     * @param step along dx
     */
    public Equilibrium moved(Equilibrium like, double[] parameters, double[] dx, double step) {
        system.parameters(parameters);
        double[] at = new double[x.length];
        double[] natural = like.values();
        for (int i = 0; i < at.length; i++) {
            at[i] = (system.logarithmic(i) ? Math.log(natural[i]) : natural[i]) + step * dx[i];
        }
        boolean defined = system.evaluate(at, f);
        return new Equilibrium(system, parameters.clone(), at, defined, Double.POSITIVE_INFINITY, List.of());
    }
}
