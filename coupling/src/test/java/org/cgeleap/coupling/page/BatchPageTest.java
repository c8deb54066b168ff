package org.cgeleap.coupling.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.cgeleap.coupling.batch.BatchManifest;
import org.cgeleap.coupling.batch.BatchManifest.Column;
import org.cgeleap.coupling.batch.BatchManifest.Kind;
import org.cgeleap.coupling.batch.ResultStore;
import org.cgeleap.coupling.batch.RunRequest;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StoredBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of batches at their ends: inputs of a group, nothing failed, everything, one run, a batch under way. */
class BatchPageTest {
    @TempDir
    private Path folder = Path.of("");

    /** Inputs a, b = 2 a + 1 and c; the output is 3 a + c, so that nine tenths of its variance are a's (and b's). */
    private StoredBatch batch(int runs, int done, IntPredicate fails) throws Exception {
        List<Column> columns = new ArrayList<>();
        for (String name :
                List.of("run", "label", "key", "status", "message", "iterations", "residual", "newton_residual")) {
            columns.add(new Column(name, Kind.RUN, "", ""));
        }
        List.of("a", "b", "c").forEach(n -> columns.add(new Column(n, Kind.INPUT, "", "")));
        columns.add(new Column("gdp@RS@2030", Kind.OUTPUT, "10^8 yuan", ""));
        columns.add(new Column("checksum", Kind.CHECKSUM, "", ""));
        BatchManifest manifest = new BatchManifest("program", "plan", runs, false, columns, List.of());
        SplittableRandom random = new SplittableRandom(3);
        List<RunRequest> requests = new ArrayList<>();
        List<RunRow> rows = new ArrayList<>();
        for (int n = 1; n <= runs; n++) {
            double a = random.nextDouble();
            double c = random.nextDouble();
            boolean failed = fails.test(n);
            requests.add(new RunRequest(
                    "run " + n, "case", List.of("RS"), Map.of("a", a, "b", 2 * a + 1, "c", c), Map.of()));
            rows.add(new RunRow(
                    n,
                    "key" + n,
                    "run " + n,
                    failed ? "stalled" : "converged",
                    failed ? "RS: stopped" : "",
                    7,
                    1e-7,
                    1e-12,
                    new double[] {failed ? Double.NaN : 3 * a + c},
                    0));
        }
        try (ResultStore store = new ResultStore(folder, manifest)) {
            store.plan(rows.stream().map(RunRow::key).toList());
            for (int n = 0; n < done; n++) {
                store.append(rows.get(n), requests.get(n));
            }
            if (done == runs) {
                store.finish(rows, requests);
            }
        }
        return StoredBatch.read(folder);
    }

    @Test
    void inputsThatMoveTogetherAreOne() throws Exception {
        String page = BatchPage.of(batch(400, 400, n -> false));
        assertThat(page).contains("Moved together in all runs, so that nobody can tell them apart: a, b.");
        assertThat(page).contains("a (with 1 more)").contains("400 runs, 0 failed.");
        // 9/10 of the variance; within three errors of a sample of 400
        assertThat(page).containsPattern("a \\(with 1 more\\) explains (8[5-9]|9[0-5])(\\.\\d)? ± ");
        assertThat(page)
                .doesNotContain("b explains")
                .doesNotContain("UNRELIABLE")
                .doesNotContain("NaN");
    }

    @Test
    void ofABatchUnderWayWhatIsThereIsShown() throws Exception {
        String page = BatchPage.of(batch(400, 150, n -> n % 50 == 0));
        assertThat(page).contains("150 of 400 runs are done; the rest is not there yet.");
        assertThat(page).contains("150 runs, 3 failed.").contains("explains").doesNotContain("NaN");
    }

    @Test
    void whereEveryRunFailedNothingIsSaidOfResults() throws Exception {
        String page = BatchPage.of(batch(30, 30, n -> true));
        assertThat(page).contains("30 runs, 30 failed: more than 5 %").contains("stalled");
        assertThat(page).doesNotContain("explains").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void oneRunAndNoRunHaveAPage() throws Exception {
        String page = BatchPage.of(batch(1, 1, n -> false));
        assertThat(page).contains("1 of 1 runs are done.").contains("converged");
        assertThat(page).doesNotContain("explains").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void aBatchOfWhichNothingIsDoneHasAPage() throws Exception {
        assertThat(BatchPage.of(batch(5, 0, n -> false)))
                .contains("0 of 5 runs are done")
                .doesNotContain("NaN");
    }
}
