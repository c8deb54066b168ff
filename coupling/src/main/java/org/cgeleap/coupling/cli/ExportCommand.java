package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.export.ModelExport;
import org.cgeleap.cge.file.ModelFile;
import org.cgeleap.cge.file.ModelFileException;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelException;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a solved point in the language of another solver. */
@Command(
        name = "export",
        description = {
            "Solves a model, or a year of a coupled case, and writes that point as a file for GAMS/MPSGE, for GAMS as an"
                    + " algebraic complementarity problem, or for AMPL's solvers (.nl).",
            "The file starts at our solution, so that another solver can confirm it."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 written; 1 not solved or not converged, nothing written; 2 wrong usage or input.",
            "",
            "Examples:",
            "  cgeleap export two-sectors.yaml --scenario \"labour up\" --to gams-mcp",
            "  cgeleap export chongqing --year 2030 --scenario AP-NZES --to mpsge,gams-mcp,nl --out exported"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL|CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Model file, case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "FORMAT",
            completionCandidates = Candidates.Formats.class,
            description = "mpsge, gams-mcp, nl; several by commas.")
    private List<String> formats = List.of();

    @Option(names = "--year", paramLabel = "Y", description = "Year of a case. Default: its last benchmark year.")
    private int year = Integer.MIN_VALUE;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Scenario. Default: the first of a model, the reference of a case.")
    private String scenario = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/<name>.")
    private Path out = Path.of("");

    @Mixin
    private SetOption set = new SetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A solved point, a name for its files, and what it is in a line. */
    private record Point(Solve solve, String stem, String what) {}

    @Override
    public Integer call() throws Exception {
        List<ModelExport> wanted = wanted();
        PrintWriter err = spec.commandLine().getErr();
        boolean file = Files.isRegularFile(Path.of(given));
        Optional<Point> found = file ? Optional.of(ofModel(Path.of(given))) : ofCase(TerminalProgress.of(err));
        if (found.isEmpty()) {
            err.println(
                    "nothing is exported: the coupled run did not converge, so there is no year to confirm; see `cgeleap"
                            + " run " + given + (scenario.isEmpty() ? "" : " --scenario " + scenario) + "`");
            return ExitStatus.FAILED;
        }
        Point point = found.get();
        if (!point.solve().solved()) {
            err.println(point.what() + ": " + point.solve().explanation());
            err.println("nothing is exported, for there is no solution to confirm");
            return ExitStatus.FAILED;
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (ModelExport format : wanted) {
            try {
                files.putAll(format.write(
                        point.solve().equilibrium(),
                        point.stem(),
                        point.what() + "; residual " + point.solve().residual() + "; "
                                + point.solve().equilibrium().closure().given().size()
                                + " things given, closure "
                                + point.solve().equilibrium().closure().hash()));
            } catch (IllegalArgumentException e) {
                throw new InputException(List.of(given + ": " + e.getMessage()));
            }
        }
        OutputFolder folder = new OutputFolder(
                out.toString().isEmpty() ? Path.of("cgeleap-out").resolve(point.stem()) : out);
        for (Map.Entry<String, String> one : files.entrySet()) {
            folder.text(one.getKey(), one.getValue());
            err.println(folder.path().resolve(one.getKey()));
        }
        return ExitStatus.OK;
    }

    private List<ModelExport> wanted() {
        List<String> words =
                Arrays.stream(ModelExport.values()).map(ModelExport::word).toList();
        if (formats.isEmpty()) {
            throw new InputException(List.of("--to: found nothing; expected one or more of " + words));
        }
        return formats.stream()
                .map(f -> Arrays.stream(ModelExport.values())
                        .filter(m -> m.word().equals(f.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() ->
                                new InputException(List.of("--to: found " + f + "; expected one or more of " + words))))
                .distinct()
                .toList();
    }

    private Point ofModel(Path path) throws Exception {
        if (year != Integer.MIN_VALUE) {
            throw new InputException(List.of(
                    "--year: found " + year + " for a model file, which has no years; expected it with a case"));
        }
        try {
            ModelFile file = ModelReader.readFile(path);
            CompiledModel compiled = CompiledModel.compile(file.model());
            List<Scenario> scenarios = file.model().scenarios();
            List<String> names = scenarios.stream().map(Scenario::name).toList();
            Scenario chosen = scenario.isEmpty()
                    ? scenarios.isEmpty() ? Scenario.of("base", Map.of()) : scenarios.get(0)
                    : scenarios.stream()
                            .filter(s -> s.name().equals(scenario))
                            .findFirst()
                            .orElseThrow(() -> new InputException(
                                    List.of("--scenario: found " + scenario + "; expected one of " + names)));
            Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard()).solve(chosen, compiled.start());
            String name = String.valueOf(path.getFileName());
            int dot = name.lastIndexOf('.');
            return new Point(
                    solve,
                    stem((dot > 0 ? name.substring(0, dot) : name) + "-" + chosen.name()),
                    "Model " + name + ", scenario " + chosen.name());
        } catch (ModelFileException e) {
            throw new InputException(e.findings().stream().map(String::valueOf).toList());
        } catch (ModelException e) {
            throw new InputException(List.of(path + ": " + e.getMessage()));
        }
    }

    /** The year of the coupled solution; nothing where the loop did not converge. */
    private Optional<Point> ofCase(Progress progress) throws Exception {
        Path folder = CaseLocation.of(given);
        String name = CaseLocation.name(folder);
        progress.stage("calibrating " + name);
        Calibrated calibrated = Calibration.of(folder, CaseLocation.home(), set.values(), SolverOptions.standard());
        List<String> known =
                calibrated.given().scenarios().stream().map(ScenarioSpec::name).toList();
        String wanted = scenario.isEmpty() ? calibrated.given().reference().name() : scenario;
        if (!known.contains(wanted)) {
            throw new InputException(List.of("--scenario: found " + scenario + "; expected one of " + known));
        }
        int first = calibrated.given().years().base();
        int last = calibrated.given().years().horizon();
        int when = year == Integer.MIN_VALUE ? calibrated.given().years().alignment() : year;
        if (when < first || when > last) {
            throw new InputException(
                    List.of("--year: found " + year + "; expected a year from " + first + " to " + last));
        }
        StudyOptions standard = StudyOptions.standard();
        StudyOptions options = new StudyOptions(Set.of(wanted), standard.loop(), standard.solver(), standard.threads());
        Optional<CoupledResult> result = new Study(calibrated, options, progress)
                .run()
                .scenario(wanted)
                .filter(r -> r.status().usable());
        int index = calibrated.given().years().index(when);
        return result.map(r -> new Point(
                r.path().year(index).solve(),
                stem(name + "-" + wanted + "-" + when),
                "Case " + name + ", scenario " + wanted + ", year " + when + ", economy side of the coupled solution"));
    }

    /** A name that every file system takes. */
    private static String stem(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
