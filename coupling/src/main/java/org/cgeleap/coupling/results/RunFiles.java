package org.cgeleap.coupling.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ScenarioNumbers;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LeapExchange;
import org.cgeleap.coupling.loop.Robustness;
import org.cgeleap.coupling.page.ReproductionPage;
import org.cgeleap.coupling.study.StudyResult;
import org.cgeleap.leap.AreaResult;

/** Writes what {@code run} leaves behind (the CLI contract). */
public final class RunFiles {
    static final List<String> RESULTS =
            List.of("scenario", "model", "year", "variable", "sector", "fuel", "technology", "unit", "value");
    /** Columns of {@code checks.csv}. */
    static final List<String> CHECKS = List.of("scenario", "year", "check", "value", "tolerance", "pass");

    /** Unit of an elasticity in the parameter files. */
    private static final String ELASTICITY = "elasticity";

    /** Where a checkout has its bundled tables. */
    static final String TABLES = "io-tables/tables";

    private final StudyResult study;
    private final OutputFolder out;
    private final Path home;
    private final Map<String, Robustness> robustness;
    private final List<ResultRow> rows;
    private List<String> remarks = List.of();
    private List<CheckRow> checks = List.of();
    private Optional<Reproduction> reproduction = Optional.empty();

    /**
     * The files of a study.
     *
     * @param study as it ended
     * @param out folder they go into
     * @param home folder of the checkout, whose bundled tables are inputs too
     * @param robustness of the scenarios by name, where it was asked for
     */
    public RunFiles(StudyResult study, OutputFolder out, Path home, Map<String, Robustness> robustness) {
        this.study = study;
        this.out = out;
        this.home = home;
        this.robustness = robustness;
        this.rows = Results.of(study);
    }

    /** {@return the rows of {@code results.csv}} */
    public List<ResultRow> rows() {
        return rows;
    }

    /** {@return what a reader of the results must know beside them, once they are written; none as a rule} */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * Writes every file.
     *
     * @param tolerance of the loop
     * @param options as given, for the manifest
     * @return the checks, so that the caller can decide on the exit status
     * @throws IOException where a file cannot be written
     */
    public List<CheckRow> write(double tolerance, Map<String, Object> options) throws IOException {
        write(tolerance, options, List.of());
        workbook();
        return checks;
    }

    /**
     * Writes every file but the workbook, which nothing else is made from.
     *
     * @param tolerance of the loop
     * @param options as given, for the manifest
     * @param beside further files, which need none of these, written at the same time
     * @return the checks
     * @throws IOException where a file cannot be written
     */
    public List<CheckRow> write(double tolerance, Map<String, Object> options, List<FileJobs.Job> beside)
            throws IOException {
        Case given = study.calibrated().given();
        if (given.has("targets")) {
            reproduction = Optional.of(new Reproduction(given, rows));
        }
        AtomicReference<List<CheckRow>> models = new AtomicReference<>();
        AtomicReference<DecompositionFile> split = new AtomicReference<>();
        List<FileJobs.Job> jobs = new ArrayList<>();
        jobs.add(() -> {
            DecompositionFile decomposition = DecompositionFile.of(study);
            decomposition.write(out);
            split.set(decomposition);
        });
        jobs.add(() -> models.set(Checks.of(study, tolerance)));
        jobs.addAll(beside);
        jobs.addAll(List.of(
                () -> out.csv("results.csv", RESULTS, rows.stream().map(RunFiles::cells)),
                () -> NestsFile.write(study.scenarios(), years(), out),
                () -> LeapInputsFile.write(study.scenarios(), out),
                this::parameters,
                this::abatement,
                this::link,
                () -> LabelsFile.write(study.calibrated().aligned().economy(), out)));
        reproduction.ifPresent(r -> jobs.add(() -> reproduction(r)));
        for (CoupledResult result : study.scenarios()) {
            jobs.add(() -> SolvedAccounts.write(study.calibrated(), result, out));
        }
        if (!robustness.isEmpty()) {
            jobs.add(() -> RobustnessFile.write(study, robustness, out));
        }
        FileJobs.run(jobs);
        DecompositionFile decomposition = Objects.requireNonNull(split.get());
        checks = Stream.concat(Objects.requireNonNull(models.get()).stream(), decomposition.checks().stream())
                .toList();
        List<String> notes = new ArrayList<>();
        ConvergenceFiles.powerLink(given).ifPresent(notes::add);
        notes.addAll(ScenarioNumbers.missing(given));
        notes.addAll(decomposition.notes());
        remarks = List.copyOf(notes);
        FileJobs.run(List.of(
                () -> new ConvergenceFiles(study, checks, tolerance).write(out),
                () -> manifest(checks, options),
                () -> writeChecks(out, checks)));
        return checks;
    }

