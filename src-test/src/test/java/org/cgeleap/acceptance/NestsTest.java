package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code nests.csv} and {@code report.html} of a run: what a nest must be whatever the model, by the test's own arithmetic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestsTest {
    private static final List<String> YEARS =
            IntStream.rangeClosed(2017, 2060).mapToObj(String::valueOf).toList();

    private Path out = Path.of("");
    private Table nests = new Table(List.of());

    @BeforeAll
    void runTheReference(@TempDir Path folder) {
        out = folder.resolve("out");
        Commands.Outcome outcome = Commands.run(
                "run", "chongqing", "--scenario", "RS", "--gradient", "sigma_eva", "--out", out.toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
        nests = Table.of(out.resolve("nests.csv"));
    }

    private static double value(Map<String, String> row, String year) {
        String cell = Table.text(row, year);
        return cell.isEmpty() ? 0 : Double.parseDouble(cell);
    }

    private List<Map<String, String>> branches(Map<String, String> nest) {
        return nests.where("measure", "value", "tree", Table.text(nest, "tree"), "parent", Table.text(nest, "node"))
                .toList();
    }

    /** Under constant returns what a nest costs is what its branches cost. */
    @Test
    void aNestIsItsBranches() {
        List<Map<String, String>> all =
                nests.where("measure", "value", "kind", "nest").toList();
        assertThat(all.size()).isGreaterThan(100);
        for (Map<String, String> nest : all) {
            for (String year : YEARS) {
                double sum =
                        branches(nest).stream().mapToDouble(b -> value(b, year)).sum();
                assertThat(sum)
                        .as(nest.get("tree") + " " + nest.get("node"))
                        .isCloseTo(value(nest, year), within(1e-6));
            }
        }
    }

    /** With an elasticity of one (sigma_kl, Table A2) labour and capital keep their shares, whatever happens to prices. */
    @Test
    void cobbDouglasSharesStay() {
        List<Map<String, String>> valueAdded =
                nests.where("measure", "value", "name", "VA").toList();
        assertThat(valueAdded.size()).isGreaterThan(15);
        for (Map<String, String> nest : valueAdded) {
            Map<String, String> elasticity = nests.where(
                            "measure", "elasticity", "tree", Table.text(nest, "tree"), "node", Table.text(nest, "node"))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> labour = branches(nest).get(0);
            // the alignment year brings its own accounts; from there on nothing but prices and levels changes
            double share = value(labour, "2021") / value(nest, "2021");
            for (String year : YEARS.subList(4, YEARS.size())) {
                assertThat(Table.number(elasticity, year)).isEqualTo(1);
                assertThat(value(labour, year) / value(nest, year))
                        .as(nest.get("tree"))
                        .isCloseTo(share, within(1e-9));
            }
        }
    }

    /** An activity without taxes pays in the social accounting matrix what its nests pay. */
    @Test
    void untaxedActivitiesPayWhatTheMatrixSays() {
        Table matrix = Table.of(out.resolve("sam-RS-2060.csv"));
        Map<String, String> total = new HashMap<>();
        Map<String, String> government = new HashMap<>();
        for (Map<String, String> row : matrix.rows()) {
            String account = Table.text(row, "receives \\ pays");
            if (account.equals("total")) {
                total.putAll(row);
            } else if (account.equals("GOV")) {
                government.putAll(row);
            }
        }
        int compared = 0;
        for (Map<String, String> root :
                nests.where("measure", "value", "node", "0").toList()) {
            String tree = Table.text(root, "tree");
            if (total.containsKey(tree) && Table.number(government, tree) == 0) {
                double paid = Table.number(total, tree);
                assertThat(value(root, "2060")).as(tree).isCloseTo(paid, within(1e-6 * paid));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    /** Against runs solved anew the error of the first order grows with the square of the step: the derivative is right. */
    @Test
    void errorOfTheFirstOrderIsOfSecondOrder() {
        Table check = Table.of(out.resolve("gradient-check.csv"));
        Map<String, Double> errors = new HashMap<>();
        check.where("variable", "industrial_energy", "scenario", "RS", "year", "2030")
                .forEach(r ->
                        errors.put(Table.text(r, "factor"), Table.number(r, "rerun") - Table.number(r, "first_order")));
        assertThat(error(errors, "1.2") / error(errors, "1.1")).isBetween(3.4, 4.6);
        assertThat(error(errors, "0.8") / error(errors, "1.2")).isBetween(0.8, 1.6);
    }

    private static double error(Map<String, Double> errors, String factor) {
        return Objects.requireNonNull(errors.get(factor), factor);
    }

    @Test
    void reportMakesThePageAgain() throws java.io.IOException {
        byte[] page = Files.readAllBytes(out.resolve("report.html"));
        assertThat(Commands.run("report", out.toString()).status()).isZero();
        assertThat(Files.readAllBytes(out.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    void reportRefusesWhatIsNoRun(@TempDir Path empty) {
        Commands.Outcome outcome = Commands.run("report", empty.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("manifest.json", "cgeleap run");
    }
}
