package org.cgeleap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code solve}: its options, what it writes for each, and what it says of wrong ones. */
class SolveOptionsTest {
    /** Labour earns 0.6 of income and capital 0.4, so with capital as numeraire (K = 4, K-income 4, M = 10) w = 6/L. */
    private static final String MODEL = """
        parameters: { L: 6, K: 4, tax: 0 }
        activities:
          X: { outputs: { of: [ {good: PX, quantity: 5} ] },
               inputs: { elasticity: 1, of: [ {good: PL, quantity: 4}, {good: PK, quantity: 1} ] } }
          Y: { outputs: { of: [ {good: PY, quantity: 5} ] },
               inputs: { elasticity: 1, of: [ {good: PL, quantity: 2, taxes: [ {rate: "=tax", to: GOV}, {rate: "=2*tax", to: RA} ]}, {good: PK, quantity: 3} ] } }
        consumers:
          RA:
            endowments: [ {good: PL, quantity: "=L"}, {good: PK, quantity: "=K - 1"} ]
            demand: { of: [ {good: PX, quantity: 4.5}, {good: PY, quantity: 4.5} ] }
          GOV: { endowments: [ {good: PK, quantity: 1} ], demand: { of: [ {good: PX, quantity: 0.5}, {good: PY, quantity: 0.5} ] } }
        numeraire: { PK: 1 }
        scenarios:
          - { name: benchmark, replicate: true }
          - { name: "more, of both", set: { L: 7.5, K: 5 } }
          - { name: taxed, set: { tax: 0.1 } }
        """;

    @TempDir
    private Path folder = Path.of("");

    private Commands.Outcome solve(String... arguments) {
        return solveModel(MODEL, arguments);
    }

