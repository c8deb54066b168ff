package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseReader;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.Batch;
import org.cgeleap.coupling.batch.BatchManifest;
import org.cgeleap.coupling.batch.BatchTable;
import org.cgeleap.coupling.batch.DesignedRuns;
import org.cgeleap.coupling.batch.DesignedRuns.Design;
import org.cgeleap.coupling.batch.DesignedRuns.Finding;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StudyFile;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.page.SensitivityPage;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.results.TypedTable;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How much chosen results depend on uncertain parameters. */
@Command(
        name = "sensitivity",
        description = "Runs a design over uncertain parameters of a case and says which of them matter.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap sensitivity chongqing --design morris --points 20 --out screening"})
final class SensitivityCommand implements Callable<Integer> {
    private static final String INDICES = "indices";
    private static final List<Column> COLUMNS = List.of(
            new Column("output", CellType.TEXT, "", "watched"),
            new Column("factor", CellType.TEXT, "", "empty for the output itself"),
            new Column("measure", CellType.TEXT, "", "name of the number"),
            new Column("value", CellType.NUMBER, "", "of the measure"),
            new Column("standard_error", CellType.NUMBER, "", "of the value"),
            new Column("note", CellType.TEXT, "", "what must be known to read it"));

    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            required = true,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private Design design = Design.OAT;

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Draws, trajectories (morris) or blocks (sobol, a power of 2). Default: ${DEFAULT-VALUE}.")
    private int points = 16;

    @Option(
            names = "--study",
            paramLabel = "FILE",
            description = "What varies and what is watched. Default: sensitivity/table-a2.yaml of the case.")
    private Path studyFile = Path.of("");

    @Option(names = "--watch", paramLabel = "OUTPUT", description = "Watch this too; may be repeated.")
    private List<String> watch = new ArrayList<>();

    @Option(names = "--second-order", description = "Second-order Sobol indices as well.")
    private boolean secondOrder;

    @Option(
            names = "--no-gradient",
            description = "Leave the exact gradient by the inputs that have one out of the page; it takes about as"
                    + " long as solving the case four times.")
    private boolean noGradient;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Runs beside each other. Default: processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--cold", description = "Start every run from nothing, not from the base run.")
    private boolean cold;

    @Option(names = "--resume", description = "Go on where an interrupted run stopped; what is complete is kept.")
    private boolean resume;

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/sensitivity.")
    private Path out = Path.of("cgeleap-out", "sensitivity");

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private ParquetOption parquet = new ParquetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (threads < 1 || points < 1) {
            throw new InputException(
                    List.of("--threads and --points: found " + threads + " and " + points + ", expected 1 or more"));
        }
        Optional<TableFormat> format = parquet.format();
        Path folder = CaseLocation.of(given);
        Case base = CaseReader.read(folder, java.util.Map.of());
        Path file = studyFile.toString().isEmpty() ? folder.resolve("sensitivity/table-a2.yaml") : studyFile;
        if (!Files.isRegularFile(file)) {
            throw new InputException(List.of("--study: found no file " + file
                    + "; expected a study, which says what varies and what is watched"
                    + " (docs/sensitivity.md shows one)"));
        }
        StudyFile study = withWatched(StudyFile.read(
                file, base, () -> DataNumbers.keys(CaseInputs.read(folder, CaseLocation.home(), java.util.Map.of()))));
        if (design == Design.GRADIENT) {
            return GradientDesign.run(
                    folder, study, threads, out, format, spec.commandLine().getErr());
        }
        DesignedRuns runs = new DesignedRuns(study, design, points, secondOrder, seed);
        PrintWriter err = spec.commandLine().getErr();
        Batch batch = new Batch(
                runs.requests(CaseLocation.name(folder)),
                study.watch(),
                BatchCommand.options(cold),
                name -> folder,
                CaseLocation.home());
        Batch.Outcome outcome = batch.run(engine.of(BatchCommand.study(threads)), out, resume, BatchProgress.of(err));
        List<Finding> findings = runs.findings(outcome.rows());
        OutputFolder output = new OutputFolder(out);
        List<Object[]> cells = findings.stream()
                .map(f ->
                        new Object[] {f.output(), f.factor(), f.measure(), cell(f.value()), cell(f.error()), f.note()})
                .toList();
        output.csv(INDICES + ".csv", COLUMNS.stream().map(Column::name).toList(), cells.stream());
        ParquetOption.clear(output, INDICES, ParquetOption.RESULTS);
        if (format.isPresent()) {
            TypedTable table = BatchTable.of(out);
            output.table(ParquetOption.RESULTS, table, format.get());
            output.table(INDICES, TypedTable.ofCells(INDICES, COLUMNS, cells, table.notes()), format.get());
        }
        LocalGradient gradient =
                noGradient ? LocalGradient.none("--no-gradient was given") : LocalGradient.of(folder, study, threads);
        if (gradient.calibrated().isPresent() && gradient.gradient().isPresent()) {
            GradientDesign.write(
                    output, gradient.calibrated().get(), gradient.gradient().get(), format);
        }
        output.text(
                "report.html",
                SensitivityPage.of(
                        study,
                        design.word(),
                        findings,
                        runs.factors(),
                        outcome.rows(),
                        BatchManifest.units(out),
                        gradient.gradient(),
                        gradient.why()));
        return ended(err, outcome);
    }

    private static Object cell(double v) {
        return Double.isFinite(v) ? v : "";
    }

    private StudyFile withWatched(StudyFile study) {
        List<Watched> all = new ArrayList<>(study.watch());
        Watched.parse(watch).stream()
                .filter(more -> all.stream().noneMatch(w -> w.name().equals(more.name())))
                .forEach(all::add);
        Set<String> scenarios = new LinkedHashSet<>(study.scenarios());
        all.forEach(w -> scenarios.addAll(w.scenarios()));
        if (all.isEmpty()) {
            throw new InputException(List.of("--watch: found no output in the study or here; expected one at least"));
        }
        return new StudyFile(study.title(), List.copyOf(scenarios), study.space(), study.sources(), all);
    }

    private int ended(PrintWriter err, Batch.Outcome outcome) {
        long failed = outcome.rows().stream().filter(r -> !r.usable()).count();
        int done = outcome.rows().size() - outcome.reused();
        outcome.notes().forEach(note -> err.println("note: " + note));
        err.println(String.format(
                Locale.ROOT,
                "%d runs, %d kept from before, %d failed; %.1f s, %.2f runs/s",
                outcome.rows().size(),
                outcome.reused(),
                failed,
                outcome.seconds(),
                outcome.seconds() > 0 ? done / outcome.seconds() : 0));
        outcome.rows().stream()
                .filter(r -> !r.usable())
                .limit(5)
                .map(RunRow::message)
                .forEach(m -> err.println("  failed: " + m));
        err.println("results in " + out);
        err.flush();
        return failed == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
