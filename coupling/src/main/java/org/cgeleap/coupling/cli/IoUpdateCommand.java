package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableComparison;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.TableBalance;
import org.cgeleap.iotables.update.TableDistance;
import org.cgeleap.iotables.update.TableUpdate;
import org.cgeleap.iotables.update.UpdateConfiguration;
import org.cgeleap.iotables.update.UpdateInputs;
import org.cgeleap.iotables.update.UpdateResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A table of another year from priors and that year's totals. */
@Command(
        name = "update",
        description =
                "Derives a table from priors and control totals: a derivation (YAML, folder or case), or one table"
                        + " with --totals.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 derived; 2 the totals contradict each other (said which, and by how much) or a file is wrong.",
            "",
            "Example: cgeleap io update chongqing --blend cn2017=0.6,cq2023=0.4 --out table-2017.csv",
            "         cgeleap io update city-2017.csv --totals totals-2020.csv --out city-2020.csv"
        })
final class IoUpdateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "JOB",
            description = "derivation.yaml, its folder, a case, or a table whose coefficients are the prior.")
    private Path job = Path.of("");

    @Option(
            names = "--blend",
            paramLabel = "FILE|PRIOR=SHARE,...",
            description = "Blend of the priors in place of the derivation's own.")
    private String blend = "";

    @Option(names = "--out", paramLabel = "FILE|-", description = "Canonical CSV. Default: <job>-updated.csv here.")
    private Path out = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Writes every total, changed cell and note (derivation-*.csv), and the comparison.")
    private Path report = Path.of("");

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "Official table of the same sectors to measure the result against.")
    private Path compare = Path.of("");

    @Mixin
    private MethodOption method = new MethodOption();

    @Mixin
    private RequirementOptions requirements = new RequirementOptions();

    @Mixin
    private TableInput input = new TableInput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path from = UpdateJob.of(job);
        UpdateResult result = from.toString().endsWith(".yaml") ? derived(from) : updated(from);
        PrintWriter err = spec.commandLine().getErr();
        boolean balanced = BalanceSummary.print(result, err);
        if (!report.toString().isEmpty()) {
            result.report().write(report);
        }
        if (!compare.toString().isEmpty()) {
            compared(result.table());
        }
        TableOutput.write(
                result.table(), out.toString().isEmpty() ? Path.of(TableOutput.stem(job) + "-updated.csv") : out, spec);
        err.flush();
        return balanced ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private UpdateResult derived(Path yaml) {
        if (requirements.totalsGiven()) {
            throw new InputException(List.of("--totals: found it with a derivation; expected it with a table"
                    + " (a derivation names its control totals itself)"));
        }
        UpdateInputs inputs = UpdateConfiguration.read(yaml, TableInput.bundled());
        if (!blend.isEmpty()) {
            inputs = inputs.withBlend(UpdateJob.blend(blend));
        }
        PrintWriter err = spec.commandLine().getErr();
        inputs.notes().stream().filter(note -> note.startsWith("prior ")).forEach(err::println);
        return new TableUpdate(inputs, method.method(), method.weights()).run();
    }

    private UpdateResult updated(Path file) {
        if (!requirements.totalsGiven() || !blend.isEmpty()) {
            throw new InputException(List.of("JOB: found a table, " + file + ", "
                    + (blend.isEmpty() ? "without --totals" : "with --blend")
                    + "; expected --totals FILE with the other year's totals, or a derivation with several priors"));
        }
        IoTable table = input.read(file).read().table();
        return TableBalance.of(
                table,
                requirements.read(table),
                new TableBalance.Options(method.method(), method.weights(), true, false));
    }

    private void compared(IoTable estimate) throws java.io.IOException {
        IoTable truth = input.read(compare)
                .read()
                .table()
                .inUnit(estimate.metadata().unit(), estimate.metadata().yuanPerUnit());
        if (!truth.sectors().stream()
                .map(s -> s.code())
                .toList()
                .equals(estimate.sectors().stream().map(s -> s.code()).toList())) {
            throw new InputException(List.of("--compare: found other sectors in " + compare + "; expected the "
                    + estimate.size() + " of the result, in its order (io aggregate brings them there)"));
        }
        TableDistance distance = TableDistance.between(estimate, truth, TableComparison.LISTED);
        TableComparison.print(distance, spec.commandLine().getErr());
        if (!report.toString().isEmpty()) {
            TableComparison.write(distance, new OutputFolder(report));
        }
    }
}
