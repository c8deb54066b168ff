package org.cgeleap.coupling.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.official.OfficialReader;
import org.cgeleap.iotables.official.OfficialTable;
import org.cgeleap.iotables.read.StatedTotal;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An official table to the canonical layout. */
@Command(
        name = "import",
        description =
                "Brings an official table (.xlsx, .xls, .csv) to the canonical layout and says what was recognised.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 written and everything adds up; 1 written, but something does not add up; 2 not readable.",
            "",
            "Example: cgeleap io import city-2017.xlsx --out tables/table.csv",
            "         cgeleap io import national.xls --sheet 2 --unit \"10^4 yuan\" --year 2017 --out -"
        })
final class IoImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Official table.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE|-",
            description = "Canonical CSV; - for standard output. Default: the file's name with .csv, here.")
    private Path out = Path.of("");

    @Mixin
    private TableInput input = new TableInput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        OfficialTable table = OfficialReader.read(TableInput.located(file), input.options());
        PrintWriter err = spec.commandLine().getErr();
        recognised(table, err);
        TableCheck check = TableCheck.of(table.read());
        verified(table, check, err);
        if (TableOutput.standard(out)) {
            spec.commandLine().getOut().print(table.csv());
            spec.commandLine().getOut().flush();
        } else {
            Path to = out.toString().isEmpty() ? Path.of(TableOutput.stem(file) + ".csv") : out;
            if (Files.exists(to) && Files.exists(file) && Files.isSameFile(to, file)) {
                throw new InputException(
                        List.of("--out: found the imported file itself, " + to + "; expected another name"));
            }
            TableOutput.folderOf(to);
            table.write(to);
            TableOutput.said(to, spec);
        }
        err.flush();
        return check.passed() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void recognised(OfficialTable official, PrintWriter err) {
        IoTable table = official.read().table();
        TableMetadata m = table.metadata();
        err.println(official.sheet() + ": " + m.region() + " " + m.year() + ", " + table.size() + " sectors ("
                + table.sectors().get(0).code() + " "
                + table.sectors().get(0).name() + " to "
                + table.sectors().get(table.size() - 1).code() + " "
                + table.sectors().get(table.size() - 1).name() + "), figures in " + m.unit());
        err.println(
                m.layout() == Layout.DOMESTIC_IMPORTED
                        ? "layout: domestic and imported goods apart; the canonical table keeps both"
                        : "layout: competitive; trade in columns "
                                + table.columns().stream()
                                        .filter(c -> c.role().isTrade())
                                        .map(c -> c.code())
                                        .toList());
        err.println("uses: " + table.columns().stream().map(c -> c.code()).toList() + ", value added: "
                + table.valueAddedRows().stream().map(Label::code).toList());
        official.notices().forEach(notice -> err.println("note: " + notice));
    }

    /** Totals the file states, by what they add up, and how many of each hold. */
    private static void verified(OfficialTable official, TableCheck check, PrintWriter err) {
        List<String> sectors =
                official.read().table().sectors().stream().map(Label::code).toList();
        java.util.Map<String, int[]> counts = new java.util.LinkedHashMap<>();
        for (StatedTotal total : official.read().totals()) {
            // a total is called by its column in a sector's row and by its row elsewhere
            String row = total.row().replaceAll(" (domestic|imported)$", "");
            int[] count = counts.computeIfAbsent(sectors.contains(row) ? total.column() : row, k -> new int[2]);
            count[0]++;
            count[1] += Math.abs(total.difference()) <= check.tolerance() ? 1 : 0;
        }
        StringBuilder text = new StringBuilder("verified within " + check.tolerance() + ":");
        counts.forEach((code, count) -> text.append(' ')
                .append(code)
                .append(' ')
                .append(count[1])
                .append('/')
                .append(count[0]));
        err.println(text);
        if (!check.passed()) {
            err.println(check.discrepancies().size() + " of " + check.checked()
                    + " totals do not add up; `cgeleap io check` lists them with their likely causes");
        }
    }
}
