package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.VariableKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All models that others published, under shocks far beyond what they were made for, each in one step from a published scenario:
 * every endowment and all together ten times and a tenth, elasticities from 0 to 10, taxes up to 100 % of an input's and 90 %
 * of an output's price. Each is solved, which the textbook's equations judge ({@link TextbookCheck}), or has no equilibrium for
 * the reason given here.
 */
class PublishedStressTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    /**
     * Models from another scenario than the first, in whose first the wage is rigid: capital or foreign exchange ten times as
     * scarce then leave too few in work to pay what is owed.
     */
    private static final Map<String, Integer> FROM = Map.of("tariff-reform.yaml", 1, "tariff-reform-nested.yaml", 1);

    /**
     * Shocks without a solution: targets that no value of their instrument reaches, and one country's skill ten times, with
     * which no number of firms lives in the other: proved in {@link OutOfReachTest} and, of the tax on capital, in
     * {@link org.cgeleap.cge.solution.NumeraireValueTest}. Of taxes: a subsidy of half the
     * price of capital twice or three times leaves its users nothing to pay, and in a Cobb–Douglas nest they want any amount; without
     * taxes nobody pays for the public good, which every household's Cobb–Douglas nest needs; without mark-ups entrants have no income
     * to pay the fixed cost from, and without firms there are no varieties, which the same nest needs.
     */
    private static final Map<String, List<String>> WITHOUT = Map.of(
            "equal-yield-capital-tax.yaml", List.of("endowment.0 / 10", "all / 10"),
            "equal-yield.yaml", List.of("endowment.0 / 10", "endowment.1 / 10", "all / 10"),
            "tariff-reform-nested.yaml", List.of("endowment.3 / 10"),
            "two-country-varieties.yaml", List.of("endowment.1 x 10", "endowment.5 x 10", "taxes x 0.0"),
            "monopolistic-competition.yaml", List.of("taxes x 0.0"),
            "public-good.yaml", List.of("taxes x 0.0"),
            "capital-stock.yaml", List.of("taxes x 2.0", "taxes x 3.0"));

    static Stream<String> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files
                    .map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Map<String, Map<String, Double>> shocks(Shockable economy) {
        Map<String, Map<String, Double>> shocks = new LinkedHashMap<>();
        for (String endowment : economy.endowments) {
            shocks.put(endowment + " x 10", Map.of(endowment, 10.0));
            shocks.put(endowment + " / 10", Map.of(endowment, 0.1));
        }
        shocks.put("all x 10", all(economy.endowments, 10));
        shocks.put("all / 10", all(economy.endowments, 0.1));
        for (double sigma : new double[] {0, 0.01, 0.5, 1, 2, 10}) {
            Map<String, Double> shock = all(economy.elasticities, sigma);
            shocks.put("sigma " + sigma, Map.copyOf(shock));
            if (!economy.endowments.isEmpty()) {
                shock.put(economy.endowments.get(0), 1.5);
                shocks.put("sigma " + sigma + ", more of the first endowment", shock);
            }
        }
        for (double eta : new double[] {0, 0.01, 1, 10}) {
            shocks.put("eta " + eta, all(economy.transformations, eta));
        }
        for (double factor : new double[] {0, 0.5, 2, 3}) {
            shocks.put("taxes x " + factor, all(economy.taxes, factor));
        }
        for (double rate : new double[] {0.5, 1}) {
            Map<String, Double> shock = all(economy.taxes, 0);
            shock.putAll(all(economy.inputLevies, rate));
            shock.putAll(all(economy.outputLevies, 0.9 * rate));
            shocks.put("taxes of " + rate, shock);
        }
        shocks.values().removeIf(Map::isEmpty);
        return shocks;
    }

    private static Map<String, Double> all(List<String> names, double value) {
        Map<String, Double> shock = new LinkedHashMap<>();
        names.forEach(name -> shock.put(name, value));
        return shock;
    }

    @ParameterizedTest
    @MethodSource("models")
    void solvedInOneStepOrItsNumeraireIsWorthless(String file) throws IOException {
        EquilibriumModel published = ModelReader.read(MODELS.resolve(file));
        Shockable economy = Shockable.of(published);
        CompiledModel model = CompiledModel.compile(economy.model());
        Scenario from = economy.model().scenarios().get(FROM.getOrDefault(file, 0));
        Solve base = new EquilibriumSolver(model, SolverOptions.standard()).solve(from, model.start());
        assertThat(base.solved()).isTrue();
        TextbookCheck textbook = new TextbookCheck(economy.model());
        for (Map.Entry<String, Map<String, Double>> shock : shocks(economy).entrySet()) {
            Map<String, Double> set = new LinkedHashMap<>(from.set());
            set.putAll(shock.getValue());
            Scenario scenario = scenario(from, set, from.numeraire());
            // as a file of two scenarios: the second starts from the first
            EquilibriumSolver again = new EquilibriumSolver(model, SolverOptions.standard());
            again.solve(from, model.start());
            Solve solve = again.solve(scenario, base.equilibrium().values());
            if (solve.solved()) {
                textbook.judge(model, scenario, solve, 1e-9);
            } else if (solve.explanation().contains("cannot be the numeraire")) {
                assertThat(worthless(model, textbook, scenario, base.equilibrium()))
                        .as(shock.getKey())
                        .isTrue();
            } else {
                assertThat(WITHOUT.getOrDefault(file, List.of()))
                        .as("%s", solve.explanation())
                        .contains(shock.getKey());
            }
        }
    }

    private static Scenario scenario(Scenario from, Map<String, Double> set, Optional<Numeraire> numeraire) {
        return new Scenario("shock", set, from.fix(), Map.of(), Map.of(), numeraire, false);
    }

    /** Whether with some income as numeraire there is an equilibrium in which the model's own numeraire costs nothing. */
    private static boolean worthless(CompiledModel model, TextbookCheck textbook, Scenario scenario, Equilibrium base) {
        int stated = model.variableIndex(
                scenario.numeraire().map(Numeraire::name).orElse(model.variableName(model.numeraire())));
        for (int i = 0; i < model.variableCount(); i++) {
            if (model.kind(i) == VariableKind.INCOME && i != stated) {
                Numeraire income = new Numeraire(model.variableName(i), base.value(i));
                Scenario other = scenario(scenario, scenario.set(), Optional.of(income));
                Solve solve = new EquilibriumSolver(model, SolverOptions.standard()).solve(other, base.values());
                if (solve.solved() && solve.equilibrium().value(stated) < 1e-9) {
                    textbook.judge(model, other, solve, 1e-9);
                    return true;
                }
            }
        }
        return false;
    }
}
