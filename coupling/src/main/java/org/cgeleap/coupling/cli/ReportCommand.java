package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.batch.Batch;
import org.cgeleap.coupling.gradient.StoredGradient;
import org.cgeleap.coupling.page.GradientPage;
import org.cgeleap.coupling.report.RunReport;
import org.cgeleap.coupling.results.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The page of a run or a batch, made again from its files. */
@Command(
        name = "report",
        description = {
            "Writes the page of a folder: one file for the browser that needs no network.",
            "",
            "Of a run: report.html. `run` writes it too; this makes it again, after a gradient.csv was added to the folder or"
                    + " with a newer version. Of a batch or a sensitivity study, running or ended: batch.html and"
                    + " convergence.csv, as `batch report`; what a study's design alone can say stays in its report.html. Of a gradient (--design gradient):"
                    + " report.html."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 written; 1 written, and some runs of the batch failed; 2 no folder of a complete run, a batch or a study.",
            "",
            "Example: cgeleap report cgeleap-out/chongqing"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "OUT", description = "Output folder of a run, a batch or a study.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (Batch.manifest(folder).isPresent()) {
            return BatchReportCommand.write(folder, folder, Optional.empty(), err);
        }
        Optional<StoredGradient> gradient = StoredGradient.read(folder);
        if (gradient.isPresent()) {
            OutputFolder output = new OutputFolder(folder);
            StoredGradient stored = gradient.get();
            output.text("report.html", GradientPage.of(stored.title(), stored.gradient(), stored.watched()));
            err.println(output.path().resolve("report.html"));
            return ExitStatus.OK;
        }
        err.println(RunReport.write(folder));
        return ExitStatus.OK;
    }
}
