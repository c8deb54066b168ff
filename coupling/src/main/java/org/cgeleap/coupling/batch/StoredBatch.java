package org.cgeleap.coupling.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.calibration.casefile.InputException;

/**
 * A batch as its folder tells, running or ended: no plan is needed.
 *
 * @param manifest of it
 * @param rows that are whole, by number
 * @param inputs of each row, in the order of the manifest's input columns, NaN where a run leaves one alone
 * @param damaged files whose hash does not hold, whose rows are left out
 */
public record StoredBatch(BatchManifest manifest, List<RunRow> rows, List<double[]> inputs, List<String> damaged) {

    /**
     * Copies the lists.
     *
     * @param manifest of it
     * @param rows that are whole, by number
     * @param inputs of each row, in the order of the manifest's input columns, NaN where a run leaves one alone
     * @param damaged files whose hash does not hold, whose rows are left out
     */
    public StoredBatch {
        rows = List.copyOf(rows);
        inputs = List.copyOf(inputs);
        damaged = List.copyOf(damaged);
    }

    /**
     * Reads a batch.
     *
     * @param folder of the batch ({@code --out})
     * @return the rows whose checksum holds
     * @throws InputException where there is none
     * @throws IOException where a file cannot be read
     */
    public static StoredBatch read(Path folder) throws IOException {
        BatchManifest manifest = BatchManifest.read(folder)
                .orElseThrow(() -> new InputException(List.of(folder + ": found no " + BatchManifest.FILE
                        + "; expected the folder (--out) of a batch or a sensitivity study")));
        int inputCount = manifest.names(BatchManifest.Kind.INPUT).size();
        int outputCount = manifest.names(BatchManifest.Kind.OUTPUT).size();
        Map<Integer, RunRow> rows = new TreeMap<>();
        Map<Integer, double[]> inputs = new TreeMap<>();
        List<String> keys = ResultStore.planned(folder);
        for (StoredTable table : ResultStore.tables(folder)) {
            if (table.header().equals(manifest.header())) {
                List<RunRow> own = table.rows(outputCount);
                for (int k = 0; k < own.size(); k++) {
                    RunRow row = own.get(k);
                    int number = keys.isEmpty() ? row.number() : place(row, keys);
                    if (number > 0) {
                        rows.put(number, row.numbered(number, row.label()));
                        inputs.put(
                                number,
                                StoredTable.numbers(table.lines().get(k), StoredTable.FIXED.size(), inputCount));
                    }
                }
            }
        }
        return new StoredBatch(
                manifest, List.copyOf(rows.values()), List.copyOf(inputs.values()), ResultStore.damaged(folder));
    }

    /** The number that a row has in the plan that is carried out; 0 for a row of an earlier plan. */
    private static int place(RunRow row, List<String> keys) {
        int was = row.number() - 1;
        return was >= 0 && was < keys.size() && keys.get(was).equals(row.key())
                ? row.number()
                : keys.indexOf(row.key()) + 1;
    }

    /**
     * {@return values of an input over the rows}
     *
     * @param column its place among the manifest's input columns
     */
    public double[] input(int column) {
        return inputs.stream().mapToDouble(x -> x[column]).toArray();
    }

    /**
     * {@return values of an output over the rows}
     *
     * @param column its place among the manifest's output columns
     */
    public double[] output(int column) {
        return rows.stream().mapToDouble(r -> r.outputs()[column]).toArray();
    }

    /** {@return positions of the inputs that every run sets and that are not the same in all} */
    public List<Integer> varied() {
        List<Integer> varied = new ArrayList<>();
        for (int c = 0; c < manifest.names(BatchManifest.Kind.INPUT).size(); c++) {
            double[] x = input(c);
            if (x.length > 0
                    && Arrays.stream(x).noneMatch(Double::isNaN)
                    && Arrays.stream(x).distinct().count() > 1) {
                varied.add(c);
            }
        }
        return varied;
    }
}
