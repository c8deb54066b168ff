package org.cgeleap.coupling.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands, options and their values in bash or zsh.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(cgeleap completion bash)",
            "  cgeleap completion zsh > ~/.zsh/cgeleap.sh   (and source it in ~/.zshrc)"
        })
final class CompletionCommand implements Callable<Integer> {
    private static final Pattern CHOICES =
            Pattern.compile("(?m)^(  local \\w+_(?:option|pos_param)_args=)(\\((?:\"[A-Z0-9_]+\" ?)+\\))");

    /** Shells whose scripts there are; zsh reads bash's through bashcompinit, which the script turns on. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        if (shell == Shell.ZSH) {
            spec.commandLine().getOut().println("# for zsh, which needs this first: autoload -U compinit && compinit");
        }
        spec.commandLine().getOut().print(asTyped(AutoComplete.bash(root.getCommandName(), root)));
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    /** The words of choices as the documentation has them, in small letters: a shell tells them from capitals. */
    private static String asTyped(String script) {
        return CHOICES.matcher(script)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + found.group(2).toLowerCase(Locale.ROOT)));
    }
}
