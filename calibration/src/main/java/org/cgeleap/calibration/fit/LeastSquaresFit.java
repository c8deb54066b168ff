package org.cgeleap.calibration.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgeleap.calibration.casefile.InputException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Regularised least squares (Tikhonov, in the prior's standard deviations; the posterior mode of a linear model with
 * normal errors): minimise Σ residual² + Σ z², z = (x − prior)/sd, by Levenberg–Marquardt (Moré 1978, as Hipparchus has
 * it) with bounds by projection. Derivatives are forward differences.
 */
public final class LeastSquaresFit {
    /**
     * Step of the differences in prior standard deviations: the coupled run is solved to 1e-6, so its noise stays four
     * orders below what such a step does.
     */
    static final double STEP = 0.1;

    /** Distance of the first step, in prior standard deviations of all parameters together. */
    private static final double FIRST_STEP = 30;

    /** Relative fall of the sum of squares, and relative step, below which a fit has ended. */
    private static final double END = 2e-4;

    /** Weighted residual of every goal where the model is not solved: such a step is refused. */
    private static final double UNSOLVED = 1e4;

    private final FitModel model;
    private final List<FitParameter> parameters;
    private final List<FitGoal> goals;
    private final FitProgress progress;

    private double[] best;
    private double bestCost = Double.POSITIVE_INFINITY;
    private double[] bestFigures = new double[0];
    private int jacobians;

    /**
     * A fit.
     *
     * @param model gives the figures for values of the parameters
     * @param parameters that are moved, with their priors
     * @param progress told of every step
     */
    public LeastSquaresFit(FitModel model, List<FitParameter> parameters, FitProgress progress) {
        this.model = model;
        this.parameters = List.copyOf(parameters);
        this.goals = model.goals();
        this.progress = progress;
        this.best = new double[parameters.size()];
    }

    /**
     * Fits.
     *
     * @param maxSteps largest number of derivatives taken
     * @return the fit as it ended
     * @throws InputException where the model is not solved at the priors
     */
    public FitResult run(int maxSteps) {
        int n = parameters.size();
        double[] prior = model.figures(natural(new double[n]))
                .orElseThrow(() -> new InputException(List.of("fit: the model is not solved at the priors;"
                        + " run the case without fitted values and correct it first")));
        take(new double[n], prior);
        LeastSquaresProblem problem = LeastSquaresFactory.create(
                new Residuals(),
                new ArrayRealVector(goals.size() + n),
                new ArrayRealVector(n),
                null,
                null,
                Integer.MAX_VALUE,
                maxSteps,
                true,
                this::project);
        boolean ended = true;
        try {
            new LevenbergMarquardtOptimizer()
                    .withInitialStepBoundFactor(FIRST_STEP)
                    .withCostRelativeTolerance(END)
                    .withParameterRelativeTolerance(END)
                    .withOrthoTolerance(END)
                    .optimize(problem);
        } catch (MathIllegalStateException e) {
            // the cap on steps, or no further progress possible: the best point found stands
            ended = false;
            progress.said("stopped: " + e.getMessage());
        }
        double[] z = best.clone();
        RealMatrix jacobian = jacobian(z, bestFigures);
        return FitResult.of(parameters, goals, natural(z), prior, bestFigures, jacobian, jacobians, ended);
    }

    /** The least-squares problem in prior standard deviations; the priors are its last rows. */
    private final class Residuals implements ValueAndJacobianFunction {
        private double[] at = new double[0];
        private Optional<double[]> figures = Optional.empty();

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            return new Pair<>(computeValue(point.toArray()), computeJacobian(point.toArray()));
        }

        @Override
        public RealVector computeValue(double[] z) {
            if (!Arrays.equals(z, at)) {
                at = z.clone();
                figures = model.figures(natural(z));
                figures.ifPresent(f -> take(z, f));
            }
            double[] rows = new double[goals.size() + z.length];
            for (int i = 0; i < goals.size(); i++) {
                rows[i] = figures.isPresent() ? goals.get(i).residual(figures.get()[i]) : UNSOLVED;
            }
            System.arraycopy(z, 0, rows, goals.size(), z.length);
            return new ArrayRealVector(rows, false);
        }

        @Override
        public RealMatrix computeJacobian(double[] z) {
            computeValue(z);
            return withPriors(jacobian(z, figures.orElse(bestFigures)));
        }
    }

    private static RealMatrix withPriors(RealMatrix data) {
        int n = data.getColumnDimension();
        RealMatrix all = new Array2DRowRealMatrix(data.getRowDimension() + n, n);
        all.setSubMatrix(data.getData(), 0, 0);
        all.setSubMatrix(MatrixUtils.createRealIdentityMatrix(n).getData(), data.getRowDimension(), 0);
        return all;
    }

    /** Weighted residuals by parameter in prior standard deviations, at a point with its figures. */
    private RealMatrix jacobian(double[] z, double[] figures) {
        jacobians++;
        int n = z.length;
        double[] changed = new double[n];
        double[] steps = new double[n];
        double[] x = natural(z);
        for (int p = 0; p < n; p++) {
            FitParameter parameter = parameters.get(p);
            steps[p] = x[p] + STEP * parameter.sd() <= parameter.upper() ? STEP : -STEP;
            changed[p] = x[p] + steps[p] * parameter.sd();
        }
        if (!model.figures(x).isPresent()) {
            throw new IllegalStateException("the model was solved at this point before");
        }
        List<Optional<double[]>> beside = model.figuresBeside(x, changed);
        RealMatrix jacobian = new Array2DRowRealMatrix(goals.size(), n);
        for (int p = 0; p < n; p++) {
            if (beside.get(p).isEmpty()) {
                // a parameter that cannot be moved here is left where it is for this step
                progress.said(parameters.get(p).name() + ": not solved beside this point, held for this step");
                continue;
            }
            double[] other = beside.get(p).get();
            for (int i = 0; i < goals.size(); i++) {
                FitGoal goal = goals.get(i);
                jacobian.setEntry(i, p, (goal.residual(other[i]) - goal.residual(figures[i])) / steps[p]);
            }
        }
        return jacobian;
    }

    private void take(double[] z, double[] figures) {
        double data = 0;
        int worst = 0;
        double[] residuals = new double[goals.size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = goals.get(i).residual(figures[i]);
            data += residuals[i] * residuals[i];
            worst = Math.abs(residuals[i]) > Math.abs(residuals[worst]) ? i : worst;
        }
        double cost = data;
        for (double v : z) {
            cost += v * v;
        }
        if (cost < bestCost) {
            bestCost = cost;
            best = z.clone();
            bestFigures = figures.clone();
            progress.said(String.format(
                    Locale.ROOT,
                    "sum of squares %.3f, of which targets %.3f, priors %.3f; worst %s, weighted residual %.2f",
                    cost,
                    data,
                    cost - data,
                    goals.get(worst).id(),
                    residuals[worst]));
        }
    }

    private RealVector project(RealVector z) {
        RealVector inside = z.copy();
        for (int p = 0; p < parameters.size(); p++) {
            FitParameter parameter = parameters.get(p);
            double low = (parameter.lower() - parameter.prior()) / parameter.sd();
            double high = (parameter.upper() - parameter.prior()) / parameter.sd();
            inside.setEntry(p, Math.min(Math.max(z.getEntry(p), low), high));
        }
        return inside;
    }

    private double[] natural(double[] z) {
        double[] x = new double[z.length];
        for (int p = 0; p < x.length; p++) {
            x[p] = parameters.get(p).prior() + parameters.get(p).sd() * z[p];
        }
        return x;
    }
}
