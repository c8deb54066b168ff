package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.FittedFile;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.economy.BenchmarkElasticities;
import org.cgeleap.calibration.fit.FitResult;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.fit.FitJob;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.page.CalibrationPage;
import org.cgeleap.coupling.results.CalibrationFiles;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.Checks;
import org.cgeleap.coupling.results.FitFiles;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The calibration job alone. */
@Command(
        name = "calibrate",
        description =
                "Tables, concordance, balance, accounts, energy, shares and alignment, with a report of every change.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: cgeleap calibrate chongqing --out calibration",
            "Example: cgeleap calibrate my-city --fit  (writes the values the coupled run needs to meet targets.csv)"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder. Default: cgeleap-out/<case>-calibration.")
    private Path out = Path.of("");

    @Option(
            names = "--holdout",
            description =
                    "Says how the table that the derivation holds out was derived from the others, block by block; the"
                            + " report has it in any case.")
    private boolean holdout = false;

    @Option(
            names = "--fit",
            description = "Fit the parameters of the case's fit.csv to the weighted rows of its targets.csv in the"
                    + " coupled run, from the priors; writes the file the case names under 'fitted'. Takes minutes.")
    private boolean fit;

    @Option(
            names = "--fit-steps",
            paramLabel = "N",
            description = "Largest number of derivatives a fit takes. Default: ${DEFAULT-VALUE}.")
    private int fitSteps = 20;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs of a fit beside each other. Default: processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private SetOption set = new SetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path folder = CaseLocation.of(given);
        PrintWriter err = spec.commandLine().getErr();
        if (threads < 1 || fitSteps < 1) {
            throw new InputException(List.of(
                    "--threads and --fit-steps: found " + threads + " and " + fitSteps + ", expected 1 or more"));
        }
        Path to = out.toString().isEmpty()
                ? Path.of("cgeleap-out").resolve(CaseLocation.name(folder) + "-calibration")
                : out;
        Optional<FitJob> job = fit ? Optional.of(fit(folder, to, err)) : Optional.empty();
        Calibrated calibrated = job.isPresent()
                ? job.get().fitted()
                : Calibration.of(folder, CaseLocation.home(), set.values(), SolverOptions.standard());
        List<BenchmarkElasticities.Row> elasticities =
                BenchmarkElasticities.of(calibrated.aligned().economy());
        List<CheckRow> checks = Checks.of(calibrated, elasticities);
        // only now: nothing is made for a case that is refused
        OutputFolder output = new OutputFolder(to);
        new CalibrationFiles(calibrated, output).write(checks, elasticities);
        Path tables = folder.resolve(CaseReader.name(folder, Case.TABLES));
        StringWriter heldOut = new StringWriter();
        List<Trial> trials = holdout || UpdateJob.holdsOut(tables)
                ? UpdateJob.heldOut(tables, output, new PrintWriter(heldOut, true))
                : List.of();
        output.text("calibration.html", CalibrationPage.of(calibrated, checks, job.map(FitJob::result), trials));
        List<CheckRow> failed = checks.stream().filter(c -> !c.pass()).toList();
        calibrated.summary().forEach(err::println);
        err.println(checks.size() + " checks, " + failed.size() + " failed");
        failed.forEach(
                c -> err.println("  " + c.year() + " " + c.check() + ": " + c.value() + ", at most " + c.tolerance()));
        if (holdout) {
            err.print(heldOut);
        }
        err.println("results in " + to);
        err.flush();
        return failed.isEmpty() && calibrated.aligned().solved() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** Fits, writes the account into the output folder, and the values there and, without {@code --set}, into the case. */
    private FitJob fit(Path folder, Path to, PrintWriter err) throws IOException {
        StudyOptions options = new StudyOptions(Set.of(), LoopOptions.standard(), SolverOptions.standard(), threads);
        long begun = System.nanoTime();
        FitJob job = FitJob.run(folder, CaseLocation.home(), set.values(), options, fitSteps, line -> {
            err.println(line);
            err.flush();
        });
        String name = FittedFile.NAME;
        OutputFolder output = new OutputFolder(to);
        FitFiles.account(output, job.result());
        FitFiles.values(output, name, job.values());
        err.println(String.format(
                Locale.ROOT,
                "fit: %d derivatives, %.0f s, %s; %d of %d parameters identified by the targets, %d numbers changed",
                job.result().steps(),
                (System.nanoTime() - begun) * 1e-9,
                job.result().ended() ? "ended" : "not ended",
                job.result().parameters().stream()
                        .filter(FitResult.Estimate::identified)
                        .count(),
                job.plan().size(),
                job.values().size()));
        job.result().goals().stream()
                .filter(m -> Math.abs(m.weighted()) > m.goal().weight())
                .forEach(m -> err.println("  " + m.goal().id() + ": fit " + m.fit() + ", target "
                        + m.goal().value() + " " + m.goal().unit()));
        if (!set.values().isEmpty()) {
            err.println("values in " + output.path().resolve(name) + " only: they belong to a case with --set");
        } else if (!Files.isWritable(folder)) {
            err.println("values in " + output.path().resolve(name) + " only: " + folder + " cannot be written to");
        } else {
            FitFiles.values(new OutputFolder(folder), name, job.values());
            err.println("values in " + folder.resolve(name) + "; runs take them where case.yaml says fitted: " + name);
        }
        return job;
    }
}
