package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.batch.StoredBatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How far a batch is. */
@Command(
        name = "status",
        description = "Says how far a batch is, running or ended, and how its runs ended; needs no plan.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap batch status many"})
final class BatchStatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of a batch or a sensitivity study.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        StoredBatch batch = StoredBatch.read(folder);
        err.println(batch.rows().size() + " of " + batch.manifest().runs() + " runs done"
                + (batch.manifest().complete() && batch.damaged().isEmpty() ? ", complete" : "") + "; made by "
                + batch.manifest().engine());
        batch.damaged()
                .forEach(file -> err.println("  " + file + ": found another SHA-256 than noted when it was closed;"
                        + " --resume repeats its runs"));
        int ended = BatchCommand.summary(err, batch.rows());
        return batch.damaged().isEmpty() ? ended : ExitStatus.FAILED;
    }
}
