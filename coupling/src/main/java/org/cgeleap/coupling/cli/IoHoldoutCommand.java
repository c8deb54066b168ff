package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableComparison;
import org.cgeleap.iotables.balance.BalanceMethod;
import org.cgeleap.iotables.update.CellRules;
import org.cgeleap.iotables.update.HoldOutTrials;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import org.cgeleap.iotables.update.TableDistance;
import org.cgeleap.iotables.update.UpdateConfiguration;
import org.cgeleap.iotables.update.UpdateInputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How far a derivation lands from an official table it is not shown. */
@Command(
        name = "holdout",
        description =
                "Derives an official table from the other priors and its own totals alone, and compares cell by cell.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A blend chosen because it does best here has seen the answer: its figures flatter it.",
            "",
            "Example: cgeleap io holdout chongqing --out holdout",
            "         cgeleap io holdout chongqing --held cq2023 --blend cn2017=0.9,cq2007=0.1 --method gras"
        })
final class IoHoldoutCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", description = "derivation.yaml, its folder, or a case.")
    private Path job = Path.of("");

    @Option(names = "--held", paramLabel = "PRIOR", description = "Prior held out. Default: the job's hold_out.")
    private String held = "";

    @Option(
            names = "--blend",
            paramLabel = "FILE|PRIOR=SHARE,...",
            description =
                    "Blend of the other priors; may be repeated. Default: the job's own, each prior, equal pairs.")
    private List<String> blends = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            converter = MethodOption.Word.class,
            description = "gras, cross-entropy or least-squares; may be repeated. Default: all three.")
    private List<BalanceMethod> methods = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes holdout-trials.csv, and blocks and largest cells of the first trial.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path yaml = UpdateJob.of(job);
        UpdateInputs inputs = UpdateConfiguration.read(yaml, TableInput.bundled());
        Map<String, CellRules> tried = new LinkedHashMap<>();
        String name = held;
        if (held.isEmpty()) {
            UpdateConfiguration.Held own = UpdateConfiguration.held(yaml, TableInput.bundled());
            name = own.prior();
            if (blends.isEmpty()) {
                tried.put(own.blend().file(), own.blend());
            }
        }
        if (!inputs.priors().containsKey(name)) {
            throw new InputException(List.of("--held: found " + name + "; expected one of the priors "
                    + String.join(", ", inputs.priors().keySet())));
        }
        for (String blend : blends) {
            tried.put(blend, UpdateJob.blend(blend));
        }
        if (blends.isEmpty()) {
            tried.putAll(HoldOutTrials.simple(inputs, name));
        }
        requireOthers(tried, inputs, name);
        List<Trial> trials = HoldOutTrials.run(
                inputs,
                name,
                tried,
                methods.isEmpty()
                        ? List.of(BalanceMethod.GRAS, BalanceMethod.CROSS_ENTROPY, BalanceMethod.LEAST_SQUARES)
                        : methods);
        report(trials, tried.keySet().iterator().next());
        return trials.stream().allMatch(t -> t.distance() != null) || blends.isEmpty()
                ? ExitStatus.OK
                : ExitStatus.FAILED;
    }

    private static void requireOthers(Map<String, CellRules> blends, UpdateInputs inputs, String held) {
        blends.forEach((line, rules) -> {
            for (CellRules.Rule rule : rules.rules()) {
                if (rule.key().equals(held) || !inputs.priors().containsKey(rule.key())) {
                    throw new InputException(List.of("blend " + line + ": found prior " + rule.key()
                            + "; expected the priors other than the one held out: "
                            + inputs.priors().keySet().stream()
                                    .filter(p -> !p.equals(held))
                                    .toList()));
                }
            }
        });
    }

    private void report(List<Trial> trials, String first) throws java.io.IOException {
        PrintWriter err = spec.commandLine().getErr();
        TableDistance listed = trials.stream()
                .filter(t -> t.blend().equals(first)
                        && !t.method().contains("known")
                        && !t.method().equals("none"))
                .map(Trial::distance)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        TableComparison.print(trials, err);
        if (listed != null) {
            err.println("largest errors of " + first + ":");
            TableComparison.largest(listed, err);
        }
        err.flush();
        if (!out.toString().isEmpty()) {
            OutputFolder folder = new OutputFolder(out);
            TableComparison.write(trials, folder);
            if (listed != null) {
                TableComparison.write(listed, folder);
            }
            err.println("results in " + out);
        }
    }
}
