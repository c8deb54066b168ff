package org.cgeleap.coupling.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cgeleap.coupling.batch.BatchManifest;
import org.cgeleap.coupling.batch.BatchManifest.Column;
import org.cgeleap.coupling.batch.BatchManifest.Kind;
import org.cgeleap.coupling.batch.ResultStore;
import org.cgeleap.coupling.batch.RunRequest;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StoredBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand runs of a study as large as the bundled one are read and reported in five seconds. */
class LargeBatchTest {
    private static final int RUNS = 10_000;
    private static final int INPUTS = 18;
    private static final int OUTPUTS = 12;

    @Test
    void storeAndReport(@TempDir Path folder) throws Exception {
        List<Column> columns = new ArrayList<>();
        for (String name :
                List.of("run", "label", "key", "status", "message", "iterations", "residual", "newton_residual")) {
            columns.add(new Column(name, Kind.RUN, "", ""));
        }
        for (int i = 0; i < INPUTS; i++) {
            columns.add(new Column("s" + (char) ('a' + i), Kind.INPUT, "", ""));
        }
        for (int k = 0; k < OUTPUTS; k++) {
            columns.add(new Column("y@RS@" + (2030 + k), Kind.OUTPUT, "", ""));
        }
        columns.add(new Column("checksum", Kind.CHECKSUM, "", ""));
        BatchManifest manifest = new BatchManifest("program", "plan", RUNS, false, columns, List.of());
        List<RunRequest> requests = new ArrayList<>();
        List<RunRow> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 1; n <= RUNS; n++) {
            Map<String, Double> x = new TreeMap<>();
            for (int i = 0; i < INPUTS; i++) {
                x.put("s" + (char) ('a' + i), random.nextDouble());
            }
            double[] y = new double[OUTPUTS];
            for (int k = 0; k < OUTPUTS; k++) {
                // variance of 2 sa + sb: four fifths from the first
                y[k] = n % 100 == 0 ? Double.NaN : 2 * x.getOrDefault("sa", 0.0) + x.getOrDefault("sb", 0.0);
            }
            requests.add(new RunRequest("run " + n, "case", List.of("RS"), x, Map.of()));
            String status = n % 100 == 0 ? "stalled" : "converged";
            rows.add(new RunRow(n, "key" + n, "run " + n, status, "", 9, 1e-7, 1e-12, y, 0));
        }
        try (ResultStore store = new ResultStore(folder, manifest)) {
            for (int n = 0; n < 1200; n++) {
                store.append(rows.get(n), requests.get(n));
            }
            // two parts are full and closed, one is open
            assertThat(BatchManifest.read(folder).orElseThrow().chunks()).hasSize(2);
            assertThat(StoredBatch.read(folder).rows()).hasSize(1200);
            store.finish(rows, requests);
        }
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        StoredBatch batch = StoredBatch.read(folder);
        double opened = (threads.getCurrentThreadCpuTime() - begun) * 1e-9;
        String page = BatchPage.of(batch);
        double all = (threads.getCurrentThreadCpuTime() - begun) * 1e-9;
        System.out.printf("10,000 runs: opened in %.2f s, reported in %.2f s%n", opened, all - opened);
        assertThat(batch.rows()).hasSize(RUNS);
        assertThat(page).containsPattern("sa explains (79|80|81) ± \\d+ %|sa explains (79|80|81)\\.\\d ± \\d\\.\\d %");
        assertThat(page.length()).isLessThan(6_000_000);
        assertThat(Files.size(folder.resolve("results.csv.gz"))).isLessThan(12_000_000);
        assertThat(all).isLessThan(5);
    }
}
