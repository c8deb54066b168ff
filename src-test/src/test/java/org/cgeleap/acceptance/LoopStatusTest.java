package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way a loop can end but well, provoked on the command line in copies of the second bundled case, cut to 2022: the status,
 * where and how large in words, exit status 1, and the same end where a run is carried on from its own history.
 */
class LoopStatusTest {
    /** Metals need 1.3 times the energy where they make more than 1.05 times as much, and 0.8 times where less: no answer. */
    private static final String JUMP = "\"If(Key\\Output Index\\MET > 1.05, 1.3, 0.8)\"";

    @TempDir
    private Path folder = Path.of("");

    private Path copy = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        copy = folder.resolve("case");
        Path from = Commands.HOME.resolve("calibration/cases/china-12");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = copy.resolve(from.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        Commands.replace(copy.resolve("case.yaml"), "horizon: 2050", "horizon: 2022");
        Path policy = copy.resolve("policy.csv");
        String rows = Files.readString(policy).replaceAll("(?m)^CAP,20[34]1.*\\n", "");
        Files.writeString(policy, rows.replace("2021,2030", "2018,2022"));
    }

    private Commands.Outcome run(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of("run", copy.toString(), "--out", out.toString()));
        all.addAll(Arrays.asList(more));
        return Commands.run(all.toArray(String[]::new));
    }

    private void jump() {
        Commands.replace(
                copy.resolve("leap/expressions.csv"),
                "Key\\Efficiency,Key Assumption,REF,\"Interp(2017, 1, 2050, 0.88)\"",
                "Key\\Efficiency,Key Assumption,REF," + JUMP);
    }

    /** Ends so, says so in the manifest and on the page, and ends so again from its own history. */
    private String ends(String scenario, String status, String... options) throws IOException {
        Path out = folder.resolve("out");
        Commands.Outcome outcome = run(out, options);
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(1);
        assertThat(outcome.said()).containsPattern(scenario + " +" + status + " ");
        String message = message(out, scenario, status);
        assertThat(outcome.said()).contains(message);
        assertThat(Files.readString(out.resolve("convergence.html"))).contains(status);
        String[] again = Arrays.copyOf(options, options.length + 1);
        again[options.length] = "--resume";
        Commands.Outcome resumed = run(out, again);
        assertThat(resumed.status()).as(resumed.said()).isEqualTo(1);
        // what follows are residuals, whose last digits are those of years solved from another start
        assertThat(head(message(out, scenario, status))).isEqualTo(head(message));
        return message;
    }

    private static String head(String message) {
        return message.substring(0, message.indexOf(':'));
    }

    private static String message(Path out, String scenario, String status) throws IOException {
        Matcher found = Pattern.compile("\"" + scenario
                        + "\" : \\{\\s*\"status\" : \"(\\w+)\",\\s*\"message\" : \"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(Files.readString(out.resolve("manifest.json")));
        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo(status);
        return found.group(2);
    }

    private static double[] iterate(Path out, int round) throws IOException {
        Matcher x = Pattern.compile("\"x\":\\[([^]]*)]")
                .matcher(Files.readString(out.resolve(String.format("history/REF-%03d.json", round))));
        assertThat(x.find()).isTrue();
        return Arrays.stream(x.group(1).split(","))
                .mapToDouble(v -> Double.parseDouble(v.replace("\"", "").strip()))
                .toArray();
    }

    /** The amplitude is half the distance of the last two iterates, which the history has. */
    @Test
    void cycleHasPeriodAmplitudeAndPlace() throws IOException {
        jump();
        String message = ends("REF", "cycle", "--scenario", "REF", "--method", "plain");
        Path out = folder.resolve("out");
        int rounds;
        try (Stream<Path> kept = Files.list(out.resolve("history"))) {
            rounds = (int) kept.count();
        }
        double[] last = iterate(out, rounds);
        double[] before = iterate(out, rounds - 1);
        double widest = 0;
        for (int i = 0; i < last.length; i++) {
            widest = Math.max(widest, Math.abs(last[i] - before[i]) / 2);
        }
        assertThat(message)
                .matches("cycle of period 2, amplitude \\S+ at scenario REF, \\w+ \\w+, year 20\\d\\d: after " + rounds
                        + " iterations: .*");
        Matcher amplitude = Pattern.compile("\"cycle_amplitude\" : ([0-9.E-]+)")
                .matcher(Files.readString(out.resolve("manifest.json")));
        assertThat(amplitude.find()).isTrue();
        assertThat(Double.parseDouble(amplitude.group(1))).isCloseTo(widest, within(1e-12));
        // 1.3 against 0.8 of the same: half of ln(1.3/0.8), less what output answers to it
        assertThat(widest).isBetween(0.2, Math.log(1.3 / 0.8) / 2);
    }

    @Test
    void stallSaysWhatTheLastRoundsGained() throws IOException {
        jump();
        String message = ends("REF", "stalled", "--scenario", "REF");
        assertThat(message)
                .contains(
                        "the largest difference was", "at its least in the last 8 rounds", "does an answer jump there")
                .doesNotContain("more rounds expected");
    }

    /** A step of a hundredth: the contraction is 1 − 0.01 (1 − ρ), ρ near nothing, and says how many rounds are left. */
    @Test
    void stallOfAMethodThatIsTooSlowSaysHowSlow() throws IOException {
        String message = ends("CAP", "stalled", "--method", "damped", "--damping", "0.01");
        assertThat(message).contains("contraction 0.99 a round", "more rounds expected", "try Anderson steps");
    }

    @Test
    void toleranceFinerThanNumbersIsSaidToBe() throws IOException {
        String message = ends("CAP", "stalled", "--tolerance", "1e-17");
        assertThat(message).contains("what is left is the rounding of numbers");
    }

    @Test
    void capBelowWhatCanBeSavedFailsWithPlaceAndYear() throws IOException {
        Commands.replace(copy.resolve("case.yaml"), "policy: policy.csv", "policy: policy.csv\npolicies: policies.csv");
        Files.writeString(copy.resolve("policies.csv"), """
            policy,scenario,instrument,key,year,value,unit,basis,source
            c,CAP,emission_cap,cap,2020,9000,Mt CO2,assumed,a test
            c,CAP,emission_cap,cap,2021,20,Mt CO2,assumed,a test
            """);
        String message = ends("CAP", "submodel_failed");
        assertThat(message)
                .contains("year 2021", "the sector all but stops", "permit_price of c")
                .doesNotContain("look at units");
        assertThat(Files.readString(folder.resolve("out/manifest.json"))).contains("\"failed_year\" : 2021");
    }

    /** Stopped by its cap, carried on without one: the same answer as without a stop. */
    @Test
    void capOnRoundsSaysWhatIsLeftAndTheRestCanBeRun() throws IOException {
        String message = ends("CAP", "iteration_cap", "--max-iterations", "2");
        assertThat(message).contains("after 2 iterations", "contraction 0.0", "more rounds expected");
        Path out = folder.resolve("out");
        assertThat(run(out, "--resume").status()).isZero();
        Path whole = folder.resolve("whole");
        assertThat(run(whole).status()).isZero();
        List<String> carriedOn = values(out);
        List<String> atOnce = values(whole);
        assertThat(carriedOn).hasSameSizeAs(atOnce);
        for (int i = 0; i < carriedOn.size(); i++) {
            double value = Double.parseDouble(atOnce.get(i));
            // the loop's tolerance bounds how far the two may stop from their common end
            assertThat(Double.parseDouble(carriedOn.get(i)))
                    .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
        }
    }

    private static List<String> values(Path out) {
        return Table.of(out.resolve("results.csv")).rows().stream()
                .filter(r -> List.of("linked_energy_use", "gdp", "carbon_price", "industrial_co2")
                        .contains(Table.text(r, "variable")))
                .map(r -> Table.text(r, "value"))
                .toList();
    }
}
