package org.cgeleap.cge.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgeleap.cge.model.Activity;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Subtotals;
import org.cgeleap.cge.model.Swap;

/** Writes a model as YAML from which {@link ModelReader} reads an equal model; every number with full precision. */
public final class ModelWriter {

    private final StringBuilder out = new StringBuilder();

    private ModelWriter() {}

    /**
     * {@return the model as YAML}
     *
     * @param model to be written
     */
    public static String write(EquilibriumModel model) {
        ModelWriter writer = new ModelWriter();
        writer.model(model);
        return writer.out.toString();
    }

    /**
     * The model as a YAML file; an existing one is replaced.
     *
     * @param model to be written
     * @param file in UTF-8
     * @throws IOException if it cannot be written
     */
    public static void write(EquilibriumModel model, Path file) throws IOException {
        Files.writeString(file, write(model));
    }

    private void model(EquilibriumModel model) {
        if (!model.title().isEmpty()) {
            out.append("title: ").append(YamlText.quoted(model.title())).append('\n');
        }
        if (!model.parameters().isEmpty()) {
            out.append("parameters:\n");
            model.parameters().forEach(p -> line(p.name(), YamlText.value(p.value())));
        }
        if (!model.activities().isEmpty()) {
            out.append("activities:\n");
            model.activities().forEach(this::activity);
        }
        if (!model.consumers().isEmpty()) {
            out.append("consumers:\n");
            model.consumers().forEach(this::consumer);
        }
        if (!model.prices().isEmpty()) {
            out.append("prices:\n");
            model.prices().forEach((good, bounds) -> line(good, "{ " + YamlText.bounds(bounds) + " }"));
        }
        if (!model.auxiliaries().isEmpty()) {
            out.append("auxiliaries:\n");
            model.auxiliaries().forEach(this::auxiliary);
        }
        model.numeraire()
                .ifPresent(n -> out.append("numeraire: ").append(numeraire(n)).append('\n'));
        if (!model.scenarios().isEmpty()) {
            out.append("scenarios:\n");
            model.scenarios().forEach(this::scenario);
        }
    }

    private void line(String name, String value) {
        out.append("  ")
                .append(YamlText.quoted(name))
                .append(": ")
                .append(value)
                .append('\n');
    }

    private void activity(Activity activity) {
        out.append("  ").append(YamlText.quoted(activity.name())).append(":\n");
        YamlText.tree(out, activity.outputs(), "outputs");
        YamlText.tree(out, activity.inputs(), "inputs");
        if (!activity.level().equals(Bounds.NON_NEGATIVE)) {
            out.append("    level: { ")
                    .append(YamlText.bounds(activity.level()))
                    .append(" }\n");
        }
    }

    private void consumer(Consumer consumer) {
        out.append("  ").append(YamlText.quoted(consumer.name())).append(":\n");
        if (!consumer.endowments().isEmpty()) {
            out.append("    endowments:\n");
            for (Endowment e : consumer.endowments()) {
                out.append("      - { good: ").append(YamlText.quoted(e.good())).append(", quantity: ");
                out.append(YamlText.value(e.quantity())).append(" }\n");
            }
        }
        YamlText.tree(out, consumer.demand(), "demand");
        if (!consumer.income().equals(Bounds.NON_NEGATIVE)) {
            out.append("    income: { ")
                    .append(YamlText.bounds(consumer.income()))
                    .append(" }\n");
        }
    }

    private void auxiliary(Auxiliary auxiliary) {
        line(
                auxiliary.name(),
                "{ constraint: " + YamlText.quoted(ExpressionText.of(auxiliary.constraint())) + ", "
                        + YamlText.bounds(auxiliary.bounds()) + " }");
    }

    private static String numeraire(Numeraire numeraire) {
        return "{ " + YamlText.quoted(numeraire.name()) + ": " + YamlText.number(numeraire.value()) + " }";
    }

    private void scenario(Scenario scenario) {
        out.append("  - name: ").append(YamlText.quoted(scenario.name())).append('\n');
        numbers("set", scenario.set());
        numbers("fix", scenario.fix());
        numbers("start", scenario.start());
        if (!scenario.bounds().isEmpty()) {
            out.append("    bounds:\n");
            scenario.bounds()
                    .forEach((name, b) -> out.append("      ")
                            .append(YamlText.quoted(name))
                            .append(": { ")
                            .append(YamlText.limits(b))
                            .append(" }\n"));
        }
        scenario.numeraire()
                .ifPresent(
                        n -> out.append("    numeraire: ").append(numeraire(n)).append('\n'));
        if (!scenario.swap().isEmpty()) {
            out.append("    swap:\n");
            scenario.swap().forEach(this::swap);
        }
        if (scenario.replicate()) {
            out.append("    replicate: true\n");
        }
        scenario.subtotals()
                .ifPresent(s -> out.append("    subtotals: ").append(groups(s)).append('\n'));
    }

    private static String groups(Subtotals subtotals) {
        return subtotals.groups().isEmpty()
                ? "true"
                : subtotals.groups().stream()
                        .map(g -> g.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]")))
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private void swap(Swap swap) {
        out.append("      - { endogenous: ").append(YamlText.quoted(swap.endogenous()));
        out.append(", exogenous: ").append(YamlText.quoted(swap.exogenous()));
        if (swap.value().isPresent()) {
            out.append(", value: ").append(YamlText.number(swap.value().getAsDouble()));
        }
        out.append(" }\n");
    }

    private void numbers(String key, Map<String, Double> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        List<String> pairs = numbers.entrySet().stream()
                .map(e -> YamlText.quoted(e.getKey()) + ": " + YamlText.number(e.getValue()))
                .toList();
        out.append("    ")
                .append(key)
                .append(": { ")
                .append(String.join(", ", pairs))
                .append(" }\n");
    }
}
