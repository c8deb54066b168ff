package org.cgeleap.calibration.fit;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A fit as it ended.
 *
 * @param parameters each with prior, value, standard error and what the data say of it
 * @param goals each with its figure at the priors and at the fit
 * @param singularValues of the goals' derivatives in prior standard deviations: directions above 1 are known better from
 *     the targets than from the priors
 * @param steps number of derivatives taken
 * @param ended whether the fit ended by itself; else the cap on steps was reached and the best point stands
 */
public record FitResult(
        List<Estimate> parameters, List<Met> goals, List<Double> singularValues, int steps, boolean ended) {

    /** Share of what is known of a parameter that comes from the targets, from which on they identify it. */
    public static final double IDENTIFIED = 0.5;

    /**
     * A fitted parameter.
     *
     * @param parameter with its prior
     * @param value fitted
     * @param standardError sd · √(Σ v²/(1 + s²)) over the singular vectors v and values s: prior and targets together
     * @param fromData Σ v² s²/(1 + s²), the share of what is known of it that comes from the targets; 0 = the prior alone
     * @param atBound whether it stands at one of its bounds
     */
    public record Estimate(
            FitParameter parameter, double value, double standardError, double fromData, boolean atBound) {

        /** {@return whether the targets identify it} */
        public boolean identified() {
            return fromData >= IDENTIFIED;
        }
    }

    /**
     * A goal and how it was met.
     *
     * @param goal that was asked for
     * @param before figure at the priors
     * @param fit figure at the fitted values
     */
    public record Met(FitGoal goal, double before, double fit) {

        /**
         * Fit less value.
         *
         * @return in the goal's unit
         */
        public double residual() {
            return fit - goal.value();
        }

        /**
         * Weighted residual: 1 is one tolerance at weight 1.
         *
         * @return no unit
         */
        public double weighted() {
            return goal.residual(fit);
        }
    }

    /**
     * Copies the lists.
     *
     * @param parameters each with prior, value, standard error and what the data say of it
     * @param goals each with its figure at the priors and at the fit
     * @param singularValues of the goals' derivatives in prior standard deviations
     * @param steps number of derivatives taken
     * @param ended whether the fit ended by itself
     */
    public FitResult {
        parameters = List.copyOf(parameters);
        goals = List.copyOf(goals);
        singularValues = List.copyOf(singularValues);
    }

    static FitResult of(
            List<FitParameter> parameters,
            List<FitGoal> goals,
            double[] x,
            double[] prior,
            double[] figures,
            RealMatrix jacobian,
            int steps,
            boolean ended) {
        SingularValueDecomposition svd = new SingularValueDecomposition(jacobian);
        double[] s = svd.getSingularValues();
        RealMatrix v = svd.getV();
        List<Estimate> estimates = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            double fromData = 0;
            for (int k = 0; k < s.length; k++) {
                fromData += v.getEntry(p, k) * v.getEntry(p, k) * s[k] * s[k] / (1 + s[k] * s[k]);
            }
            FitParameter parameter = parameters.get(p);
            // the projection onto a bound is exact up to the rounding of prior + sd · z
            double slack = 1e-9 * parameter.sd();
            boolean atBound = x[p] <= parameter.lower() + slack || x[p] >= parameter.upper() - slack;
            estimates.add(new Estimate(
                    parameter, x[p], parameter.sd() * Math.sqrt(Math.max(1 - fromData, 0)), fromData, atBound));
        }
        List<Met> met = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            met.add(new Met(goals.get(i), prior[i], figures[i]));
        }
        List<Double> values = new ArrayList<>();
        for (double value : s) {
            values.add(value);
        }
        return new FitResult(estimates, met, values, steps, ended);
    }

    /**
     * {@return the same fit with the figures of a run made with the values as written}
     *
     * @param figures ours by goal
     */
    public FitResult with(double[] figures) {
        List<Met> met = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            met.add(new Met(goals.get(i).goal(), goals.get(i).before(), figures[i]));
        }
        return new FitResult(parameters, met, singularValues, steps, ended);
    }
}
