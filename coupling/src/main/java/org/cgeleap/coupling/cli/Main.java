package org.cgeleap.coupling.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code cgeleap}. */
@Command(
        name = "cgeleap",
        description = "Solves hybrid CGE-LEAP coupled models.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            CalibrateCommand.class,
            ValidateCommand.class,
            NewCommand.class,
            SolveCommand.class,
            CgeCommand.class,
            LeapCommand.class,
            IoCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            SensitivityCommand.class,
            BatchCommand.class,
            CompletionCommand.class,
            ManCommand.class
        },
        footer = {
            "",
            "Exit status: 0 everything solved, converged and checked; 1 something was not; 2 wrong usage or input;",
            "130 interrupted.",
            "",
            "Example: cgeleap run chongqing"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "command: found none; expected one such as run, validate or calibrate");
    }

    /** {@return the command line with its error handling, for the entry point and for tests} */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageMistakes())
                .setExecutionExceptionHandler(new Failures());
    }

    /**
     * Runs a command and exits with its status.
     *
     * @param args command, its arguments and options (CLI.md)
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
