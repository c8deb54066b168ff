package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.results.OutputFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the manual's pages. */
@Command(
        name = "man",
        description = "Writes a manual page (section 1) of every command, from the same text as --help.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap man man1 && man -l man1/cgeleap-run.1"})
final class ManCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder to write to.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        OutputFolder out = new OutputFolder(folder);
        int written = write(out, spec.root().commandLine());
        spec.commandLine()
                .getErr()
                .println(written + " pages in " + folder + "; try: man -l "
                        + folder.resolve(spec.root().name() + ".1"));
        return ExitStatus.OK;
    }

    private static int write(OutputFolder out, CommandLine command) throws IOException {
        out.text(ManPage.name(command.getCommandSpec()) + ".1", ManPage.of(command.getCommandSpec()));
        int written = 1;
        for (CommandLine below : command.getSubcommands().values()) {
            written += write(out, below);
        }
        return written;
    }
}
