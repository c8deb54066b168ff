package org.cgeleap.cge.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The natural residual of the scaled problem, r_i = |x_i − mid(lower_i, x_i − F_i(x)/s_i, upper_i)| with s_i the row scale
 * and x_i in units of its natural size: |F_i|/s_i where the condition must hold, the distance to the bound where the bound must bind (Facchinei
 * and Pang 2003, section 1.5.1). Zero exactly at solutions.
 */
public final class NaturalResidual {

    private NaturalResidual() {}

    /**
     * {@return r_i for one variable}
     *
     * @param x the variable
     * @param lower its lower bound, possibly −∞
     * @param upper its upper bound, possibly +∞
     * @param scale natural size of the variable, in (0, 1]
     * @param f its condition over the row scale
     */
    public static double of(double x, double lower, double upper, double scale, double f) {
        // Written without x − f where no bound interferes: the difference would lose the digits of a small f.
        if (f > 0) {
            return x <= lower ? (lower - x) / scale : Math.min(f, (x - lower) / scale);
        }
        return x >= upper ? (x - upper) / scale : Math.min(-f, (upper - x) / scale);
    }

    /**
     * {@return the largest r_i; f = F(x) in its own units} NaN in f counts as +∞.
     *
     * @param problem for bounds and scales
     * @param x the variables, n values
     * @param f the conditions at x, n values
     */
    public static double worst(ComplementarityProblem problem, double[] x, double[] f) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double r =
                    of(x[i], problem.lower(i), problem.upper(i), problem.variableScale(i), f[i] / problem.rowScale(i));
            worst = Double.isNaN(r) ? Double.POSITIVE_INFINITY : Math.max(worst, r);
        }
        return worst;
    }

    /**
     * {@return the largest residuals by name, at most {@code count}, largest first; f = F(x) in its own units}
     *
     * @param problem for bounds, scales and names
     * @param x the variables, n values
     * @param f the conditions at x, n values
     * @param count largest number of residuals wanted
     */
    public static List<NamedResidual> largest(ComplementarityProblem problem, double[] x, double[] f, int count) {
        List<NamedResidual> all = new ArrayList<>();
        double[] r = new double[x.length];
        boolean[] taken = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            r[i] = of(x[i], problem.lower(i), problem.upper(i), problem.variableScale(i), f[i] / problem.rowScale(i));
            r[i] += 0.0; // no negative zero
        }
        for (int k = 0; k < Math.min(count, x.length); k++) {
            int worst = -1;
            for (int i = 0; i < x.length; i++) {
                if (!taken[i] && (worst < 0 || r[i] > r[worst])) {
                    worst = i;
                }
            }
            taken[worst] = true;
            all.add(new NamedResidual(
                    worst, problem.variableName(worst), problem.conditionName(worst), x[worst], f[worst], r[worst]));
        }
        all.sort(Comparator.comparingDouble(NamedResidual::residual).reversed());
        return all;
    }
}