    /**
     * Writes {@code results.xlsx}, once the other files are written.
     *
     * @throws IOException where it cannot be written
     */
    public void workbook() throws IOException {
        out.bytes("results.xlsx", new ResultsWorkbook(study, rows, checks).bytes(reproduction));
    }

    /**
     * Writes what there is of the economy alone: results, checks, accounts and the manifest.
     *
     * @param options as given, for the manifest
     * @return the checks, so that the caller can decide on the exit status
     * @throws IOException where a file cannot be written
     */
    public List<CheckRow> writeEconomy(Map<String, Object> options) throws IOException {
        List<CheckRow> checks = Checks.of(study, Double.NaN);
        out.csv("results.csv", RESULTS, rows.stream().map(RunFiles::cells));
        out.bytes("results.xlsx", new ResultsWorkbook(study, rows, checks).bytes(Optional.empty()));
        writeChecks(out, checks);
        parameters();
        for (CoupledResult result : study.scenarios()) {
            SolvedAccounts.write(study.calibrated(), result, out);
        }
        manifest(checks, options);
        return checks;
    }

    static Object[] cells(ResultRow r) {
        return new Object[] {
            r.scenario(), r.model(), r.year(), r.variable(), r.sector(), r.fuel(), r.technology(), r.unit(), r.value()
        };
    }

    /**
     * Writes {@code checks.csv}.
     *
     * @param out folder it goes into
     * @param checks one a row
     * @throws IOException where it cannot be written
     */
    public static void writeChecks(OutputFolder out, List<CheckRow> checks) throws IOException {
        out.csv("checks.csv", CHECKS, checks.stream().map(c ->
                new Object[] {c.scenario(), c.year(), c.check(), c.value(), c.tolerance(), c.pass()}));
    }

    private void reproduction(Reproduction reproduction) throws IOException {
        Case given = study.calibrated().given();
        reproduction.write(out);
        List<StudyFigures.Item> figures = StudyFigures.of(given, reproduction);
        StudyFigures.write(figures, out);
        out.text("reproduction.html", ReproductionPage.of(given.title(), reproduction, figures));
    }

    /** The curves of LEAP's technologies at the run's own activities, prices and factors, where the area states costs. */
    private void abatement() throws IOException {
        Optional<AreaResult> reference = study.scenario(
                        study.calibrated().given().reference().name())
                .flatMap(CoupledResult::exchange)
                .map(LeapExchange::result)
                .filter(r -> r.costs().stated());
        out.remove("macc.csv");
        if (reference.isPresent()) {
            List<AreaResult> all = study.scenarios().stream()
                    .flatMap(s -> s.exchange().stream())
                    .map(LeapExchange::result)
                    .toList();
            AbatementFile.write(reference.get(), all, out);
        }
    }

    private int[] years() {
        Years years = study.calibrated().given().years();
        return IntStream.rangeClosed(years.base(), years.horizon()).toArray();
    }

    private void parameters() throws IOException {
        out.csv(
                "parameters.csv",
                List.of("key", "value", "unit", "basis", "source"),
                study.calibrated().provenance().stream().map(p ->
                        new Object[] {p.key(), p.value(), p.unit(), p.basis().word(), p.source()}));
    }

    private void link() throws IOException {
        out.csv(
                "link.csv",
                List.of("leap_branch", "industry", "sector", "price_response", "technology_cost"),
                study.calibrated().link().stream().map(r -> new Object[] {
                    r.branch(), industry(r.branch()), r.sector(), r.response().word(), r.technologyCost() ? "yes" : "no"
                }));
    }

    private static String industry(String branch) {
        String[] steps = branch.split("\\\\", -1);
        return steps.length > 1 ? steps[1] : branch;
    }

