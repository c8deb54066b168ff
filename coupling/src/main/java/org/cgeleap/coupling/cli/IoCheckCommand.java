package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.iotables.check.Discrepancy;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything in a table that does not add up. */
@Command(
        name = "check",
        description =
                "Lists everything that does not add up, largest first, with the likely cause where one can be told.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 everything adds up; 1 something does not; 2 not readable.",
            "",
            "Example: cgeleap io check city-2017.xlsx",
            "         cgeleap io check city-2017.csv --csv findings.csv"
        })
final class IoCheckCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("rank", "row", "column", "cell", "stated", "computed", "difference", "rule");

    @Parameters(
            paramLabel = "FILE",
            description = "Table, official (.xlsx, .xls, .csv) or canonical (.csv with .yaml).")
    private Path file = Path.of("");

    @Option(names = "--csv", paramLabel = "FILE|-", description = "The whole list as CSV; - for standard output.")
    private Path csv = Path.of("");

    @Option(names = "--limit", paramLabel = "N", description = "Lines shown in the message. Default: ${DEFAULT-VALUE}.")
    private int limit = 30;

    @Mixin
    private TableInput input = new TableInput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        TableFile table = input.read(file);
        Double tolerance = input.tolerance();
        TableCheck check = tolerance == null ? TableCheck.of(table.read()) : TableCheck.of(table.read(), tolerance);
        PrintWriter err = spec.commandLine().getErr();
        table.notices().forEach(notice -> err.println("note: " + notice));
        err.println(table.read().file() + ": " + check.checked() + " totals compared, "
                + check.discrepancies().size() + " beyond " + check.tolerance() + " "
                + table.read().table().metadata().unit());
        check.causes().forEach(cause -> err.println("likely cause: " + cause + at(table, cause.row(), cause.column())));
        List<Object[]> rows = new ArrayList<>();
        for (Discrepancy d : check.discrepancies()) {
            String cell = table.place(d.row(), d.column());
            rows.add(new Object[] {
                rows.size() + 1, d.row(), d.column(), cell, d.stated(), d.computed(), d.difference(), d.rule()
            });
            if (rows.size() <= limit) {
                err.println("  " + rows.size() + ". row " + d.row() + ", column " + d.column()
                        + (cell.isEmpty() ? "" : " (" + cell + ")") + ": stated " + TableOutput.figure(d.stated())
                        + ", " + d.rule() + " is " + TableOutput.figure(d.computed()) + ", off by "
                        + TableOutput.figure(d.difference()));
            }
        }
        if (rows.size() > limit) {
            err.println("  and " + (rows.size() - limit) + " more (--limit, --csv)");
        }
        err.flush();
        write(rows);
        return check.passed() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static String at(TableFile table, String row, String column) {
        String cell = table.place(row, column);
        return cell.isEmpty() ? "" : ", cell " + cell;
    }

    private void write(List<Object[]> rows) throws java.io.IOException {
        if (TableOutput.standard(csv)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(String.join(",", HEADER));
            for (Object[] row : rows) {
                List<String> cells = new ArrayList<>();
                for (Object cell : row) {
                    String text = String.valueOf(cell);
                    cells.add(text.contains(",") ? "\"" + text + "\"" : text);
                }
                out.println(String.join(",", cells));
            }
            out.flush();
        } else if (!csv.toString().isEmpty()) {
            Path parent = csv.toAbsolutePath().getParent();
            new OutputFolder(parent == null ? Path.of("") : parent)
                    .csv(String.valueOf(csv.getFileName()), HEADER, rows.stream());
        }
    }
}
