package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.gradient.GradientCheckFile;
import org.cgeleap.coupling.gradient.GradientFile;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.study.StudyResult;
import picocli.CommandLine.Option;

/** The option {@code --gradient}: derivatives of a run's main paths, and runs solved anew to check them. */
final class GradientOption {
    @Option(
            names = "--gradient",
            split = ",",
            paramLabel = "KEY",
            description =
                    "Exact derivatives of the main paths by these elasticities, * for any part of a key, and three"
                            + " runs solved anew to check them: gradient.csv, gradient-check.csv, sliders in report.html. Takes"
                            + " about as long as five runs.")
    private List<String> keys = List.of();

    /** Writes the files where they were asked for; takes those of another run away in any case. */
    int write(StudyResult study, OutputFolder out, PrintWriter err, GradientCheckFile.Rerun rerun) throws IOException {
        out.remove("gradient.csv");
        out.remove("gradient-check.csv");
        if (keys.isEmpty()) {
            return ExitStatus.OK;
        }
        try {
            Set<String> solved =
                    study.scenarios().stream().map(s -> s.scenario().name()).collect(Collectors.toSet());
            List<Watched> paths = GradientFile.paths(study.calibrated().given()).stream()
                    .filter(p -> solved.containsAll(p.scenarios()))
                    .toList();
            CoupledGradient gradient = CoupledGradient.of(study, elasticities(study), paths);
            out.csv(
                    "gradient.csv",
                    GradientFile.HEADER,
                    GradientFile.rows(study.calibrated().given(), gradient).stream());
            GradientCheckFile.write(gradient, rerun, out);
            return ExitStatus.OK;
        } catch (InputException e) {
            err.println(e.getMessage());
            err.println("gradient.csv is not written");
            return ExitStatus.FAILED;
        }
    }

    private List<String> elasticities(StudyResult study) {
        List<String> known = study.calibrated().aligned().economy().elasticityKeys();
        List<String> chosen = new ArrayList<>();
        for (String key : keys) {
            Pattern pattern = Pattern.compile(Pattern.quote(key).replace("*", "\\E.*\\Q"));
            List<String> found =
                    known.stream().filter(k -> pattern.matcher(k).matches()).toList();
            if (found.isEmpty()) {
                throw new InputException(List.of("--gradient: found " + key + ", which is no elasticity of the model;"
                        + " expected of " + known + ", where * stands for any part"));
            }
            found.stream().filter(k -> !chosen.contains(k)).forEach(chosen::add);
        }
        return chosen;
    }
}
