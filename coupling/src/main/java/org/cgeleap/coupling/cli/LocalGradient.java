package org.cgeleap.coupling.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            List<String> parameters = GradientDesign.parameters(study, calibrated);
            StudyOptions close = new StudyOptions(
                    Set.copyOf(study.scenarios()),
                    standard.loop().withTolerance(GradientDesign.LOOP_TOLERANCE),
                    standard.solver(),
                    threads);
            StudyResult solved = new Study(calibrated, close, Progress.NONE).run();
            if (!solved.usable()) {
                return none("not every scenario converged at the case's own values");
            }
            CoupledGradient gradient =
                    CoupledGradient.of(solved, parameters, study.watch(), CoupledGradient.Otherwise.LEAVE_OUT);
            return gradient.ways().stream().allMatch(w -> w.method() == CoupledGradient.Method.NONE)
                    ? none("none of the inputs has an exact one ("
                            + gradient.ways().stream()
                                    .map(CoupledGradient.Way::why)
                                    .distinct()
                                    .collect(Collectors.joining("; "))
                            + "); --design gradient takes differences there")
                    : new LocalGradient(Optional.of(calibrated), Optional.of(gradient), "");
        } catch (InputException e) {
            return none(String.join("; ", e.messages()));
        }
    }

    static LocalGradient none(String why) {
        return new LocalGradient(Optional.empty(), Optional.empty(), why);
    }
}
