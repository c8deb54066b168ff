package org.cgeleap.coupling.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;

/**
 * The exact gradient at the case's own values that stands beside a design's indices.
 *
 * @param calibrated the case; empty where there is no gradient
 * @param gradient of the watched results by those inputs that have one
 * @param why there is none, in words; empty where there is one
 */
record LocalGradient(Optional<Calibrated> calibrated, Optional<CoupledGradient> gradient, String why) {

    /** Solves the case once and differentiates it; whatever keeps it from having a gradient is said, not thrown. */
    static LocalGradient of(Path folder, StudyFile study, int threads) {
        StudyOptions standard = StudyOptions.standard();
        try {
            Calibrated calibrated = Calibration.of(folder, CaseLocation.home(), Map.of(), standard.solver());
            List<String> parameters =
                    CoupledGradient.differentiable(calibrated, GradientDesign.parameters(study, calibrated));
            if (parameters.isEmpty()) {
                return none(
                        "none of the inputs is an elasticity or another number that acts through the parameters of years");
            }
            StudyOptions close = new StudyOptions(
                    Set.copyOf(study.scenarios()),
                    standard.loop().withTolerance(GradientDesign.LOOP_TOLERANCE),
                    standard.solver(),
                    threads);
            StudyResult solved = new Study(calibrated, close, Progress.NONE).run();
            return solved.usable()
                    ? new LocalGradient(
                            Optional.of(calibrated),
                            Optional.of(CoupledGradient.of(solved, parameters, study.watch())),
                            "")
                    : none("not every scenario converged at the case's own values");
        } catch (InputException e) {
            return none(String.join("; ", e.messages()));
        }
    }

    static LocalGradient none(String why) {
        return new LocalGradient(Optional.empty(), Optional.empty(), why);
    }
}
