package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.batch.BatchTable;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.TableFormat;
import picocli.CommandLine.Option;

/** {@code --parquet}: long tables as Parquet beside the CSV files. */
final class ParquetOption {
    /** Stem of the table of results, of a run and of a batch. */
    static final String RESULTS = "results";

    private static final String FORMAT = "parquet";

    @Option(
            names = "--parquet",
            description = "Long tables also as Parquet, with types and units (a module of its own, coupling/parquet).")
    private boolean asked = false;

    /**
     * The format, if it was asked for.
     *
     * @throws InputException where the module is not there, before anything is solved
     */
    Optional<TableFormat> format() {
        if (!asked) {
            return Optional.empty();
        }
        Optional<TableFormat> found = StreamSupport.stream(
                        ServiceLoader.load(TableFormat.class).spliterator(), false)
                .filter(f -> f.name().equals(FORMAT))
                .findFirst();
        if (found.isEmpty()) {
            throw new InputException(List.of(
                    "--parquet: found no module that writes Parquet; expected coupling/parquet on the class path; build it"
                            + " once with 'mvn -DskipTests -pl coupling/parquet -am package' in the checkout (it brings"
                            + " some 10 MB), the launcher finds it then; or leave --parquet out"));
        }
        return found;
    }

    /** Takes away tables that another run may have left, so that none stays that is not of this run. */
    static void clear(OutputFolder output, String... stems) throws IOException {
        for (String stem : stems) {
            output.remove(stem + "." + FORMAT);
        }
    }

    /** Writes the rows of a batch beside its store, where the format was asked for. */
    static void batch(Path folder, Optional<TableFormat> format) throws IOException {
        OutputFolder output = new OutputFolder(folder);
        clear(output, RESULTS);
        if (format.isPresent()) {
            output.table(RESULTS, BatchTable.of(folder), format.get());
        }
    }
}
