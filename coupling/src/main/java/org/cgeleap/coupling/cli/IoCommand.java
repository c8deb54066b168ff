package org.cgeleap.coupling.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Input-output tables: import, check, aggregation, balancing, update. */
@Command(
        name = "io",
        description = "Input-output tables: import, check, aggregate, balance, update (docs/tables.md).",
        mixinStandardHelpOptions = true,
        subcommands = {
            IoImportCommand.class,
            IoCheckCommand.class,
            IoAggregateCommand.class,
            IoBalanceCommand.class,
            IoUpdateCommand.class,
            IoHoldoutCommand.class
        },
        footer = {"", "Example: cgeleap io check city-2017.xlsx"})
final class IoCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: import, check, aggregate, balance, update or holdout");
    }
}
