package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a call and how it is made, in lines that stay in sight; the whole help is asked for by name. */
final class UsageMistakes implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        String takes = spec.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .map(label -> " " + label)
                .collect(Collectors.joining());
        String commands = spec.subcommands().isEmpty() ? "" : takes.isEmpty() ? " COMMAND" : " [COMMAND]";
        err.println("expected: " + spec.qualifiedName() + " [OPTIONS]" + takes + commands + "; `" + spec.qualifiedName()
                + " --help` says what it takes");
        for (String line : spec.usageMessage().footer()) {
            if (line.startsWith("Example: ") || line.startsWith("  cgeleap ")) {
                err.println("for example: " + line.replace("Example:", "").strip());
                break;
            }
        }
        return ExitStatus.INPUT;
    }
}
