package org.cgeleap.coupling.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in the man macros of roff (man(7)), from what {@code --help} prints. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();
    private final CommandSpec spec;

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    /** Name of the page: the command's names joined by hyphens. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /** The page. */
    static String of(CommandSpec spec) {
        return new ManPage(spec).text();
    }

    private String text() {
        Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
        List<String> description = Arrays.asList(spec.usageMessage().description());
        page.append(".TH \"").append(name(spec).toUpperCase(Locale.ROOT)).append("\" 1\n");
        section("NAME");
        line(name(spec) + " \\- " + escaped(description.isEmpty() ? "" : description.get(0)), false);
        section("SYNOPSIS");
        literal(help.synopsis(0).lines().toList());
        section("DESCRIPTION");
        description.forEach(d -> line(d, true));
        List<PositionalParamSpec> operands =
                spec.positionalParameters().stream().filter(p -> !p.hidden()).toList();
        List<OptionSpec> options =
                spec.options().stream().filter(o -> !o.hidden()).toList();
        if (!operands.isEmpty()) {
            section("OPERANDS");
            operands.forEach(p -> item(p.paramLabel(), p));
        }
        if (!options.isEmpty()) {
            section("OPTIONS");
            options.forEach(
                    o -> item(String.join(", ", o.names()) + (o.arity().max() == 0 ? "" : " " + o.paramLabel()), o));
        }
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            spec.subcommands().forEach((name, command) -> {
                page.append(".TP\n.B ").append(escaped(name)).append('\n');
                line(String.join(" ", command.getCommandSpec().usageMessage().description()), true);
            });
        }
        footer();
        section("SEE ALSO");
        CommandSpec parent = spec.parent() == null ? spec : spec.parent();
        line(
                parent.subcommands().values().stream()
                        .map(c -> name(c.getCommandSpec()) + "(1)")
                        .filter(n -> !n.equals(name(spec) + "(1)"))
                        .collect(Collectors.joining(", ")),
                true);
        return page.toString();
    }

    /** Exit status and examples: what stands at the foot of the help. */
    private void footer() {
        List<String> lines = new ArrayList<>(Arrays.asList(spec.usageMessage().footer()));
        lines.removeIf(String::isBlank);
        if (!lines.isEmpty()) {
            section("EXIT STATUS AND EXAMPLES");
            literal(lines);
        }
    }

    private void section(String title) {
        page.append(".SH \"").append(title).append("\"\n");
    }

    private void item(String term, ArgSpec of) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        // with defaults and choices put in
        line(String.join(" ", of.description()), true);
    }

    private void literal(List<String> lines) {
        page.append(".nf\n");
        lines.forEach(l -> line(l, true));
        page.append(".fi\n");
    }

    /** A line that is text: a point or an apostrophe at its beginning would be a request. */
    private void line(String text, boolean escape) {
        String safe = escape ? escaped(text) : text;
        page.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "")
                .append(safe)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
