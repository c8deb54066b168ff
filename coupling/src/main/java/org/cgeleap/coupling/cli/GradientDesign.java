package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.RunRequest;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.gradient.GradientFile;
import org.cgeleap.coupling.gradient.StoredGradient;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.page.GradientPage;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.ResultsTable;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.sensitivity.InputSpace;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;

/** {@code sensitivity --design gradient}: one run of every scenario, and the exact derivatives of its results. */
final class GradientDesign {
    /** A derivative is that of the point the loop stops at: closer than an ordinary run, for two rounds more. */
    static final double LOOP_TOLERANCE = 1e-9;

    private static final String GRADIENT = "gradient";

    private GradientDesign() {}

    static int run(Path folder, StudyFile study, int threads, Path out, Optional<TableFormat> format, PrintWriter err)
            throws IOException {
        StudyOptions standard = StudyOptions.standard();
        LoopOptions loop = standard.loop().withTolerance(LOOP_TOLERANCE);
        Calibrated calibrated = Calibration.of(folder, CaseLocation.home(), Map.of(), standard.solver());
        List<String> parameters = parameters(study, calibrated);
        List<Watched> outputs = new ArrayList<>(study.watch());
        GradientFile.paths(calibrated.given()).stream()
                .filter(p -> outputs.stream().noneMatch(o -> o.name().equals(p.name())))
                .forEach(outputs::add);
        StudyResult solved = new Study(
                        calibrated, new StudyOptions(Set.of(), loop, standard.solver(), threads), Progress.NONE)
                .run();
        if (!solved.usable()) {
            solved.skipped().forEach(s -> err.println("  failed: " + s));
            solved.scenarios().stream()
                    .filter(r -> !r.status().usable())
                    .map(GradientDesign::failure)
                    .forEach(err::println);
            err.println("no gradient: expected every scenario to converge");
            err.flush();
            return ExitStatus.FAILED;
        }
        CoupledGradient gradient =
                CoupledGradient.of(solved, parameters, outputs, CoupledGradient.Otherwise.DIFFERENCES);
        List<String> missing = new ArrayList<>();
        for (int w = 0; w < study.watch().size(); w++) {
            if (Double.isNaN(gradient.values()[w])) {
                missing.add(
                        "watch: found " + study.watch().get(w).name()
                                + ", of which the run has no value; expected a variable, items, scenario and year of results.csv");
            }
        }
        if (!missing.isEmpty()) {
            throw new InputException(missing);
        }
        OutputFolder output = new OutputFolder(out);
        write(output, calibrated, gradient, format);
        int watched = study.watch().size();
        new StoredGradient(study.title(), watched, gradient).write(output, new Version().getVersion()[0]);
        output.text("report.html", GradientPage.of(study.title(), gradient, watched));
        err.println(String.format(
                Locale.ROOT,
                "%d results by %d parameters; run %.1f s, gradient %.1f s",
                outputs.size(),
                parameters.size(),
                solved.seconds(),
                gradient.seconds()));
        for (int k = 0; k < parameters.size(); k++) {
            CoupledGradient.Way way = gradient.ways().get(k);
            if (way.method() != CoupledGradient.Method.EXACT) {
                err.println("  " + parameters.get(k)
                        + (way.method() == CoupledGradient.Method.NONE
                                ? ": no derivative: "
                                : ": by differences of studies solved again, as there is no exact derivative: ")
                        + way.why());
            }
        }
        err.println("results in " + out);
        err.flush();
        return gradient.complete() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** Writes {@code gradient.csv}, and the same as Parquet where that was asked for. */
    static void write(
            OutputFolder output, Calibrated calibrated, CoupledGradient gradient, Optional<TableFormat> format)
            throws IOException {
        List<Object[]> rows = GradientFile.rows(calibrated.given(), gradient);
        output.csv(GRADIENT + ".csv", GradientFile.HEADER, rows.stream());
        ParquetOption.clear(output, GRADIENT);
        if (format.isPresent()) {
            Map<String, String> notes = ResultsTable.notes(
                    Map.of("case", calibrated.given().title(), "version", new Version().getVersion()[0]));
            output.table(GRADIENT, TypedTable.ofCells(GRADIENT, GradientFile.COLUMNS, rows, notes), format.get());
        }
    }

    private static String failure(CoupledResult result) {
        return "  failed: " + result.scenario().name() + " " + result.status().word() + " " + result.message();
    }

    /** The study's inputs; a factor on an elasticity is the elasticity as far as derivatives go. */
    static List<String> parameters(StudyFile study, Calibrated calibrated) {
        List<String> elasticities = calibrated.aligned().economy().elasticityKeys();
        return study.space().inputs().stream()
                .map(InputSpace.Input::name)
                .map(name -> elasticities.contains(RunRequest.key(name)) ? RunRequest.key(name) : name)
                .distinct()
                .toList();
    }
}
