package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.results.ResultRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store gives back what was put in, whatever byte it was cut at; outputs are read off rows as written. */
class ResultStoreTest {
    private static final List<String> INPUTS = List.of("a", "factor:b");
    private static final List<String> OUTPUTS = List.of("gdp@RS@2060", "x[A,B]@RS@2030");

    private static BatchManifest manifest() {
        List<BatchManifest.Column> columns = new ArrayList<>();
        StoredTable.FIXED.forEach(c -> columns.add(new BatchManifest.Column(c, BatchManifest.Kind.RUN, "", "")));
        INPUTS.forEach(c -> columns.add(new BatchManifest.Column(c, BatchManifest.Kind.INPUT, "", "")));
        OUTPUTS.forEach(c -> columns.add(new BatchManifest.Column(c, BatchManifest.Kind.OUTPUT, "yuan", "")));
        columns.add(new BatchManifest.Column("checksum", BatchManifest.Kind.CHECKSUM, "", ""));
        return new BatchManifest("program 1", "plan", 8, false, columns, List.of());
    }

    private static RunRequest request(int n) {
        return new RunRequest("run " + n, "case", List.of("RS"), Map.of("a", n + 0.1, "factor:b", 1 / 3.0), Map.of());
    }

    private static RunRow row(int n) {
        boolean failed = n % 4 == 0;
        return new RunRow(
                n,
                "key" + n,
                "run " + n,
                failed ? "stalled" : "converged",
                failed ? "RS: said \"no\", twice" : "",
                n,
                1e-7 / n,
                1e-11,
                failed ? new double[] {Double.NaN, Double.NaN} : new double[] {n / 7.0, -n},
                1);
    }

