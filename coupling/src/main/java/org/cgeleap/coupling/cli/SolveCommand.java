package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.cge.file.ModelFile;
import org.cgeleap.cge.file.ModelFileException;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.NobodysValue;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.ModelException;
import org.cgeleap.cge.system.StructuralReport;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.SolutionFiles;
import org.cgeleap.coupling.study.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves any general equilibrium model given as a file. */
@Command(
        name = "solve",
        description = {
            "Solves a general equilibrium model given as YAML or JSON, scenario after scenario.",
            "Writes solution.csv (every level, price, income, auxiliary and flow) and solve.json (how each scenario"
                    + " ended and what it cost). Exit status 0 if every scenario was solved and everything asked for could"
                    + " be given, 1 if not, 2 for a mistake in the call or the model."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  cgeleap solve two-sectors.yaml --out solved",
            "  cgeleap solve two-sectors.yaml --scenario \"labour up\" --accuracy",
            "  cgeleap solve two-sectors.yaml --subtotals --gradient 'endow_*,esub'",
            "  cgeleap solve two-sectors.yaml --csv - | grep '^labour up,price'"
        })
final class SolveCommand implements Callable<Integer> {
    /** Checks that fail only where a point is no equilibrium; homogeneity also fails where a model names nominal amounts. */
    private static final Set<String> ADDING_UP = Set.of("walras", "zero_profit", "income_expenditure");

    @Parameters(paramLabel = "MODEL", description = "Model file.")
    private Path file = Path.of("");

    @Option(names = "--scenario", paramLabel = "NAME", description = "Solve this scenario alone.")
    private String only = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/<model>.")
    private Path out = Path.of("");

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Solve each scenario N times from the same start and give the median of the seconds.")
    private int repeat = 1;

    @Option(
            names = "--max-iterations",
            paramLabel = "N",
            description = "Steps that all ways to an equilibrium together may take for each scenario. Default: 600.")
    private int maxIterations = SolverOptions.standard().maxIterations();

    @Option(
            names = "--accuracy",
            description = "Solve again at 1e-6 and 1e-12 and with another factorisation; say how many figures agree"
                    + " (accuracy.csv).")
    private boolean accuracy;

    @Option(
            names = "--subtotals",
            description =
                    "Split each scenario's change from the base among what it changes (subtotals.csv); groups as the"
                            + " scenario's key subtotals says, else each change by itself.")
    private boolean subtotals;

    @Option(
            names = "--gradient",
            paramLabel = "PARAM",
            split = ",",
            description =
                    "Derivatives of every number with respect to these parameters, held variables or the numeraire"
                            + " (gradient.csv); * stands for any part of a parameter's name.")
    private List<String> gradient = new ArrayList<>();

