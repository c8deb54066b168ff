package org.cgeleap.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgeleap.coupling.batch.RunRow;
import org.cgeleap.coupling.batch.StoredBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same plan on this machine's cores and on a Spark cluster of two executors in processes of their own, one of which is
 * killed while runs go on: the same table, byte for byte.
 */
class SparkBatchTest {
    private static final Path HOME = Path.of(System.getProperty("cgeleap.home", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final int RUNS = Integer.getInteger("spark.runs", 60);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sameTableAsTheLocalEngineThoughAnExecutorIsKilled() throws Exception {
        copyOfTheCase();
        Files.writeString(folder.resolve("plan.yaml"), plan());
        assertThat(start("local").waitFor()).isZero();

        Process spark = start("spark", "--engine", "spark", "--master", "local-cluster[2,1,1024]");
        Optional<ProcessHandle> victim = Optional.empty();
        int executors = 0;
        while (spark.isAlive() && victim.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
            List<ProcessHandle> running = spark.toHandle()
                    .descendants()
                    .filter(SparkBatchTest::isExecutor)
                    .toList();
            executors = Math.max(executors, running.size());
            if (executors == 2 && rows("spark") > RUNS / 6) {
                victim = running.stream().findFirst();
                victim.ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        int kept = rows("spark");
        assertThat(spark.waitFor())
                .as(Files.readString(folder.resolve("spark.log")))
                .isZero();
        assertThat(executors).isEqualTo(2);
        assertThat(victim).isPresent();
        assertThat(kept).isLessThan(RUNS);
        System.out.println("executor killed after " + kept + " of " + RUNS + " rows");

        List<RunRow> rows = StoredBatch.read(folder.resolve("spark")).rows();
        assertThat(rows).hasSize(RUNS).allMatch(RunRow::usable);
        for (String file : List.of("results.csv.gz", "batch.json")) {
            assertThat(Files.readAllBytes(folder.resolve("spark").resolve(file)))
                    .isEqualTo(Files.readAllBytes(folder.resolve("local").resolve(file)));
        }
    }

    private static boolean isExecutor(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(a -> String.join(" ", a))
                .or(() -> process.info().commandLine())
                .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                .isPresent();
    }

    private int rows(String out) throws IOException {
        return Files.exists(folder.resolve(out).resolve("batch.json"))
                ? StoredBatch.read(folder.resolve(out)).rows().size()
                : 0;
    }

    private void copyOfTheCase() throws IOException {
        Path from = HOME.resolve("calibration/cases/chongqing");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve("case").resolve(from.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        Path yaml = folder.resolve("case/case.yaml");
        // few years, so that a run takes hundredths of a second; a fit of the whole horizon is none of theirs
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replaceAll("horizon: \\d+", "horizon: 2023")
                        .replaceAll("(?m)^(fit|fitted):.*\\n", ""));
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

    private Process start(String out, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        // what Spark's own launcher opens on Java 17
        for (String opened : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Dcgeleap.home=" + HOME,
                "-cp",
                absolute(),
                "org.cgeleap.coupling.cli.Main",
                "batch",
                "plan.yaml",
                "--out",
                out));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(out + ".log").toFile());
        builder.environment().put("SPARK_HOME", System.getProperty("spark.test.jars", "target/home"));
        builder.environment()
                .compute(
                        "SPARK_HOME",
                        (name, value) ->
                                Path.of(String.valueOf(value)).toAbsolutePath().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    private static String absolute() {
        return Arrays.stream(System.getProperty("java.class.path")
                        .split(java.util.regex.Pattern.quote(File.pathSeparator), -1))
                .map(p -> Path.of(p).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
