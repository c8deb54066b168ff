package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.concordance.Concordance;
import org.cgeleap.iotables.concordance.ConcordanceEntry;
import org.cgeleap.iotables.table.IoTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A table in another classification. */
@Command(
        name = "aggregate",
        description =
                "Brings a table to another classification by a concordance: sectors added up, or split by weights.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every sector of the table must be a source, every source a sector, and the weights of each must sum to one.",
            "Exit status: 0 done; 1 done, but the table did not add up before; 2 the concordance does not fit.",
            "",
            "Example: cgeleap io aggregate bundled:china-2017-149.csv \\",
            "             --concordance bundled:concordances/cn-2017-149-to-cn-2017-42.csv --out china-42.csv"
        })
final class IoAggregateCommand implements Callable<Integer> {
    /** Relative size of what adding up in another order changes. */
    private static final double ROUNDING = 1e-9;

    @Parameters(paramLabel = "FILE", description = "Table, official or canonical.")
    private Path file = Path.of("");

    @Option(
            names = "--concordance",
            required = true,
            paramLabel = "FILE",
            description = "CSV: source,target,applies_to,weight,basis,source_note.")
    private Path concordance = Path.of("");

    @Option(names = "--out", paramLabel = "FILE|-", description = "Canonical CSV. Default: <file>-aggregated.csv here.")
    private Path out = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Writes every weight used, with its basis and the output of its source, as CSV.")
    private Path weights = Path.of("");

    @Mixin
    private TableInput input = new TableInput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        IoTable table = input.read(file).read().table();
        Concordance map = Concordance.read(TableInput.located(concordance));
        IoTable aggregate = map.aggregateApart(table);
        PrintWriter err = spec.commandLine().getErr();
        long split = map.entries().stream()
                .filter(e -> e.appliesTo().equals("all") && e.weight() != 1)
                .map(ConcordanceEntry::source)
                .distinct()
                .count();
        err.println(table.size() + " sectors to " + aggregate.size() + " by " + map.name() + ": every sector lands, "
                + split + " are split, all weights sum to one");
        err.println("gross output " + TableOutput.figure(output(table)) + " before, "
                + TableOutput.figure(output(aggregate)) + " after, "
                + table.metadata().unit());
        if (table.split()) {
            err.println(
                    aggregate.split()
                            ? "domestic and imported goods stay apart"
                            : "domestic and imported goods are added up: the concordance sends a product's uses different"
                                    + " ways, and imports are no sum of the imported uses any more; the table is competitive");
        }
        if (!weights.toString().isEmpty()) {
            writeWeights(map, table);
        }
        TableOutput.write(
                aggregate, out.toString().isEmpty() ? Path.of(TableOutput.stem(file) + "-aggregated.csv") : out, spec);
        // aggregation keeps gaps: what adds up before adds up after
        TableCheck before = TableCheck.balance(table, ROUNDING);
        TableCheck after = TableCheck.balance(aggregate, ROUNDING);
        double slack = table.metadata().tolerance() * table.size();
        boolean kept = after.discrepancies().stream().allMatch(d -> Math.abs(d.difference()) <= slack);
        if (!kept) {
            err.println(after.discrepancies().size() + " rows or columns do not add up ("
                    + before.discrepancies().size() + " before); largest: "
                    + after.discrepancies().get(0));
        }
        err.flush();
        return kept ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static double output(IoTable table) {
        double sum = 0;
        for (int j = 0; j < table.size(); j++) {
            sum += table.output(j);
        }
        return sum;
    }

    private void writeWeights(Concordance map, IoTable table) throws java.io.IOException {
        List<Object[]> rows = new ArrayList<>();
        for (ConcordanceEntry e : map.entries()) {
            rows.add(new Object[] {
                e.source(),
                e.target(),
                e.appliesTo(),
                e.closing() ? ConcordanceEntry.CLOSING : (Object) e.weight(),
                table.output(table.sector(e.source())),
                e.basis(),
                e.note()
            });
        }
        Path parent = weights.toAbsolutePath().getParent();
        new OutputFolder(parent == null ? Path.of("") : parent)
                .csv(
                        String.valueOf(weights.getFileName()),
                        List.of("source", "target", "applies_to", "weight", "source_output", "basis", "source_note"),
                        rows.stream());
    }
}
