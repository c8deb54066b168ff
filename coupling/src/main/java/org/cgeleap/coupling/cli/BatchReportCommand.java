package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cgeleap.coupling.batch.BatchManifest.Kind;
import org.cgeleap.coupling.batch.BatchTable;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StoredBatch;
import org.cgeleap.coupling.page.BatchPage;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One page and one table over all runs of a batch. */
@Command(
        name = "report",
        description =
                "Writes batch.html and convergence.csv over all runs of a batch, running or ended; with the indices"
                        + " that can be given for runs of any design.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap batch report many"})
final class BatchReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of a batch or a sensitivity study.")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Where page and table go. Default: DIR.")
    private Path out = Path.of("");

    @Mixin
    private ParquetOption parquet = new ParquetOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Optional<TableFormat> format = parquet.format();
        return write(folder, out.toString().isEmpty() ? folder : out, format, err);
    }

    /** Writes page and table of the batch in a folder; the exit status says whether every run is usable. */
    static int write(Path folder, Path out, Optional<TableFormat> format, PrintWriter err) throws IOException {
        StoredBatch batch = StoredBatch.read(folder);
        OutputFolder output = new OutputFolder(out);
        convergence(output, batch);
        output.text("batch.html", BatchPage.of(batch));
        if (format.isPresent()) {
            output.table(ParquetOption.RESULTS, BatchTable.of(folder), format.get());
        }
        err.println(batch.rows().size() + " of " + batch.manifest().runs() + " runs in "
                + output.path().resolve("batch.html") + " and convergence.csv");
        return BatchCommand.summary(err, batch.rows());
    }

    /** A row a run: how it ended and with which inputs. */
    static void convergence(OutputFolder output, StoredBatch batch) throws IOException {
        List<String> inputs = batch.manifest().names(Kind.INPUT);
        List<String> header = new java.util.ArrayList<>(
                List.of("run", "label", "status", "iterations", "residual", "newton_residual", "message"));
        header.addAll(inputs);
        output.csv(
                "convergence.csv",
                header,
                IntStream.range(0, batch.rows().size()).mapToObj(k -> cells(batch, k)));
    }

    private static Object[] cells(StoredBatch batch, int k) {
        RunRow row = batch.rows().get(k);
        double[] x = batch.inputs().get(k);
        Object[] cells = new Object[7 + x.length];
        cells[0] = row.number();
        cells[1] = row.label();
        cells[2] = row.status();
        cells[3] = row.iterations();
        cells[4] = cell(row.residual());
        cells[5] = cell(row.newtonResidual());
        cells[6] = row.message();
        for (int i = 0; i < x.length; i++) {
            cells[7 + i] = cell(x[i]);
        }
        return cells;
    }

    private static Object cell(double v) {
        return Double.isNaN(v) ? "" : v;
    }
}
