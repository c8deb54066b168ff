package org.cgeleap.cge.solver;

/**
 * A mixed complementarity problem: find x between its bounds such that for every i
 *
 * <pre>
 *   x_i = lower_i  and  F_i(x) &gt;= 0,   or
 *   x_i = upper_i  and  F_i(x) &lt;= 0,   or
 *   lower_i &lt; x_i &lt; upper_i  and  F_i(x) = 0.
 * </pre>
 *
 * <p>The Jacobian F' has a fixed sparsity pattern in compressed columns. Parameters behind the problem may change
 * between calls of the solver, the pattern may not.
 */
public interface ComplementarityProblem {

    /** {@return number of variables, and of conditions} */
    int size();

    /** {@return column pointers of the Jacobian's pattern, n + 1 of them; fixed for the life of the problem} */
    int[] columnPointers();

    /** {@return row indices of the Jacobian's pattern, ascending in each column; the diagonal is always present} */
    int[] rowIndices();

    /**
     * {@return lower bound of variable i, possibly −∞}
     *
     * @param i position of the variable, from 0
     */
    double lower(int i);

    /**
     * {@return upper bound of variable i, possibly +∞}
     *
     * @param i position of the variable, from 0
     */
    double upper(int i);

    /**
     * {@return smallest value of variable i worth trying, at or above its lower bound: above it where the condition is an equation
     * but smaller values mean nothing, or where the equation says outright what the value is}
     *
     * @param i position of the variable, from 0
     */
    default double leastTried(int i) {
        return lower(i);
    }

    /**
     * {@return largest value of variable i worth trying, at or below its upper bound}
     *
     * @param i position of the variable, from 0
     */
    default double mostTried(int i) {
        return upper(i);
    }

    /**
     * Writes F(x) into f.
     *
     * @param x the variables, n values
     * @param f receives the conditions, n values
     * @return false if x is outside the domain or a value is not finite; f is then undefined
     */
    boolean evaluate(double[] x, double[] f);

    /**
     * Writes F'(x) into values, in the order of the pattern; called after {@link #evaluate} at the same x.
     *
     * @param x the variables, n values
     * @param values receives one value for each entry of the pattern
     * @return false if a value is not finite; values are then undefined
     */
    boolean jacobian(double[] x, double[] values);

    /**
     * {@return natural size of condition i, &gt; 0, in the units of F_i; residuals are reported relative to it}
     *
     * @param i position of the condition, from 0
     */
    double rowScale(int i);

    /**
     * {@return natural size of variable i, &gt; 0: distances from its bounds are reported relative to it} Below 1
     * where a variable of a size near the tolerance would pass as zero, above it where the unit of the problem is large.
     *
     * @param i position of the variable, from 0
     */
    default double variableScale(int i) {
        return 1;
    }

    /**
     * {@return value from which the size of a start is measured: 0, or of a logarithm that of the problem's unit}
     *
     * @param i position of the variable, from 0
     */
    default double origin(int i) {
        return 0;
    }

    /**
     * {@return largest sensible change of x_i in one Newton step (3, say, for a logarithm), or +∞}
     *
     * @param i position of the variable, from 0
     */
    double maxStep(int i);

    /**
     * {@return name of variable i, for reports}
     *
     * @param i position of the variable, from 0
     */
    String variableName(int i);

    /**
     * {@return name of condition i, for reports}
     *
     * @param i position of the condition, from 0
     */
    String conditionName(int i);
}
