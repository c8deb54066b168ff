package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.results.CalibrationFiles;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.Checks;
import org.cgeleap.coupling.results.OutputFolder;
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
        footer = {"", "Example: cgeleap calibrate chongqing --out calibration"})
final class CalibrateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE", description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder. Default: cgeleap-out/<case>-calibration.")
    private Path out = Path.of("");

    @Option(
            names = "--holdout",
            description = "Also derives the table the derivation holds out, and compares it with the official one.")
    private boolean holdout = false;

    @Mixin
    private SetOption set = new SetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path folder = CaseLocation.of(given);
        Calibrated calibrated = Calibration.of(folder, CaseLocation.home(), set.values(), SolverOptions.standard());
        Path to = out.toString().isEmpty()
                ? Path.of("cgeleap-out").resolve(CaseLocation.name(folder) + "-calibration")
                : out;
        OutputFolder output = new OutputFolder(to);
        List<CheckRow> checks = Checks.of(calibrated);
        new CalibrationFiles(calibrated, output).write(checks);
        PrintWriter err = spec.commandLine().getErr();
        List<CheckRow> failed = checks.stream().filter(c -> !c.pass()).toList();
        calibrated.summary().forEach(err::println);
        err.println(checks.size() + " checks, " + failed.size() + " failed");
        failed.forEach(
                c -> err.println("  " + c.year() + " " + c.check() + ": " + c.value() + ", at most " + c.tolerance()));
        if (holdout) {
            UpdateJob.heldOut(folder.resolve("tables"), output, err);
        }
        err.println("results in " + to);
        err.flush();
        return failed.isEmpty() && calibrated.aligned().solved() ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
