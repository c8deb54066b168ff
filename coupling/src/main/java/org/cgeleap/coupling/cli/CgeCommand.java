package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.LoopHistory;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.RunFiles;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;
import org.cgeleap.coupling.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The economy alone, with LEAP's figures held at their base or last values. */
@Command(
        name = "cge",
        description = {
            "Solves the economy of a case alone, to the horizon, with LEAP's figures held:",
            "at the alignment year's energy per unit of output, or with --leap-from as a coupled run left them."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 all years solved and checked; 1 something was not; 2 wrong usage or input.",
            "",
            "Examples:",
            "  cgeleap cge chongqing --scenario AP-NZES --out economy",
            "  cgeleap cge chongqing --leap-from cgeleap-out/chongqing --set sigma_eva=0.3"
        })
final class CgeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "NAME",
            description = "Scenarios to solve, separated by commas; the reference is solved in any case. Default: all.")
    private Set<String> scenarios = new LinkedHashSet<>();

    @Option(
            names = "--leap-from",
            paramLabel = "OUT",
            description = "Output folder of a run of this case, whose last exchanged figures of LEAP are held.")
    private Path leapFrom = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: cgeleap-out/<case>-cge.")
    private Path out = Path.of("");

    @Mixin
    private ClosureOption closure = new ClosureOption();

    @Mixin
    private SetOption set = new SetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path folder = CaseLocation.of(given);
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = TerminalProgress.of(err);
        progress.stage("calibrating " + CaseLocation.name(folder));
        Calibrated calibrated = Calibration.of(
                CaseInputs.read(folder, CaseLocation.home(), set.values()).withClosures(closure.values()),
                SolverOptions.standard());
        CaseLocation.requireScenarios(calibrated.given(), scenarios);
        Map<String, Optional<double[]>> held = new LinkedHashMap<>();
        for (ScenarioSpec scenario : calibrated.given().scenarios()) {
            boolean wanted = scenario.reference() || scenarios.isEmpty() || scenarios.contains(scenario.name());
            boolean from = wanted && !leapFrom.toString().isEmpty();
            held.put(
                    scenario.name(),
                    from ? Optional.of(LoopHistory.last(leapFrom, scenario.name())) : Optional.empty());
        }
        StudyOptions options = new StudyOptions(scenarios, LoopOptions.standard(), SolverOptions.standard(), 1);
        StudyResult study;
        try {
            study = new Study(calibrated, options, progress).alone(name -> held.getOrDefault(name, Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw new InputException(List.of("--leap-from " + leapFrom + ": " + e.getMessage()));
        }
        Path to = out.toString().isEmpty() ? Path.of("cgeleap-out").resolve(CaseLocation.name(folder) + "-cge") : out;
        List<CheckRow> checks = new RunFiles(study, new OutputFolder(to), CaseLocation.home(), Map.of())
                .writeEconomy(manifestOptions());
        return report(err, study, checks, to);
    }

    private Map<String, Object> manifestOptions() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("command", "cge");
        options.put("scenario", scenarios);
        options.put("set", set.values());
        if (!closure.values().isEmpty()) {
            options.put("closure", closure.values());
        }
        options.put("leap_from", leapFrom.toString());
        return options;
    }

    private static int report(PrintWriter err, StudyResult study, List<CheckRow> checks, Path to) {
        for (CoupledResult result : study.scenarios()) {
            err.println(String.format(
                    Locale.ROOT,
                    "%-10s %-12s %d years, Newton residual %.1e, %.2f s%s",
                    result.scenario().name(),
                    result.status().word(),
                    result.path().years().stream().filter(y -> y.solved()).count(),
                    result.path().residual(),
                    result.seconds(),
                    result.message().isEmpty() ? "" : "\n           " + result.message()));
        }
        study.skipped().forEach(s -> err.println("skipped    " + s));
        List<CheckRow> failed = checks.stream().filter(c -> !c.pass()).toList();
        err.println(
                checks.size() + " checks, " + failed.size() + " failed" + (failed.isEmpty() ? "" : ": see checks.csv"));
        err.println("results in " + to);
        err.flush();
        return study.usable() && failed.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
