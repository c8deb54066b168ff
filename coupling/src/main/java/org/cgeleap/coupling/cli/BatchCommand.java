package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Batch;
import org.cgeleap.coupling.batch.EngineVersion;
import org.cgeleap.coupling.batch.PlanFile;
import org.cgeleap.coupling.batch.RunRequest;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.study.StudyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Many runs from a plan. */
@Command(
        name = "batch",
        description = "Carries out the runs of a plan; what is done is kept, whatever happens.",
        mixinStandardHelpOptions = true,
        subcommands = {BatchStatusCommand.class, BatchReportCommand.class},
        footer = {
            "",
            "Example: cgeleap batch plan.yaml --out many",
            "         cgeleap batch plan.yaml --out many --resume",
            "         cgeleap batch status many",
            "         cgeleap batch report many"
        })
final class BatchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN.yaml", arity = "0..1", description = "Plan of the batch.")
    private Path plan = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results. Default: cgeleap-out/batch.")
    private Path out = Path.of("cgeleap-out", "batch");

    @Option(names = "--resume", description = "Keep what is complete and whole, carry out the rest.")
    private boolean resume;

    @Option(names = "--dry-run", description = "List the runs, and why each would be carried out; carry out none.")
    private boolean dryRun;

    @Option(names = "--cold", description = "Start every run from nothing, not from the base run.")
    private boolean cold;

    @Option(names = "--threads", paramLabel = "N", description = "Runs beside each other. Default: processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private ParquetOption parquet = new ParquetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (plan.toString().isEmpty()) {
            throw new InputException(List.of("PLAN.yaml: found none; expected a plan, as in `cgeleap batch plan.yaml"
                    + " --out many` (docs/sensitivity.md shows one)"));
        }
        if (threads < 1) {
            throw new InputException(List.of("--threads: found " + threads + "; expected 1 or more"));
        }
        if (!Files.isRegularFile(plan)) {
            throw new InputException(
                    List.of("PLAN.yaml: found no file " + plan + "; expected a plan (docs/sensitivity.md shows one)"));
        }
        Optional<TableFormat> format = parquet.format();
        PlanFile read = PlanFile.read(plan);
        Batch batch = new Batch(read.requests(), read.watch(), options(cold), CaseLocation::of, CaseLocation.home());
        if (dryRun) {
            PrintWriter text = spec.commandLine().getOut();
            Map<Integer, String> reasons = batch.reasons(out, resume);
            for (int n = 1; n <= read.requests().size(); n++) {
                RunRequest r = read.requests().get(n - 1);
                text.println(n + "  " + reasons.get(n) + "  " + r.label() + "  " + words(r));
            }
            text.flush();
            return ExitStatus.OK;
        }
        Batch.Outcome outcome = batch.run(engine.of(study(threads)), out, resume, BatchProgress.of(err));
        ParquetOption.batch(out, format);
        err.println(String.format(
                Locale.ROOT,
                "%d runs kept from before, %d carried out in %.1f s; results in %s",
                outcome.reused(),
                outcome.rows().size() - outcome.reused(),
                outcome.seconds(),
                out));
        outcome.notes().forEach(note -> err.println("note: " + note));
        return summary(err, outcome.rows());
    }

    private static String words(RunRequest r) {
        return r.scenarios()
                + (r.values().isEmpty() ? "" : " " + r.values())
                + (r.closures().isEmpty() ? "" : " closure " + r.closures());
    }

    /** Loop and solver of every run. */
    static StudyOptions study(int threads) {
        StudyOptions standard = StudyOptions.standard();
        return new StudyOptions(Set.of(), standard.loop(), standard.solver(), threads);
    }

    /** What of the command line is part of every key. */
    static Batch.Options options(boolean cold) throws java.io.IOException {
        StudyOptions standard = StudyOptions.standard();
        return new Batch.Options(
                standard.loop() + " " + standard.solver(), cold, EngineVersion.of(new Version().getVersion()[0]));
    }

    /** Says how runs ended. */
    static int summary(PrintWriter err, List<RunRow> rows) {
        Map<String, Long> statuses =
                rows.stream().collect(Collectors.groupingBy(RunRow::status, TreeMap::new, Collectors.counting()));
        err.println(rows.size() + " runs: " + statuses);
        err.println(String.format(
                Locale.ROOT,
                "worst coupled residual %.1e, worst Newton residual %.1e, most iterations %d",
                rows.stream()
                        .filter(RunRow::usable)
                        .mapToDouble(RunRow::residual)
                        .max()
                        .orElse(0),
                rows.stream()
                        .filter(RunRow::usable)
                        .mapToDouble(RunRow::newtonResidual)
                        .max()
                        .orElse(0),
                rows.stream().mapToInt(RunRow::iterations).max().orElse(0)));
        rows.stream()
                .filter(r -> !r.usable())
                .limit(10)
                .forEach(r -> err.println("  " + r.label() + ": " + r.status() + " " + r.message()));
        err.flush();
        return rows.stream().allMatch(RunRow::usable) ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
