package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.TableBalance;
import org.cgeleap.iotables.update.UpdateResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A table brought to totals. */
@Command(
        name = "balance",
        description =
                "Brings a table to its totals by the smallest change; contradicting totals are named, not balanced.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 balanced; 2 the totals contradict each other (said which, and by how much) or a file is wrong.",
            "",
            "Example: cgeleap io balance city-2017.csv --method cross-entropy --totals totals.csv --fixed known.csv \\",
            "             --out balanced.csv --report changes"
        })
final class IoBalanceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Table, official or canonical.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE|-", description = "Canonical CSV. Default: <file>-balanced.csv here.")
    private Path out = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Writes every total (balance-controls.csv), changed cell (balance-changes.csv) and note.")
    private Path report = Path.of("");

    @Option(
            names = "--intermediate-only",
            description = "Final uses and value added stay as they are; only intermediate flows move.")
    private boolean intermediateOnly = false;

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
        ReadTable read = input.read(file).read();
        IoTable table = read.table();
        long off = read.totals().stream()
                .filter(t -> Math.abs(t.difference()) > table.metadata().tolerance())
                .count();
        UpdateResult result = TableBalance.of(
                table,
                requirements.read(table),
                new TableBalance.Options(method.method(), method.weights(), false, intermediateOnly));
        PrintWriter err = spec.commandLine().getErr();
        err.println(read.file() + ": " + off + " of " + read.totals().size() + " stated totals did not add up before");
        boolean balanced = BalanceSummary.print(result, err);
        if (!report.toString().isEmpty()) {
            result.report().write(report, "balance");
        }
        TableOutput.write(
                result.table(),
                out.toString().isEmpty() ? Path.of(TableOutput.stem(file) + "-balanced.csv") : out,
                spec);
        err.flush();
        return balanced ? ExitStatus.OK : ExitStatus.FAILED;
    }
}