    private Commands.Outcome solveModel(String model, String... arguments) {
        Path file = folder.resolve("model.yaml");
        try {
            Files.writeString(file, model);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<String> all = new ArrayList<>(List.of("solve", file.toString()));
        all.addAll(List.of(arguments));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        return Commands.run(all.toArray(String[]::new));
    }

    private Table table(String name) {
        return Table.of(folder.resolve("out").resolve(name));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out").resolve("solve.json").toFile());
    }

    private static double number(Table table, String column, String... where) {
        List<Map<String, String>> rows = table.where(where).toList();
        assertThat(rows).as(String.join(" ", where)).hasSize(1);
        return Table.number(rows.get(0), column);
    }

    @Test
    void everyKindOfRowIsInTheSolution() throws IOException {
        Commands.Outcome outcome = solve();
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/solution.csv")).get(0))
                .isEqualTo("scenario,kind,name,of,value,marginal");
        Table solution = table("solution.csv");
        assertThat(solution.rows().stream().map(r -> Table.text(r, "kind")).distinct())
                .contains("level", "price", "income", "input", "output", "demand", "endowment", "tax");
        assertThat(number(solution, "value", "scenario", "benchmark", "kind", "demand", "name", "RA", "of", "PX"))
                .isEqualTo(4.5);
        // taxes by good and receiver: 2 units of labour at the going wage, in the ratio of the rates
        double toGov = number(solution, "value", "scenario", "taxed", "kind", "tax", "name", "GOV", "of", "PL");
        double toRa = number(solution, "value", "scenario", "taxed", "kind", "tax", "name", "RA", "of", "PL");
        double labour = number(solution, "value", "scenario", "taxed", "kind", "input", "name", "Y", "of", "PL");
        double wage = number(solution, "value", "scenario", "taxed", "kind", "price", "name", "PL", "of", "");
        assertThat(toGov).isCloseTo(0.1 * wage * labour, within(1e-12));
        assertThat(toRa).isCloseTo(2 * toGov, within(1e-12));
        assertThat(outcome.said()).contains("benchmark: solved", "more, of both: solved, residual");
    }

    @Test
    void theSummaryHasStatusCostAndClosure() throws IOException {
        assertThat(solve("--repeat", "3").status()).isZero();
        JsonNode one = json().get("taxed");
        assertThat(one.get("status").asText()).isEqualTo("solved");
        assertThat(one.get("residual").asDouble()).isLessThanOrEqualTo(1e-9);
        assertThat(one.get("iterations").asInt()).isPositive();
        assertThat(one.get("evaluations").asInt()).isPositive();
        assertThat(one.get("factorisations").asInt()).isPositive();
        assertThat(one.get("closure_hash").asText()).hasSize(64);
        assertThat(one.get("numeraire").asText()).contains("PK");
        assertThat(one.get("repeats").asInt()).isEqualTo(3);
        for (String part : List.of("compile", "evaluate", "factorise", "other")) {
            assertThat(one.get("seconds").get(part).asDouble()).as(part).isGreaterThanOrEqualTo(0);
        }
        assertThat(json().get("benchmark").get("closure_hash")).isEqualTo(one.get("closure_hash"));
    }

    @Test
    void oneScenarioAlone() throws IOException {
        assertThat(solve("--scenario", "more, of both").status()).isZero();
        assertThat(json().size()).isEqualTo(1);
        assertThat(number(table("solution.csv"), "value", "kind", "price", "name", "PL"))
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void accuracyIsToldInFiguresAndWords() throws IOException {
        Commands.Outcome outcome = solve("--accuracy");
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said()).contains("accuracy: residual", "condition number", "figures");
        Table accuracy = table("accuracy.csv");
        assertThat(accuracy.rows()).hasSameSizeAs(table("solution.csv").rows());
        assertThat(number(accuracy, "figures", "scenario", "benchmark", "kind", "level", "name", "X"))
                .isEqualTo(16);
        assertThat(json().get("taxed").get("accuracy").get("histogram").size()).isEqualTo(17);
    }

    @Test
    void subtotalsAddUpInTheFile() throws IOException {
        Commands.Outcome outcome = solve("--subtotals");
        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said()).contains("subtotals of L, K", "L from 6.0 to 7.5", "path from t = 0.0 to 1.0");
        Table subtotals = table("subtotals.csv");
        // GDP = 10·K/4 in units of capital: all of the change is capital's
        assertThat(number(
                        subtotals,
                        "contribution",
                        "scenario",
                        "more, of both",
                        "kind",
                        "price",
                        "name",
                        "PL",
                        "group",
                        "L"))
                // w = 1.5 K/L, K = 4 + t, L = 6 + 1.5 t: ∫ −1.5 K/L² · 1.5 dt = −ln(5/4), for K/L is 2/3 all along
                .isCloseTo(-Math.log(1.25), within(1e-9));
        for (Map<String, String> row :
                subtotals.where("scenario", "more, of both", "group", "L").toList()) {
            String[] key = {
                "scenario",
                "more, of both",
                "kind",
                Table.text(row, "kind"),
                "name",
                Table.text(row, "name"),
                "of",
                Table.text(row, "of")
            };
            double sum = subtotals
                    .where(key)
                    .mapToDouble(r -> Table.number(r, "contribution"))
                    .sum();
            assertThat(sum).isCloseTo(Table.number(row, "total"), within(1e-8));
            double solved = number(table("solution.csv"), "value", key);
            assertThat(Table.number(row, "base") + sum).isCloseTo(solved, within(1e-7));
        }
        assertThat(json().get("taxed").get("subtotals").get("path").size()).isEqualTo(1);
    }

