package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.compare.RunComparison;
import org.cgeleap.coupling.compare.RunComparison.Difference;
import org.cgeleap.coupling.compare.RunComparison.Variable;
import org.cgeleap.coupling.results.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What differs between two runs, largest first. */
@Command(
        name = "compare",
        description = {
            "Says what differs between two runs: settings and inputs, then results, largest difference first.",
            "",
            "A difference is ranked by its share in the largest value of its variable, so that a doubling of next to nothing"
                    + " does not come first. Runs with different closures are refused."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 compared; 1 a difference above --tolerance, or a run that did not converge; 2 wrong usage or input.",
            "",
            "Examples:",
            "  cgeleap compare cgeleap-out/chongqing lower",
            "  cgeleap compare base lower --variable gdp,co2 --csv -"
        })
final class CompareCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of(
            "scenario",
            "model",
            "year",
            "variable",
            "sector",
            "fuel",
            "technology",
            "unit",
            "first",
            "second",
            "difference",
            "relative_difference",
            "share_of_largest");

    @Parameters(index = "0", paramLabel = "OUT1", description = "Output folder of a run.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT2", description = "Output folder of another run.")
    private Path second = Path.of("");

    @Option(names = "--across-closures", description = "Compare runs with different closures all the same.")
    private boolean acrossClosures;

    @Option(
            names = "--variable",
            split = ",",
            paramLabel = "NAME",
            description = "Only these variables of results.csv.")
    private List<String> variables = List.of();

    @Option(names = "--scenario", split = ",", paramLabel = "NAME", description = "Only these scenarios.")
    private List<String> scenarios = List.of();

    @Option(names = "--top", paramLabel = "N", description = "Rows shown. Default: ${DEFAULT-VALUE}.")
    private int top = 20;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description =
                    "Largest share of a variable's largest value that a row may differ by; above it the exit status is"
                            + " 1. Default: none.")
    private double tolerance = Double.POSITIVE_INFINITY;

    @Option(names = "--csv", paramLabel = "FILE", description = "Every row that differs, as CSV; - for stdout.")
    private String csv = "";

    @Option(names = "--json", description = "Everything as JSON on stdout.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (top < 0 || !(tolerance >= 0) || (json && csv.equals("-"))) {
            throw new InputException(List.of("--top: found " + top + ", expected 0 or more; --tolerance: found "
                    + tolerance + ", expected 0 or more; --json and --csv - not together"));
        }
        RunComparison all = RunComparison.of(first, second, acrossClosures);
        RunComparison compared = all.only(variables, scenarios);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        compared.warnings().forEach(w -> err.println("not converged: " + w));
        if (json) {
            OutputFolder.writeJson(out, json(compared));
        } else if (csv.equals("-")) {
            OutputFolder.writeCsv(out, HEADER, compared.rows().stream().map(CompareCommand::cells));
        } else {
            text(out, compared);
        }
        out.flush();
        err.flush();
        if (!csv.isEmpty() && !csv.equals("-")) {
            write(compared);
        }
        return compared.warnings().isEmpty() && compared.largest() <= tolerance ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void write(RunComparison compared) throws IOException {
        Path file = Path.of(csv).toAbsolutePath();
        Path parent = file.getParent();
        Path name = file.getFileName();
        if (parent == null || name == null) {
            throw new InputException(List.of("--csv: found " + csv + "; expected the name of a file, or -"));
        }
        new OutputFolder(parent)
                .csv(name.toString(), HEADER, compared.rows().stream().map(CompareCommand::cells));
    }

    private static Object[] cells(Difference d) {
        return new Object[] {
            d.key().scenario(),
            d.key().model(),
            d.key().year(),
            d.key().variable(),
            d.key().sector(),
            d.key().fuel(),
            d.key().technology(),
            d.unit(),
            d.first(),
            d.second(),
            d.absolute(),
            Double.isNaN(d.relative()) ? "" : d.relative(),
            d.ofScale()
        };
    }

    private static Map<String, Object> json(RunComparison compared) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("compared", compared.compared());
        json.put("only_first", compared.onlyFirst());
        json.put("only_second", compared.onlySecond());
        json.put("settings", compared.settings());
        json.put("not_converged", compared.warnings());
        json.put("largest", compared.largest());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Difference d : compared.rows()) {
            Object[] cells = cells(d);
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < cells.length; c++) {
                row.put(HEADER.get(c), cells[c]);
            }
            rows.add(row);
        }
        json.put("differences", rows);
        return json;
    }

    private void text(PrintWriter out, RunComparison compared) {
        out.println("first   " + first);
        out.println("second  " + second);
        compared.settings().forEach(s -> out.println("  " + s));
        out.printf(
                Locale.ROOT,
                "%d rows compared, %d differ, %d only in the first, %d only in the second%n",
                compared.compared(),
                compared.rows().size(),
                compared.onlyFirst(),
                compared.onlySecond());
        if (compared.rows().isEmpty()) {
            return;
        }
        out.println();
        out.printf(Locale.ROOT, "%-34s %9s %9s   largest difference%n", "variable", "rows", "differ");
        for (Variable v : compared.variables()) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %9d %9d   %+.4g %s, %.2g of its largest value, in %s%n",
                    v.model() + " " + v.name(),
                    v.rows(),
                    v.differing(),
                    v.largest().absolute(),
                    v.unit(),
                    v.largest().ofScale(),
                    v.largest().key().words());
        }
        out.println();
        out.printf(Locale.ROOT, "%-60s %14s %14s %12s%n", "rows, largest first", "first", "second", "relative");
        compared.rows().stream()
                .limit(top)
                .forEach(d -> out.printf(
                        Locale.ROOT,
                        "%-60s %14.6g %14.6g %12s%n",
                        d.key().words(),
                        d.first(),
                        d.second(),
                        Double.isNaN(d.relative()) ? "" : String.format(Locale.ROOT, "%+.2e", d.relative())));
        if (compared.rows().size() > top) {
            out.println("and " + (compared.rows().size() - top) + " more (--top, --csv)");
        }
    }
}
