package org.cgeleap.coupling.fit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.fit.FitPlan;
import org.cgeleap.calibration.fit.FitProgress;
import org.cgeleap.calibration.fit.FitResult;
import org.cgeleap.calibration.fit.LeastSquaresFit;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;

/**
 * The fit of a case to its targets ({@code calibrate --fit}): from the priors, whatever was fitted before, so that the
 * same case gives the same values again.
 *
 * @param fitted case with the values found, calibrated
 * @param plan of the fit
 * @param result of the fit; its figures are those of a run with the values as written
 * @param values that go into the file
 */
public record FitJob(Calibrated fitted, FitPlan plan, FitResult result, List<FittedValue> values) {

    /**
     * Copies the values.
     *
     * @param fitted case with the values found, calibrated
     * @param plan of the fit
     * @param result of the fit
     * @param values that go into the file
     */
    public FitJob {
        values = List.copyOf(values);
    }

    /**
     * Fits.
     *
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param set parameters with other values
     * @param options of the runs the fit makes
     * @param maxSteps largest number of derivatives taken
     * @param progress told of every step
     * @return the fit, with a run of the values as written
     * @throws InputException with everything that is wrong with the case or its fit file
     */
    public static FitJob run(
            Path folder, Path home, Map<String, Double> set, StudyOptions options, int maxSteps, FitProgress progress) {
        CaseInputs inputs = CaseInputs.readPriors(folder, home, set);
        FitPlan plan = FitPlan.of(inputs);
        Calibrated priors = Calibration.of(inputs, options.solver());
        CoupledFigures figures = new CoupledFigures(priors, plan, options);
        if (figures.goals().isEmpty()) {
            throw new InputException(List.of("targets.csv: found no row with a weight; expected a column weight with a"
                    + " number above zero for every figure the fit aims at"));
        }
        progress.said(plan.size() + " parameters, " + figures.goals().size() + " goals");
        FitResult result = new LeastSquaresFit(figures, plan.parameters(), progress).run(maxSteps);
        double[] x = result.parameters().stream()
                .mapToDouble(FitResult.Estimate::value)
                .toArray();
        // a run of its own with the values as written, from the start every run has, not from the path of the fit
        List<FittedValue> values = plan.written(x);
        Calibrated fitted = priors.with(values);
        StudyResult study = new Study(fitted, options, Progress.NONE).run();
        if (!study.usable()) {
            throw new InputException(List.of(
                    "fit: the coupled run does not converge at the fitted values; narrow the bounds or the sd of fit.csv around"
                            + " the priors, and see with `cgeleap run` without fitted values that it converges there"));
        }
        return new FitJob(fitted, plan, result.with(figures.of(study)), values);
    }
}
