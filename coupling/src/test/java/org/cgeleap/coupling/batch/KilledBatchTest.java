package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cgeleap.coupling.loop.ShortCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch in a process of its own is killed (SIGKILL) at random moments and resumed until it ends: its table and manifest are
 * those of a process that nobody disturbed, byte for byte. What varies is every run's elasticities; the case is the bundled
 * one with few years, so that a run takes hundredths of a second. Larger by system properties: {@code kill.runs},
 * {@code kill.kills}, {@code kill.threads} (numbers of threads, one sequence of kills with each).
 */
class KilledBatchTest {
    private static final int RUNS = Integer.getInteger("kill.runs", 40);
    private static final int KILLS = Integer.getInteger("kill.kills", 3);
    private static final int HORIZON = 2023;
    private static final String TABLE = "results.csv.gz";

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(20261129);

    @Test
    void resumedAfterEveryKillTheTableIsThatOfAnUndisturbedRun() throws Exception {
        ShortCase.copy(folder.resolve("case"), HORIZON, text -> text);
        Files.writeString(folder.resolve("plan.yaml"), plan());
        assertThat(start("whole", 2, false).waitFor()).isZero();
        byte[] undisturbed = Files.readAllBytes(folder.resolve("whole").resolve(TABLE));
        assertThat(StoredBatch.read(folder.resolve("whole")).rows())
                .hasSize(RUNS)
                .allMatch(RunRow::usable);

        String threads = System.getProperty("kill.threads", "");
        List<int[]> sequences = threads.isEmpty()
                // one sequence whose processes differ in their threads, as CI has little time
                ? List.of(new int[] {4, 1, 2})
                : Arrays.stream(threads.split(",", -1))
                        .map(n -> new int[] {Integer.parseInt(n)})
                        .toList();
        for (int[] sequence : sequences) {
            String out = "killed" + sequence[0];
            int[] moments = killed(out, sequence);
            assertThat(Files.readAllBytes(folder.resolve(out).resolve(TABLE))).isEqualTo(undisturbed);
            assertThat(Files.readString(folder.resolve(out).resolve("batch.json")))
                    .isEqualTo(Files.readString(folder.resolve("whole").resolve("batch.json")));
            assertThat(StoredBatch.read(folder.resolve(out)).damaged()).isEmpty();
            if (RUNS > 40) {
                System.out.println(
                        sequence[0] + " threads, killed with so many rows kept: " + Arrays.toString(moments));
            }
        }
    }

    /** Kills and resumes, each kill in its own part of the batch; rows that were there after each. */
    private int[] killed(String out, int[] threads) throws Exception {
        int[] kept = new int[KILLS];
        for (int k = 0; k < KILLS; k++) {
            Process process = start(out, threads[k % threads.length], k > 0);
            // some before a row is added: while the case is read, the base run solved or the store opened
            boolean early = random.nextInt(10) == 0;
            int rows = (int) ((k + random.nextDouble()) * RUNS / KILLS);
            while (!early && process.isAlive() && rows(out) < rows) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            // anywhere between two rows
            TimeUnit.MILLISECONDS.sleep(random.nextInt(early ? 2000 : 200));
            process.destroyForcibly().waitFor();
            kept[k] = rows(out);
        }
        assertThat(start(out, threads[0], true).waitFor()).isZero();
        return kept;
    }

    private int rows(String out) throws IOException {
        try {
            return Files.exists(folder.resolve(out).resolve(BatchManifest.FILE))
                    ? StoredBatch.read(folder.resolve(out)).rows().size()
                    : 0;
        } catch (NoSuchFileException e) {
            return RUNS; // the parts went into the table while they were read
        }
    }

    private static String plan() {
        StringBuilder text = new StringBuilder("watch: [\"gdp@RS@2023\", \"carbon_price@PP-NZES@2023\"]\nruns:\n");
        for (int n = 1; n <= RUNS; n++) {
            text.append("  - {label: run ")
                    .append(n)
                    .append(", case: case, scenarios: [RS, PP-NZES], set: {sigma_eva: ")
                    .append(0.3 + 0.4 * n / RUNS)
                    .append(", sigma_kl: ")
                    .append(1.2 - 0.5 * n / RUNS)
                    .append("}}\n");
        }
        return text.toString();
    }

    private Process start(String out, int threads, boolean resume) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dcgeleap.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "org.cgeleap.coupling.cli.Main",
                "batch",
                "plan.yaml",
                "--out",
                out,
                "--threads",
                String.valueOf(threads)));
        if (resume) {
            command.add("--resume");
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(out + ".log").toFile())
                .start();
    }

    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return String.join(
                separator,
                Arrays.stream(classPath.split(java.util.regex.Pattern.quote(separator), -1))
                        .map(p -> Path.of(p).toAbsolutePath().toString())
                        .toList());
    }
}