    @Test
    void subtotalsCanBeAskedForInTheModel() {
        String model = MODEL.replace("set: { L: 7.5, K: 5 } }", "set: { L: 7.5, K: 5 }, subtotals: [[L, K]] }");
        assertThat(solveModel(model).status()).isZero();
        assertThat(table("subtotals.csv").rows())
                .allSatisfy(r -> assertThat(Table.text(r, "group")).isEqualTo("L+K"));
        Commands.Outcome wrong = solveModel(model.replace("[[L, K]]", "[[tax]]"));
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.said()).contains("name \"tax\"", "something it changes: L, K");
    }

    @Test
    void derivativesByNameAndPattern() {
        Commands.Outcome outcome = solve("--gradient", "L,t*", "--gradient", "PK");
        assertThat(outcome.status()).as(outcome.said()).isZero();
        Table gradient = table("gradient.csv");
        assertThat(gradient.rows().stream().map(r -> Table.text(r, "parameter")).distinct())
                .containsExactly("L", "tax", "PK");
        String[] wage = {"scenario", "more, of both", "parameter", "L", "kind", "price", "name", "PL"};
        assertThat(number(gradient, "derivative", wage)).isCloseTo(-1 / 7.5, within(1e-11));
        assertThat(number(gradient, "elasticity", wage)).isCloseTo(-1, within(1e-11));
    }

    @Test
    void resultsOnStandardOutput() {
        Commands.Outcome csv = solve("--csv", "-", "--scenario", "taxed");
        assertThat(csv.status()).isZero();
        assertThat(csv.said()).contains("scenario,kind,name,of,value,marginal\n", "taxed,price,PK,,1.0,");
        Commands.Outcome json = solve("--json", "--scenario", "taxed");
        assertThat(json.said()).contains("\"closure_hash\" : \"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--repeat 0; --repeat: found 0; expected 1 or more",
                "--repeat x; --repeat",
                "--scenario taxd; --scenario: found taxd; expected one of",
                "--csv all.csv; --csv: found all.csv; expected -",
                "--json --csv -; expected one",
                "--gradient Lx; 'Lx'",
                "--gradient z*; matches no parameter",
                "--accurate; --accura"
            })
    void wrongOptionsAreExplained(String options, String said) {
        Commands.Outcome outcome = solve(options.split(" "));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains(said).doesNotContain("Exception");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void placesThatCannotBeReadOrWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Commands.Outcome out = solve("--out", file.toString());
        assertThat(out.status()).isEqualTo(2);
        assertThat(out.said()).contains("--out: cannot write to " + file, "is a file");
        Commands.Outcome below = solve("--out", file.resolve("below").toString());
        assertThat(below.status()).isEqualTo(2);
        Commands.Outcome missing =
                Commands.run("solve", folder.resolve("none.yaml").toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.said()).contains("none.yaml", "no such file");
    }

    @Test
    void helpHasEveryOptionAndExamples() {
        Commands.Outcome help = Commands.run("solve", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.said())
                .contains(
                        "--scenario", "--out", "--repeat", "--accuracy", "--subtotals", "--gradient", "--json", "--csv")
                .contains("Examples:", "cgeleap solve two-sectors.yaml");
    }

    @Test
    void whatCannotBeSolvedIsStatus1AndWritesNoSolution() throws IOException {
        Commands.Outcome outcome =
                solveModel(MODEL.replace("set: { tax: 0.1 }", "fix: { X: 50, Y: 50 }"), "--subtotals");
        assertThat(outcome.status()).as(outcome.said()).isEqualTo(1);
        assertThat(outcome.said()).contains("taxed: not solved");
        assertThat(table("solution.csv").where("scenario", "taxed")).isEmpty();
        assertThat(json().get("taxed").get("status").asText()).isNotEqualTo("solved");
        assertThat(json().get("taxed").get("largest_residuals").size()).isPositive();
    }

    /** A parameter that nothing uses is probably a misspelt one: a scenario that sets it changes nothing. */
    @Test
    void aParameterThatNothingUsesIsSaidWithItsPlace() {
        Commands.Outcome outcome = solveModel(
                MODEL.replace("tax: 0 }", "tax: 0, taxx: 0 }").replace("set: { tax: 0.1 }", "set: { taxx: 0.1 }"));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.said())
                .contains("model.yaml:1:35: parameter \"taxx\" is used by nothing; setting it changes nothing");
        assertThat(solve().said()).doesNotContain("is used by nothing");
    }

    @Test
    void theLimitOfIterationsCanBeRaisedAndLowered() {
        Commands.Outcome lowered = solve("--max-iterations", "1");
        assertThat(lowered.status()).isEqualTo(1);
        assertThat(lowered.said()).contains("taxed: not solved", "--max-iterations");
        assertThat(solve("--max-iterations", "2000").status()).isZero();
        assertThat(solve("--max-iterations", "0").said()).contains("--max-iterations: found 0; expected 1 or more");
    }
}
