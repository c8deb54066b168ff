package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.ScenarioNumbers;
import org.cgeleap.coupling.iamc.IamcMap;
import org.cgeleap.coupling.results.Reproduction;
import org.cgeleap.coupling.results.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks everything a case says without solving it. */
@Command(
        name = "validate",
        description = "Checks a case without solving it and lists everything that is wrong at once.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap validate my-city"})
final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case folder, or the name of a bundled case.")
    private String given = "";

    @Mixin
    private SetOption set = new SetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path folder = CaseLocation.of(given);
        CaseInputs inputs =
                CaseInputs.read(folder, CaseLocation.home(), set.values(), List.of(Reproduction::check, IamcMap::of));
        Calibration.check(inputs);
        int targets = Target.of(inputs.given()).size();
        PrintWriter err = spec.commandLine().getErr();
        err.println(inputs.given().title() + ": " + inputs.given().sectors().size() + " sectors, "
                + inputs.given().technologies().size() + " generation technologies, "
                + inputs.area().branches().size() + " LEAP branches, "
                + inputs.given().scenarios().size() + " scenarios, "
                + inputs.given().parameters().entries().size() + " parameters, " + targets
                + " targets: nothing wrong found");
        ScenarioNumbers.missing(inputs.given()).forEach(words -> err.println("note: " + words));
        err.flush();
        return ExitStatus.OK;
    }
}
