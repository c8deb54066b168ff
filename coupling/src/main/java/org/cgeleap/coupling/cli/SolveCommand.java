package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;
import org.cgeleap.cge.system.ModelException;
import org.cgeleap.cge.system.StructuralReport;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.SolutionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Solves any general equilibrium model given as a file. */
@Command(
        name = "solve",
        description = "Solves a general equilibrium model given as YAML or JSON, scenario after scenario.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap solve two-sectors.yaml --out solved"})
final class SolveCommand implements Callable<Integer> {
    private static final int NAMED = 10;

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
            names = "--closure",
            description = "Print everything that is given in each scenario: parameters, what is held, bounds, swaps.")
    private boolean closure;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (repeat < 1) {
            throw new InputException(List.of("--repeat: found " + repeat + "; expected 1 or more"));
        }
        ModelFile given = read();
        EquilibriumModel model = given.model();
        long begun = System.nanoTime();
        CompiledModel compiled = compile(model);
        double compileSeconds = (System.nanoTime() - begun) * 1e-9;
        List<Scenario> scenarios =
                model.scenarios().isEmpty() ? List.of(Scenario.of("base", Map.of())) : model.scenarios();
        if (!only.isEmpty() && scenarios.stream().noneMatch(s -> s.name().equals(only))) {
            throw new InputException(List.of("--scenario: found " + only + "; expected one of "
                    + scenarios.stream().map(Scenario::name).toList()));
        }
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        SolutionFiles files = new SolutionFiles(compiled);
        PrintWriter err = spec.commandLine().getErr();
        double[] start = compiled.start();
        examine(
                err,
                solver,
                given,
                scenarios.stream()
                        .filter(s -> only.isEmpty() || s.name().equals(only))
                        .toList(),
                start);
        boolean all = true;
        for (Scenario scenario : scenarios) {
            if (!only.isEmpty() && !scenario.name().equals(only)) {
                continue;
            }
            List<Solve> solves = new ArrayList<>();
            for (int k = 0; k < repeat; k++) {
                solves.add(solve(solver, given, scenario, start));
            }
            Solve last = solves.get(solves.size() - 1);
            boolean replicated = last.equilibrium().checks().stream()
                    .filter(c -> c.name().equals("replication"))
                    .allMatch(Check::pass);
            report(err, scenario, last, replicated);
            closure(err, last.equilibrium().closure());
            files.add(scenario, last, seconds(compileSeconds, solves), repeat);
            if (last.solved() && replicated) {
                start = last.equilibrium().values();
            } else {
                all = false;
            }
        }
        Path to = out.toString().isEmpty() ? Path.of("cgeleap-out").resolve(name()) : out;
        files.write(new OutputFolder(to));
        err.println("results in " + to);
        err.flush();
        return all ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private String name() {
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private ModelFile read() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new InputException(List.of(file + ": found no such file; expected a model in YAML or JSON"));
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

    private static void report(PrintWriter err, Scenario scenario, Solve solve, boolean replicated) {
        err.println(String.format(
                Locale.ROOT,
                "%s: %s, residual %.1e, %d iterations%s",
                scenario.name(),
                solve.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                solve.residual(),
                solve.iterations(),
                replicated ? "" : "; its start is not the equilibrium it should replicate"));
        if (!solve.solved()) {
            for (NamedResidual r : solve.largest().stream().limit(NAMED).toList()) {
                err.println(String.format(
                        Locale.ROOT,
                        "  %s off by %.4g (scaled residual %.1e)",
                        r.condition(),
                        r.function(),
                        r.residual()));
            }
        }
    }
}
