package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.explain.RunExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a number of a run. */
@Command(
        name = "explain",
        description = {
            "Explains a number of a run: its equation or expression, each term's value, where each input comes from.",
            "",
            "QUANTITY is a cell of the LEAP area (Branch\\Path:Variable), a variable of results.csv with its codes"
                    + " (energy_use[NMM,coal]), or a key of parameters.csv."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  cgeleap explain cgeleap-out/chongqing 'Demand\\Steel\\Ironmaking\\Blast furnace\\Coal:Energy Intensity'"
                    + " --year 2030 --scenario AP-NZES",
            "  cgeleap explain cgeleap-out/chongqing 'co2' --year 2060 --scenario RS"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OUT", description = "Output folder of a run.")
    private Path out = Path.of("");

    @Parameters(index = "1", paramLabel = "QUANTITY", description = "What is to be explained.")
    private String quantity = "";

    @Option(names = "--year", paramLabel = "YEAR", description = "Calendar year; needed but for a parameter.")
    private int year;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Scenario; needed where the run has more than one.")
    private String scenario = "";

    @Option(
            names = "--case",
            paramLabel = "DIR",
            description = "Where the case of the run is. Default: where the run found it.")
    private String caseFolder = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        String text = RunExplanation.open(out, CaseLocation.home()).of(quantity, scenario, year, caseFolder);
        PrintWriter to = spec.commandLine().getOut();
        to.print(text);
        to.flush();
        return ExitStatus.OK;
    }
}