    private void manifest(List<CheckRow> checks, Map<String, Object> options) throws IOException {
        Case given = study.calibrated().given();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("case", given.title());
        manifest.put("case_folder", given.folder().toAbsolutePath().normalize().toString());
        manifest.put("version", version());
        manifest.put("java", System.getProperty("java.version"));
        manifest.put("options", options);
        Map<String, Object> scenarios = new LinkedHashMap<>();
        for (CoupledResult result : study.scenarios()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("status", result.status().word());
            one.put("message", result.message());
            one.put("failed_where", result.ending().where());
            one.put(
                    "failed_year",
                    result.ending().year() == 0 ? "" : result.ending().year());
            one.put("cycle_period", result.ending().period());
            one.put("cycle_amplitude", result.ending().amplitude());
            one.put("cycle_growth", result.ending().growth());
            one.put("retries", result.retries());
            one.put("iterations", result.iterations().size());
            one.put(
                    "solved_years",
                    result.path().years().stream().filter(y -> y.solved()).count());
            one.put("last_year", result.path().last().year());
            one.put("newton_residual", result.path().residual());
            one.put("retried_years", result.path().retries());
            one.put("seconds", result.seconds());
            Robustness found = robustness.get(result.scenario().name());
            if (found != null) {
                one.put("robustness", RobustnessFile.manifest(found));
            }
            scenarios.put(result.scenario().name(), one);
        }
        manifest.put("scenarios", scenarios);
        manifest.put("skipped", study.skipped());
        manifest.put("notes", remarks);
        manifest.put(
                "checks",
                Map.of(
                        "number",
                        checks.size(),
                        "failed",
                        checks.stream().filter(c -> !c.pass()).count()));
        manifest.put("seconds", study.seconds());
        manifest.put("closure", study.calibrated().closure());
        manifest.put("closure_hash", marks(study.calibrated()).getOrDefault("closure hash", ""));
        manifest.put(
                "leap_rules",
                LeapRules.of(study.scenarios().stream().map(s -> s.side().areaModel())));
        manifest.put("numeraire", "household consumption price = 1");
        manifest.put("seed", "none: nothing is drawn at random");
        manifest.put("inputs", inputs());
        out.json("manifest.json", manifest);
    }

    /** SHA-256 of every file of the case and of the bundled tables. */
    private Map<String, String> inputs() throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        hash(study.calibrated().given().folder(), "", inputs);
        hash(home.resolve(TABLES), TABLES + "/", inputs);
        return inputs;
    }

    /**
     * {@return what a reader of one long table must know of the run: case, version, options, closure, inputs with their hashes} Nothing of
     * time or place, so that two runs alike give the same file.
     *
     * @param options as given
     * @throws IOException where an input cannot be read
     */
    public Map<String, String> notes(Map<String, Object> options) throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("case", study.calibrated().given().title());
        parts.put("version", version());
        parts.put("options", options);
        Map<String, String> statuses = new LinkedHashMap<>();
        study.scenarios()
                .forEach(r -> statuses.put(r.scenario().name(), r.status().word()));
        parts.put("statuses", statuses);
        parts.put("closure", study.calibrated().closure());
        parts.put("inputs", inputs());
        return ResultsTable.notes(parts);
    }

    /**
     * What tells runs of one case apart: hashes of the closure and of the elasticities as they reached the solver, version of
     * the program, seed.
     *
     * @param calibrated the case as it was run
     * @return a value by name, in order
     */
    public static Map<String, String> marks(Calibrated calibrated) {
        String elasticities = calibrated.given().parameters().entries().stream()
                .filter(e -> e.unit().equals(ELASTICITY))
                .map(e ->
                        e.key() + "," + e.year().map(String::valueOf).orElse("") + "," + e.scenario() + "," + e.value())
                .sorted()
                .collect(Collectors.joining("\n"));
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("closure hash", sha256(bytes(calibrated.closure().toString())));
        marks.put("elasticities", sha256(bytes(elasticities)));
        marks.put("version", version());
        marks.put("seed", "none");
        return marks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String version() {
        String version = RunFiles.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static void hash(Path folder, String prefix, Map<String, String> hashes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    hashes.put(prefix + folder.relativize(file), sha256(in.readAllBytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