    @Option(names = "--json", description = "Also print what solve.json holds to standard output.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "-", description = "Also print what solution.csv holds to standard output.")
    private String csv = "";

    @Option(
            names = "--closure",
            description = "Print everything that is given in each scenario: parameters, what is held, bounds, swaps.")
    private boolean closure;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        options();
        ModelFile given = read();
        EquilibriumModel model = given.model();
        long begun = System.nanoTime();
        CompiledModel compiled = compile(model);
        double compileSeconds = (System.nanoTime() - begun) * 1e-9;
        List<Scenario> scenarios = chosen(model);
        List<String> by = NamePatterns.expand("--gradient", gradient, compiled);
        EquilibriumSolver solver =
                new EquilibriumSolver(compiled, SolverOptions.standard().withMaxIterations(maxIterations));
        PrintWriter err = spec.commandLine().getErr();
        SolveMessages messages = new SolveMessages(err);
        double[] start = compiled.start();
        examine(err, solver, given, scenarios, start);
        OutputFolder folder = folder();
        Progress progress = TerminalProgress.of(err);
        SolutionFiles files = new SolutionFiles();
        SolveAnalyses analyses = new SolveAnalyses(compiled, messages, progress, files);
        boolean all = true;
        for (Scenario scenario : scenarios) {
            List<Solve> solves = new ArrayList<>();
            for (int k = 0; k < repeat; k++) {
                if (repeat > 1) {
                    progress.stage(scenario.name() + ": solve " + (k + 1) + " of " + repeat);
                }
                solves.add(solve(solver, given, scenario, start));
            }
            Solve last = solves.get(solves.size() - 1);
            List<Check> failed =
                    last.equilibrium().checks().stream().filter(c -> !c.pass()).toList();
            boolean replicated = failed.stream().noneMatch(c -> c.name().equals("replication"));
            boolean adds = failed.stream().noneMatch(c -> ADDING_UP.contains(c.name()));
            messages.solved(scenario, last, replicated);
            if (last.solved()) {
                failed.forEach(c -> err.println("  check " + c.name() + ": off by " + c.value() + ", at most "
                        + c.tolerance()
                        + (ADDING_UP.contains(c.name())
                                ? "; the point is not to be trusted: numbers of the model differ too much in size"
                                : "")));
            }
            if (last.solved()) {
                messages.nobodys(NobodysValue.of(last.equilibrium()));
            }
            closure(err, last.equilibrium().closure());
            files.add(scenario, last, seconds(compileSeconds, solves), repeat);
            all &= last.solved() && replicated && adds;
            if (last.solved()) {
                all &= !accuracy || analyses.accuracy(scenario, start);
                all &= !(subtotals || scenario.subtotals().isPresent()) || analyses.subtotals(scenario, last);
                all &= by.isEmpty() || analyses.gradient(scenario, last, by);
            }
            if (last.solved() && replicated && adds) {
                start = last.equilibrium().values();
            }
        }
        files.write(folder);
        analyses.files().write(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            files.json(out);
        }
        if (csv.equals("-")) {
            files.csv(out);
        }
        out.flush();
        messages.line("results in " + folder.path());
        return all ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void options() {
        List<String> findings = new ArrayList<>();
        if (repeat < 1) {
            findings.add("--repeat: found " + repeat + "; expected 1 or more");
        }
        if (maxIterations < 1) {
            findings.add("--max-iterations: found " + maxIterations + "; expected 1 or more");
        }
        if (!csv.isEmpty() && !csv.equals("-")) {
            findings.add("--csv: found " + csv + "; expected - for standard output (the file is always in --out)");
        }
        if (json && !csv.isEmpty()) {
            findings.add("--json and --csv -: found both; expected one, for they share standard output");
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
    }

    /** The scenarios to solve, in order; the base if the model has none. */
    private List<Scenario> chosen(EquilibriumModel model) {
        List<Scenario> scenarios =
                model.scenarios().isEmpty() ? List.of(Scenario.of("base", Map.of())) : model.scenarios();
        if (only.isEmpty()) {
            return scenarios;
        }
        List<Scenario> one =
                scenarios.stream().filter(s -> s.name().equals(only)).toList();
        if (one.isEmpty()) {
            throw new InputException(List.of("--scenario: found " + only + "; expected one of "
                    + scenarios.stream().map(Scenario::name).toList()));
        }
        return one;
    }

    /** The output folder, made before the work so that a place where nothing can be written is known at once. */
    private OutputFolder folder() throws Exception {
        Path to = out.toString().isEmpty() ? Path.of("cgeleap-out").resolve(name()) : out;
        for (Path above = to.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                if (!Files.isDirectory(above) || !Files.isWritable(above)) {
                    throw new InputException(List.of("--out: cannot write to " + to + ", for " + above + " is "
                            + (Files.isDirectory(above) ? "a folder that may not be written to" : "a file")
                            + "; expected a folder or a name for a new one"));
                }
                break;
            }
        }
        return new OutputFolder(to);
    }

    private String name() {
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private ModelFile read() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new InputException(List.of(file
                    + (Files.isDirectory(file)
                            ? ": found a folder; expected a model file in it, YAML or JSON"
                            : ": found no such file; expected a model in YAML or JSON")));
        }
        try {
            return ModelReader.readFile(file);
        } catch (ModelFileException e) {
            throw new InputException(e.findings().stream().map(String::valueOf).toList());
        }
    }

    private CompiledModel compile(EquilibriumModel model) {
        try {
            return CompiledModel.compile(model);
        } catch (ModelException e) {
            throw new InputException(List.of(file + ": " + e.getMessage()));
        }
    }

    /** Counts and pairs conditions and variables of every scenario before the first is solved. */
    private void examine(
            PrintWriter err, EquilibriumSolver solver, ModelFile given, List<Scenario> scenarios, double[] start) {
        List<String> errors = new ArrayList<>();
        Map<String, List<String>> warnings = new LinkedHashMap<>();
        Set<String> counts = new LinkedHashSet<>();
        for (Scenario scenario : scenarios) {
            StructuralReport report = said(scenario, given, () -> solver.examine(scenario, start));
            report.errors()
                    .forEach(e ->
                            errors.add(given.placeOf(scenario.name()) + ": scenario " + scenario.name() + " is " + e));
            report.warnings()
                    .forEach(w ->
                            warnings.computeIfAbsent(w, k -> new ArrayList<>()).add(scenario.name()));
            counts.add(report.conditions() + " conditions for " + report.variables() + " variables, " + report.held()
                    + " held");
        }
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
        err.println(String.join("; ", counts));
        given.warnings().forEach(w -> err.println("warning: " + w));
        warnings.forEach((text, where) -> err.println("warning: " + text
                + (where.size() < scenarios.size() ? " (scenario " + String.join(", ", where) + ")" : "")));
    }

    private void closure(PrintWriter err, ModelClosure given) {
        if (closure) {
            given.given().forEach(g -> err.println("  " + g));
        } else {
            err.println("  given: " + given.summary());
        }
    }

    private static Solve solve(EquilibriumSolver solver, ModelFile given, Scenario scenario, double[] start) {
        return said(scenario, given, () -> solver.solve(scenario, start));
    }

    private static <T> T said(Scenario scenario, ModelFile given, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | ModelException e) {
            throw new InputException(
                    List.of(given.placeOf(scenario.name()) + ": scenario " + scenario.name() + ": " + e.getMessage()));
        }
    }

    private static Map<String, Double> seconds(double compile, List<Solve> solves) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("compile", compile);
        seconds.put(
                "evaluate",
                median(solves.stream()
                        .mapToDouble(s -> s.solver().evaluateSeconds())
                        .toArray()));
        seconds.put(
                "factorise",
                median(solves.stream()
                        .mapToDouble(s -> s.solver().factoriseSeconds())
                        .toArray()));
        seconds.put(
                "other",
                median(solves.stream()
                        .mapToDouble(s -> s.solver().otherSeconds())
                        .toArray()));
        return seconds;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
