package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.iamc.IamcMap;
import org.cgeleap.coupling.iamc.IamcReport;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.FixedPoint;
import org.cgeleap.coupling.loop.Iteration;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.loop.Robustness;
import org.cgeleap.coupling.page.ConvergencePage;
import org.cgeleap.coupling.report.RunReport;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.ConvergenceFiles;
import org.cgeleap.coupling.results.FileJobs;
import org.cgeleap.coupling.results.LoopHistory;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.results.ResultsTable;
import org.cgeleap.coupling.results.RobustnessFile;
import org.cgeleap.coupling.results.RunFiles;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.RobustnessStudy;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job: calibrate, solve every scenario coupled to the horizon, write everything. */
@Command(
        name = "run",
        description = "Solves the scenarios of a case, economy and LEAP coupled, to the horizon.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap run chongqing --scenario RS,AP-NZES --out results"})
final class RunCommand implements Callable<Integer> {
    private static final String IAMC = "iamc";

    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            description = "Scenarios to run, separated by commas; the reference is run in any case. Default: all.")
    private Set<String> scenarios = new LinkedHashSet<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/<case>.")
    private Path out = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "Scenarios beside each other. Default: processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-iterations",
            paramLabel = "N",
            description = "Cap on the loop's iterations. Default: ${DEFAULT-VALUE}.")
    private int maxIterations = LoopOptions.standard().maxIterations();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Largest relative difference of the two models. Default: ${DEFAULT-VALUE}.")
    private double tolerance = LoopOptions.standard().tolerance();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How the loop is accelerated: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Method method = Method.ANDERSON;

    @Mixin
    private ClosureOption closure = new ClosureOption();

    @Mixin
    private GradientOption gradient = new GradientOption();

    @Mixin
    private SetOption set = new SetOption();

    @Mixin
    private ParquetOption parquet = new ParquetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--damping",
            paramLabel = "SHARE",
            description = "Share of the residual each step takes, above 0, at most 1. Default: 0.5 for damped, else 1.")
    private @Nullable Double damping = null;

    @Option(
            names = "--resume",
            description = "Carries on from the rounds of an interrupted run, which the output folder keeps in history.")
    private boolean resume = false;

    @Option(
            names = "--from-scratch",
            description = "Looks for every equilibrium of every round from last year's, not from the round before;"
                    + " the same answer, slower.")
    private boolean fromScratch = false;

    @Option(
            names = "--robustness",
            description =
                    "Solves every scenario again from three distant starts and with two methods; ends further apart"
                            + " than 1e-6 are reported as multiple (robustness.csv, exit status 1).")
    private boolean robustness = false;

    /** Methods of the loop. */
    enum Method {
        ANDERSON(5, 1),
        DAMPED(0, 0.5),
        PLAIN(0, 1);

        private final int depth;
        private final double damping;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Method(int depth, double damping) {
            this.depth = depth;
            this.damping = damping;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (Interruption interruption = new Interruption()) {
            return run(interruption);
        }
    }

    private int run(Interruption interruption) throws Exception {
        Path folder = CaseLocation.of(given);
        Map<String, Double> values = set.values();
        requireOptions();
        Optional<TableFormat> format = parquet.format();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = TerminalProgress.of(err);
        progress.stage("calibrating " + CaseLocation.name(folder));
        Calibrated calibrated = Calibration.of(
                CaseInputs.read(folder, CaseLocation.home(), values, List.of(Reproduction::check, IamcMap::of))
                        .withClosures(closure.values()),
                SolverOptions.standard());
        CaseLocation.requireScenarios(calibrated.given(), scenarios);
        StudyOptions options = new StudyOptions(scenarios, loopOptions(), SolverOptions.standard(), threads);
        Path to = out.toString().isEmpty() ? Path.of("cgeleap-out").resolve(CaseLocation.name(folder)) : out;
        OutputFolder output = new OutputFolder(to);
        LoopHistory history = new LoopHistory(
                to, LoopHistory.hash(folder, CaseLocation.home(), Map.of("set", values, "closure", closure.values())));
        Map<String, CoupledLoop.Start> starts = new LinkedHashMap<>();
        for (ScenarioSpec scenario : calibrated.given().scenarios()) {
            List<FixedPoint.Round> rounds = resume ? history.rounds(scenario.name()) : List.of();
            starts.put(scenario.name(), new CoupledLoop.Start(Optional.empty(), rounds, 0, !fromScratch));
        }
        if (!resume) {
            history.clear();
        }
        Progress kept = new KeptProgress(progress, history, interruption);
        StudyResult study = new Study(calibrated, options, kept, starts::get).run();
        Map<String, Robustness> found = robustness ? again(study, options, kept) : Map.of();
        RunFiles files = new RunFiles(study, output, CaseLocation.home(), found);
        Map<String, Object> chosen = manifestOptions(values);
        Map<String, String> notes = format.isPresent() ? files.notes(chosen) : Map.of();
        ParquetOption.clear(output, ParquetOption.RESULTS, IAMC);
        AtomicInteger tables = new AtomicInteger();
        List<FileJobs.Job> beside = List.of(() -> tables.set(iamc(err, study, files.rows(), output, format, notes)));
        List<CheckRow> checks = files.write(tolerance, chosen, beside);
        int derived = gradient.write(study, output, err, moved -> moved(folder, moved, options, progress));
        if (format.isPresent()) {
            output.table(ParquetOption.RESULTS, ResultsTable.of(files.rows(), notes), format.get());
        }
        FileJobs.run(List.of(
                () -> RunReport.write(output, files.rows()),
                files::workbook,
                () -> output.text("convergence.html", ConvergencePage.of(study, checks, tolerance))));
        int status = Math.max(tables.get(), report(err, study, checks, files.remarks(), to));
        status = Math.max(Math.max(status, derived), robust(err, found));
        return interruption.asked() ? ExitStatus.INTERRUPTED : status;
    }

    /** The rows of this run with elasticities moved; none where it does not converge. */
    private List<ResultRow> moved(
            Path folder, Map<String, Double> elasticities, StudyOptions options, Progress progress) throws IOException {
        progress.stage("solving anew with elasticities moved, to check derivatives");
        Map<String, Double> values = new LinkedHashMap<>(set.values());
        values.putAll(elasticities);
        Calibrated calibrated = Calibration.of(
                CaseInputs.read(folder, CaseLocation.home(), values).withClosures(closure.values()),
                SolverOptions.standard());
        StudyResult anew = new Study(calibrated, options, Progress.NONE).run();
        return anew.usable() ? Results.of(anew) : List.of();
    }

    private Map<String, Robustness> again(StudyResult study, StudyOptions options, Progress progress) {
        progress.stage("solving again from distant starts and with two methods");
        Method other = method == Method.DAMPED ? Method.ANDERSON : Method.DAMPED;
        Map<String, LoopOptions> methods = new LinkedHashMap<>();
        methods.put(method.word(), loopOptions());
        methods.put(other.word(), new LoopOptions(tolerance, maxIterations, other.depth, other.damping));
        return new RobustnessStudy(study, options, progress, methods).run();
    }

    private static int robust(PrintWriter err, Map<String, Robustness> found) {
        found.forEach((scenario, one) -> err.println(RobustnessFile.line(scenario, one)));
        err.flush();
        boolean unique = found.values().stream().allMatch(r -> r.verdict() == Robustness.Verdict.UNIQUE);
        return unique ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** A table that breaks a rule of the format is not written, and the run says so; everything else stays. */
    private static int iamc(
            PrintWriter err,
            StudyResult study,
            List<ResultRow> rows,
            OutputFolder output,
            Optional<TableFormat> format,
            Map<String, String> notes)
            throws IOException {
        try {
            IamcReport.write(study, rows, output, format, notes);
            return ExitStatus.OK;
        } catch (InputException e) {
            err.println(e.getMessage());
            err.println("iamc.csv and iamc.xlsx are not written");
            return ExitStatus.FAILED;
        }
    }

    private void requireOptions() {
        List<String> wrong = new ArrayList<>();
        if (threads < 1) {
            wrong.add("--threads: found " + threads + "; expected 1 or more");
        }
        if (maxIterations < 1) {
            wrong.add("--max-iterations: found " + maxIterations + "; expected 1 or more");
        }
        if (!(tolerance > 0)) {
            wrong.add("--tolerance: found " + tolerance + "; expected more than 0");
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        if (damping != null && !(damping > 0 && damping <= 1)) {
            throw new InputException(List.of("--damping: found " + damping + ", expected a share above 0, at most 1"));
        }
        if (damping != null && method == Method.PLAIN && damping != 1) {
            throw new InputException(List.of(
                    "--damping " + damping + " with --method plain: plain takes the whole residual; use damped"));
        }
        if (resume && fromScratch) {
            throw new InputException(List.of("--resume and --from-scratch: expected one of them"));
        }
    }

    private LoopOptions loopOptions() {
        return new LoopOptions(tolerance, maxIterations, method.depth, damping == null ? method.damping : damping);
    }

    private Map<String, Object> manifestOptions(Map<String, Double> values) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("scenario", scenarios);
        options.put("set", values);
        if (!closure.values().isEmpty()) {
            options.put("closure", closure.values());
        }
        options.put("threads", threads);
        options.put("max_iterations", maxIterations);
        options.put("tolerance", tolerance);
        options.put("method", method.word());
        options.put("damping", loopOptions().damping());
        options.put("resume", resume);
        options.put("robustness", robustness);
        options.put("from_scratch", fromScratch);
        return options;
    }

    private int report(PrintWriter err, StudyResult study, List<CheckRow> checks, List<String> remarks, Path to) {
        for (CoupledResult result : study.scenarios()) {
            List<Iteration> iterations = result.iterations();
            err.println(String.format(
                    Locale.ROOT,
                    "%-10s %-12s %2d iterations, residual %s, Newton residual %.1e, %.2f s%s",
                    result.scenario().name(),
                    result.status().word(),
                    iterations.size(),
                    iterations.isEmpty()
                            ? "none"
                            : String.format(
                                    Locale.ROOT,
                                    "%.1e",
                                    iterations.get(iterations.size() - 1).norm()),
                    result.path().residual(),
                    result.seconds(),
                    result.message().isEmpty() ? "" : "\n           " + result.message()));
        }
        if (tolerance > CoupledLoop.LOOSE) {
            double worst = study.scenarios().stream()
                    .flatMap(s -> s.iterations().stream().reduce((a, b) -> b).stream())
                    .mapToDouble(Iteration::norm)
                    .max()
                    .orElse(Double.NaN);
            err.println(String.format(
                    Locale.ROOT,
                    "tolerance %.1e (%s), above %.0e: what converged counts as converged_loose; margin %.2g",
                    tolerance,
                    ConvergenceFiles.toleranceSource(tolerance),
                    CoupledLoop.LOOSE,
                    tolerance / worst));
        }
        study.skipped().forEach(s -> err.println("skipped    " + s));
        remarks.forEach(words -> err.println("note       " + words));
        List<CheckRow> failed = checks.stream().filter(c -> !c.pass()).toList();
        err.println(
                checks.size() + " checks, " + failed.size() + " failed" + (failed.isEmpty() ? "" : ": see checks.csv"));
        failed.stream()
                .limit(10)
                .forEach(c -> err.println("  " + c.scenario() + " " + c.year() + " " + c.check() + ": " + c.value()
                        + ", at most " + c.tolerance()));
        err.println("results in " + to);
        err.flush();
        return study.usable() && failed.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
