package org.cgeleap.coupling.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The page of a run, made again from its files. */
@Command(
        name = "report",
        description = {
            "Writes report.html into the folder of a run: one page for the browser that needs no network.",
            "",
            "`run` writes it too; this makes it again, after a gradient.csv was added to the folder or with a newer version."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 written; 2 no folder of a complete run.",
            "",
            "Example: cgeleap report cgeleap-out/chongqing"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "OUT", description = "Output folder of a run.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getErr().println(RunReport.write(folder));
        return ExitStatus.OK;
    }
}
