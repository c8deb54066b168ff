package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.solver.NaturalResidual;
import org.cgeleap.cge.solver.SemismoothNewton;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;
import org.cgeleap.cge.system.VariableKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the numeraire is held at moves prices and incomes in proportion and nothing else; goods next to free have prices too. */
class NumeraireValueTest {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");

    private static Solve first(EquilibriumModel model) {
        CompiledModel compiled = CompiledModel.compile(model);
        return new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
    }

    private static EquilibriumModel with(EquilibriumModel m, String numeraire, double value) {
        return new EquilibriumModel(
                m.title(),
                m.parameters(),
                m.activities(),
                m.consumers(),
                m.prices(),
                m.auxiliaries(),
                Optional.of(new Numeraire(numeraire, value)),
                m.scenarios());
    }

    @ParameterizedTest
    @CsvSource({
        "scarf, agent1, 1e-6",
        "scarf, agent1, 1e6",
        "scarf, agent5, 1",
        "hansen, agric, 1e-9",
        "hansen, agric, 1e9",
        "armington, CONS, 1e-3",
        "armington, PL, 1e9"
    })
    void theValueOfTheNumeraireDoesNotMatter(String name, String numeraire, double value) throws IOException {
        EquilibriumModel model = ModelReader.read(MODELS.resolve(name + ".yaml"));
        Solve expected = first(model);
        Solve found = first(with(model, numeraire, value));
        assertThat(found.solved()).as(found.explanation()).isTrue();
        double factor = value / expected.equilibrium().value(numeraire);
        CompiledModel compiled = expected.equilibrium().model();
        for (int i = 0; i < compiled.variableCount(); i++) {
            boolean nominal = compiled.kind(i) == VariableKind.PRICE || compiled.kind(i) == VariableKind.INCOME;
            double value0 = expected.equilibrium().value(i);
            assertThat(found.equilibrium().value(i) / (nominal ? factor : 1))
                    .as(compiled.variableName(i))
                    .isCloseTo(value0, within(1e-7 * (1 + Math.abs(value0))));
        }
    }

    /**
     * X of labour, Y of ore; demand of X and Y with σ = 0.01, and 30 % too much ore. Demand in the proportion of supply needs
     * PY/PX = 1.3^(−100) = 4·10^−12, and zero profit that ore is worth the same.
     */
    @Test
    void whatIsNextToFreeHasItsPrice() {
        Solve solve = first(ModelReader.read("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 1} ] }, inputs: { of: [ {good: W, quantity: 1} ] } }
                  Y: { outputs: { of: [ {good: PY, quantity: 1} ] }, inputs: { of: [ {good: ORE, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 1}, {good: ORE, quantity: 1.3} ],
                        demand: { elasticity: 0.01, of: [ {good: PX, quantity: 1}, {good: PY, quantity: 1} ] } }
                prices: { ORE: { lower: 1e-30 } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """, "test.yaml"));
        assertThat(solve.solved()).as(solve.explanation()).isTrue();
        double price = Math.pow(1.3, -100);
        assertThat(solve.equilibrium().value("PY") / price).isCloseTo(1, within(1e-6));
        assertThat(solve.equilibrium().value("ORE") / price).isCloseTo(1, within(1e-6));
    }

    /**
     * A tax on capital in fixed supply, paid to its owner, changes no quantity, whatever its rate, and yields less than all that
     * users pay for capital. With a tenth of the labour that and the tax on labour are less than the yield required.
     */
    @ParameterizedTest
    @ValueSource(ints = {100, 10})
    void aTenthOfTheLabourCannotYieldWhatIsRequired(int capital) throws IOException {
        Path file = MODELS.resolve("equal-yield-capital-tax.yaml");
        String scarce = Files.readString(file)
                .replace(
                        "good: PL, quantity: 200}, {good: PK, quantity: 100}",
                        "good: PL, quantity: 20}, {good: PK, quantity: " + capital + "}");
        EquilibriumModel model = ModelReader.read(scarce, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        double[] most = new double[2];
        for (int k = 0; k < 2; k++) {
            EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
            solver.system().hold(compiled.variableIndex("TXK"), 0.2 + 5 * k);
            Equilibrium at =
                    solver.solve(compiled.baseParameters(), compiled.start()).equilibrium();
            double price = (at.value("PX") + at.value("PY")) / 2;
            most[k] = (20 * at.value("PL") * at.value("TL") + 120 * at.value("PKS") * at.value("TK") / 1.2) / price;
        }
        assertThat(most[0]).isLessThan(40).isCloseTo(most[1], within(1e-6));
    }

    /**
     * A owns 1 of 10 of labour and pays a subsidy of s = 0.25 on the output of X, whose price is so 0.8. With its debts forgiven A
     * buys nothing; B buys 9/0.8 of X, on which A owes 9 s less the 1 it earns.
     */
    @Test
    void debtsForgivenAreNamed() {
        EquilibriumModel model = ModelReader.read("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 1, taxes: [ {rate: -0.25, to: A} ]} ] },
                       inputs: { of: [ {good: W, quantity: 1} ] } }
                consumers:
                  A: { endowments: [ {good: W, quantity: 1} ], demand: { of: [ {good: PX, quantity: 1} ] } }
                  B: { endowments: [ {good: W, quantity: 9} ], demand: { of: [ {good: PX, quantity: 9} ] } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSystem system = new EquilibriumSystem(compiled);
        double[] x = new double[system.size()];
        system.toSolver(compiled.start(), x);
        ForgivenDebts forgiving = new ForgivenDebts(system);
        double[] found = new SemismoothNewton(SolverOptions.standard())
                .solve(forgiving, x)
                .x();
        double[] f = new double[x.length];
        assertThat(forgiving.evaluate(found, f)).isTrue();
        assertThat(NaturalResidual.worst(forgiving, found, f)).isLessThan(1e-9);
        assertThat(forgiving.finding(found)).contains("A owes 1.250 more than it earns");
    }
}
