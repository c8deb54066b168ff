package org.cgeleap.coupling.page;

import java.util.List;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.Watched;

/**
 * Runs as a page looks at them.
 *
 * @param inputs names of what varies
 * @param x values of the inputs, by run
 * @param outputs what is watched
 * @param rows of the runs
 */
record RunTable(List<String> inputs, List<double[]> x, List<Watched> outputs, List<RunRow> rows) {
    RunTable {
        inputs = List.copyOf(inputs);
        x = List.copyOf(x);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /** Values of an input over the runs. */
    double[] column(int input) {
        return x.stream().mapToDouble(v -> v[input]).toArray();
    }

    /** Values of an output over the runs, NaN where one failed. */
    double[] output(int output) {
        return rows.stream().mapToDouble(r -> r.outputs()[output]).toArray();
    }
}