    @Test
    void tornAnywhereOnlyWholeRowsComeBackAndTheRestCanBeAdded(@TempDir Path folder) throws Exception {
        List<RunRequest> requests = new ArrayList<>();
        List<RunRow> rows = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            requests.add(request(n));
            rows.add(row(n));
        }
        Path whole = folder.resolve("whole");
        try (ResultStore store = new ResultStore(whole, manifest())) {
            for (int n = 1; n <= 8; n++) {
                store.append(rows.get(n - 1), requests.get(n - 1));
            }
            assertThat(store.rows()).hasSize(8);
        }
        byte[] part = Files.readAllBytes(whole.resolve("parts/part-00001.csv.gz"));
        byte[] undisturbed = finished(whole, rows, requests);
        for (int cut = 0; cut < part.length; cut += 37) {
            Path torn = folder.resolve("torn" + cut);
            Files.createDirectories(torn.resolve("parts"));
            Files.write(torn.resolve("parts/part-00001.csv.gz"), Arrays.copyOf(part, cut));
            Map<String, RunRow> known = ResultStore.read(torn, OUTPUTS);
            for (RunRow r : known.values()) {
                assertThat(r.outputs()).containsExactly(rows.get(r.number() - 1).outputs());
            }
            try (ResultStore store = new ResultStore(torn, manifest())) {
                for (int n = 1; n <= 8; n++) {
                    if (!known.containsKey("key" + n)) {
                        store.append(rows.get(n - 1), requests.get(n - 1));
                    }
                }
            }
            List<RunRow> again = new ArrayList<>(ResultStore.read(torn, OUTPUTS).values());
            assertThat(again).hasSize(8);
            again.sort((x, y) -> Integer.compare(x.number(), y.number()));
            assertThat(finished(torn, again, requests)).isEqualTo(undisturbed);
        }
    }

    /** A closed file that was altered is not believed, though every line of it still looks whole. */
    @Test
    void aChunkWhoseHashDoesNotHoldIsLeftOutAndNamed(@TempDir Path folder) throws Exception {
        try (ResultStore store = new ResultStore(folder, manifest())) {
            store.append(row(1), request(1));
        }
        Path part = folder.resolve("parts/part-00001.csv.gz");
        BatchManifest closed = BatchManifest.read(folder).orElseThrow();
        assertThat(closed.chunks()).singleElement().satisfies(c -> {
            assertThat(c.rows()).isEqualTo(1);
            // as any other program finds it
            assertThat(c.sha256())
                    .isEqualTo(java.util.HexFormat.of()
                            .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(Files.readAllBytes(part))));
        });
        assertThat(StoredBatch.read(folder).rows()).hasSize(1);
        byte[] bytes = Files.readAllBytes(part);
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        Files.write(part, twice);
        assertThat(ResultStore.read(folder, OUTPUTS)).isEmpty();
        assertThat(StoredBatch.read(folder).damaged()).containsExactly("parts/part-00001.csv.gz");
        try (ResultStore again = new ResultStore(folder, manifest())) {
            assertThat(again.rows()).isEmpty();
            again.append(row(1), request(1));
            assertThat(again.rows()).hasSize(1);
            again.finish(List.of(row(1)), List.of(request(1)));
        }
        assertThat(StoredBatch.read(folder).damaged()).isEmpty();
        assertThat(StoredBatch.read(folder).manifest().complete()).isTrue();
        assertThat(StoredBatch.read(folder).manifest().columns().get(10).unit()).isEqualTo("yuan");
    }

    private static byte[] finished(Path folder, List<RunRow> rows, List<RunRequest> requests) throws Exception {
        try (ResultStore store = new ResultStore(folder, manifest())) {
            store.finish(rows, requests);
        }
        assertThat(folder.resolve("parts")).doesNotExist();
        return Files.readAllBytes(folder.resolve("results.csv.gz"));
    }

    @Test
    void otherOutputsAreNotTakenForTheseAndTwoWritersAreRefused(@TempDir Path folder) throws Exception {
        try (ResultStore store = new ResultStore(folder, manifest())) {
            store.append(row(1), request(1));
            assertThat(ResultStore.read(folder, List.of("gdp@RS@2050", "x[A,B]@RS@2030")))
                    .isEmpty();
            assertThatThrownBy(() -> new ResultStore(folder, manifest()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("another process");
        }
        assertThat(StoredBatch.read(folder).rows())
                .singleElement()
                .satisfies(r -> assertThat(r.status()).isEqualTo("converged"));
    }

    private static ResultRow result(String scenario, int year, String variable, String sector, String fuel, double v) {
        return new ResultRow(scenario, "cge", year, variable, sector, fuel, "", "", v);
    }

    @Test
    void watchedOutputs() {
        List<ResultRow> rows = List.of(
                result("RS", 2030, "e", "", "", 10),
                result("RS", 2031, "e", "", "", 12),
                result("RS", 2030, "e", "", "coal", 4),
                result("RS", 2031, "e", "", "coal", 9),
                result("PP", 2030, "e", "", "", 7),
                result("RS", 2030, "e", "A", "coal", 3));
        List<Watched> watched = Watched.parse(List.of(
                "e@RS@2030-2031",
                "e@RS@peak",
                "e@RS@peak_year",
                "e[coal]/e@RS@2031",
                "e@PP:RS@2030",
                "cge.e[coal,A]@RS@2030",
                "leap.e@RS@2030"));
        assertThat(Watched.values(watched, rows)).containsExactly(10, 12, 12, 2031, 0.75, -3, 3, Double.NaN);
        assertThat(watched.get(1).stem()).isEqualTo("e@RS");
        assertThatThrownBy(() -> Watched.parse(List.of("gdp 2060", "gdp@RS@soon")))
                .hasMessageContaining("gdp 2060")
                .hasMessageContaining("gdp@RS@soon");
    }

    /** Another seed, another version, an edited case: what is under way is the new plan, with none of the old one's rows. */
    @Test
    void aSecondPassWithAnotherPlanIsNeverMixedWithTheFirst(@TempDir Path folder) throws Exception {
        List<RunRequest> requests = new ArrayList<>();
        List<RunRow> rows = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            requests.add(request(n));
            rows.add(row(n));
        }
        finished(folder, rows, requests);
        // the second pass has the first one's third run as its first, and three that are new; it dies after one of them
        List<String> keys = List.of("key3", "new2", "new3", "new4");
        RunRow fresh = row(2).as(2, "new2", "again 2");
        try (ResultStore store = new ResultStore(folder, manifest())) {
            store.plan(keys);
            store.append(fresh, requests.get(1));
        }
        StoredBatch between = StoredBatch.read(folder);
        assertThat(between.rows()).extracting(RunRow::key).containsExactly("key3", "new2");
        assertThat(between.rows()).extracting(RunRow::number).containsExactly(1, 2);
        assertThat(between.input(0)).containsExactly(3.1, 2.1);
        // the first plan, asked for again, still has all it had
        try (ResultStore store = new ResultStore(folder, manifest())) {
            assertThat(store.rows()).containsKeys("key1", "key2", "key3", "key4", "new2");
            store.plan(List.of("key1", "key2", "key3", "key4"));
            store.finish(rows, requests);
        }
        assertThat(StoredBatch.read(folder).rows())
                .extracting(RunRow::key)
                .containsExactly("key1", "key2", "key3", "key4");
        assertThat(folder.resolve("parts")).doesNotExist();
        assertThat(ResultStore.withOtherOutputs(folder, OUTPUTS)).isZero();
        assertThat(ResultStore.withOtherOutputs(folder, List.of("gdp@RS@2050"))).isEqualTo(4);
    }
}
