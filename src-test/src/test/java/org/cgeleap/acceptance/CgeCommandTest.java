package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The economy alone, LEAP's figures held. */
class CgeCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void runCoupled() {
        assertThat(Commands.run(
                                "run",
                                "china-12",
                                "--out",
                                folder.resolve("coupled").toString())
                        .status())
                .isZero();
    }

    private static Map<String, Double> economy(String out) {
        Map<String, Double> values = new HashMap<>();
        Table.of(folder.resolve(out).resolve("results.csv")).rows().stream()
                .filter(r -> Table.text(r, "model").equals("cge"))
                // what both models say of the link is said by the exchange, which there is none of
                .filter(r -> !Table.text(r, "variable").equals("linked_energy_use"))
                .forEach(r -> values.put(
                        String.join(
                                "|",
                                List.of("scenario", "year", "variable", "sector", "fuel", "technology").stream()
                                        .map(c -> Table.text(r, c))
                                        .toList()),
                        Table.number(r, "value")));
        return values;
    }

    /** At the fixed point the economy needs no LEAP: held at the last round's figures it is where the loop left it. */
    @Test
    void heldAtTheLastRoundTheEconomyIsTheCoupledOne() {
        Commands.Outcome alone = Commands.run(
                "cge",
                "china-12",
                "--leap-from",
                folder.resolve("coupled").toString(),
                "--out",
                folder.resolve("held").toString());
        assertThat(alone.status()).as(alone.said()).isZero();
        assertThat(alone.said()).contains("REF", "CAP", "alone", "34 years", "0 failed");
        Map<String, Double> coupled = economy("coupled");
        Map<String, Double> held = economy("held");
        assertThat(held.keySet()).containsExactlyInAnyOrderElementsOf(coupled.keySet());
        coupled.forEach((key, value) -> assertThat(Objects.requireNonNull(held.get(key)))
                .as(key)
                // equilibria are solved to 1e-9 from another start; prices of what is hardly used move more
                .isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value)))));
    }

    /** With the base year's intensities there is no better technology in industry, so more is burnt there. */
    @Test
    void heldAtTheBaseYearIndustryKeepsItsIntensity() {
        Commands.Outcome alone = Commands.run(
                "cge",
                "china-12",
                "--scenario",
                "REF",
                "--out",
                folder.resolve("base").toString());
        assertThat(alone.status()).as(alone.said()).isZero();
        Map<String, Double> base = economy("base");
        assertThat(base.keySet()).noneMatch(k -> k.startsWith("CAP"));
        assertThat(Objects.requireNonNull(base.get("REF|2050|co2|MET|coal|")))
                .isGreaterThan(1.5 * Objects.requireNonNull(economy("coupled").get("REF|2050|co2|MET|coal|")));
    }

    @Test
    void whatCannotBeHeldIsSaid() {
        Commands.Outcome none = Commands.run("cge", "china-12", "--leap-from", folder.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.said()).contains("history", "cgeleap run");
        Commands.Outcome other = Commands.run(
                "cge", "chongqing", "--leap-from", folder.resolve("coupled").toString());
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.said()).contains("no round of scenario");
        assertThat(Commands.run("cge", "china-12", "--scenario", "XX").said()).contains("expected one of [REF, CAP]");
    }
}
