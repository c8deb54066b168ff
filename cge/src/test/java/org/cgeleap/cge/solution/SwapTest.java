package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.file.ModelWriter;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Swap;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelException;
import org.junit.jupiter.api.Test;

/** Exchanging what is given and what is solved. */
class SwapTest {
    /** Tight enough for ten figures of a variable that enters the conditions with elasticities near one. */
    private static final double FIGURES = 1e-9;

    /**
     * Two goods from labour and capital with Cobb-Douglas technologies and demand. In value terms labour earns
     * 0.75·0.5 + 0.25·0.5 = 1/2 of income, so with capital as numeraire (K = 8) the wage is 8 / L.
     */
    private static final String CLOSED = """
            title: cobb-douglas
            parameters: { endow_l: 8, endow_k: 8, double_l: "=2*endow_l", tax: 0, share: 1 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 8} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 6, taxes: [ {rate: "=tax", to: RA} ]}, {good: PK, quantity: 2} ] } }
              Y: { outputs: { of: [ {good: PY, quantity: "=8*share"} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 2}, {good: PK, quantity: 6} ] } }
            consumers:
              RA:
                endowments: [ {good: PL, quantity: "=double_l/2"}, {good: PK, quantity: "=endow_k"} ]
                demand: { of: [ {good: PX, quantity: 8}, {good: PY, quantity: 8} ] }
            auxiliaries:
              WAGE: { lower: -.inf, start: 1, constraint: "WAGE - PL / PX" }
            numeraire: { PK: 1 }
            scenarios:
            """;

    private static List<Solve> solve(String text) {
        return solve(ModelReader.read(text, "swap.yaml"));
    }

    private static List<Solve> solve(EquilibriumModel model) {
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        double[] start = compiled.start();
        List<Solve> solves = new ArrayList<>();
        for (Scenario scenario : model.scenarios()) {
            Solve solve = solver.solve(scenario, start);
            assertThat(solve.solved())
                    .as(scenario.name() + " " + solve.largest())
                    .isTrue();
            assertThat(solve.equilibrium().checks()).as(scenario.name()).allMatch(Check::pass);
            start = solve.equilibrium().values();
            solves.add(solve);
        }
        return solves;
    }

    @Test
    void theEndowmentThatAPriceNeeds() {
        List<Solve> solves = solve(CLOSED + """
              - { name: benchmark, replicate: true }
              - { name: half wage, swap: [ { endogenous: endow_l, exogenous: PL, value: 0.5 } ] }
              - { name: as before, set: { endow_l: 8 } }
            """);
        // wage = 8 / L
        assertThat(solves.get(1).equilibrium().value("endow_l")).isCloseTo(16, within(16 * FIGURES));
        assertThat(solves.get(1).equilibrium().value("PL")).isCloseTo(0.5, within(FIGURES));
        assertThat(solves.get(1).equilibrium().income("RA")).isCloseTo(16, within(16 * FIGURES));
        assertThat(solves.get(2).equilibrium().value("PL")).isCloseTo(1, within(FIGURES));
        assertThatThrownBy(() -> solves.get(2).equilibrium().value("endow_l")).hasMessageContaining("endow_l");
    }

    @Test
    void swappingTheAnswerBackReturnsTheQuestion() {
        List<Solve> solves = solve(CLOSED + """
              - { name: labour up, set: { endow_l: 4.4, tax: 0.2 } }
              - { name: back, set: { tax: 0.2 }, swap: "endow_l = PL" }
              - { name: other order, set: { tax: 0.2 }, swap: { PL: endow_l } }
              - { name: through a level, set: { endow_l: 4.4 }, swap: [ "tax = X" ] }
              - { name: through an auxiliary, set: { tax: 0.2 }, swap: [ "`WAGE`=endow_l" ] }
            """);
        Equilibrium first = solves.get(0).equilibrium();
        for (int k : new int[] {1, 2, 4}) {
            Equilibrium back = solves.get(k).equilibrium();
            assertThat(back.value("endow_l")).isCloseTo(4.4, within(4.4 * FIGURES));
            for (int v = 0; v < first.model().variableCount(); v++) {
                double value = first.value(v);
                assertThat(back.value(first.model().variableName(v)))
                        .isCloseTo(value, within(FIGURES * Math.max(1, Math.abs(value))));
            }
        }
        assertThat(solves.get(3).equilibrium().value("tax")).isCloseTo(0.2, within(FIGURES));
    }

    @Test
    void twoAtOnce() {
        List<Solve> solves = solve(CLOSED + """
              - { name: changed, set: { endow_l: 5, endow_k: 11 } }
              - { name: back, swap: [ "endow_l = PX", "endow_k = RA" ] }
            """);
        assertThat(solves.get(1).equilibrium().value("endow_l")).isCloseTo(5, within(5 * FIGURES));
        assertThat(solves.get(1).equilibrium().value("endow_k")).isCloseTo(11, within(11 * FIGURES));
    }

    @Test
    void theNumeraireIsSwappedForAnotherPrice() {
        List<Solve> solves = solve(CLOSED + """
              - { name: labour up, set: { endow_l: 4 } }
              - { name: other numeraire, set: { endow_l: 16 }, swap: [ { endogenous: PK, exogenous: PL, value: 1 } ] }
            """);
        assertThat(solves.get(0).equilibrium().value("PL")).isCloseTo(2, within(FIGURES));
        // the wage is half the rental, whichever of them is 1
        assertThat(solves.get(1).equilibrium().value("PK")).isCloseTo(2, within(FIGURES));
    }

    /**
     * The wage is held and the labour market dropped: unemployment. Then the wage is free and the level of X is held where it
     * stood; the labour market stays dropped, so the wage returns to what it was held at.
     */
    @Test
    void aHeldPriceIsSwappedAndItsMarketStaysDropped() {
        List<Solve> solves = solve(CLOSED + """
              - { name: wage held, fix: { PL: 1.25 } }
              - { name: output held, fix: { PL: 1.25 }, swap: [ "PL = X" ] }
              - { name: output up, fix: { PL: 1.25 }, swap: [ { endogenous: PL, exogenous: X, value: 1 } ] }
            """);
        Equilibrium held = solves.get(0).equilibrium();
        // RA is paid for 8 of labour at 1.25: income 18; half of it on X, three quarters of which is labour
        assertThat(held.income("RA")).isCloseTo(18, within(18 * FIGURES));
        assertThat(held.flow("X", "PL")).isCloseTo(0.75 * 9 / 1.25, within(FIGURES * 10));
        assertThat(solves.get(1).equilibrium().value("PL")).isCloseTo(1.25, within(FIGURES * 10));
        // level = (income/2) / (8 PX) with income 8 w + 8 and PX = w^0.75: 1 = (w + 1) / (2 w^0.75), so w = 1 (or
        // above)
        double wage = solves.get(2).equilibrium().value("PL");
        assertThat((wage + 1) / (2 * Math.pow(wage, 0.75))).isCloseTo(1, within(FIGURES * 10));
    }

    @Test
    void whatCannotBeSwappedIsSaid() {
        CompiledModel model = CompiledModel.compile(ModelReader.read(CLOSED + "  - { name: base }\n", "swap.yaml"));
        EquilibriumSolver solver = new EquilibriumSolver(model, SolverOptions.standard());
        Scenario base = model.model().scenarios().get(0);
        assertThatThrownBy(() -> solver.solve(base.swapping(Swap.of("PX", "PL")), model.start()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("PX is endogenous already");
        assertThatThrownBy(() -> solver.solve(base.swapping(Swap.of("tax", "PK")), model.start()))
                .hasMessageContaining("PK is exogenous already");
        assertThatThrownBy(() -> solver.solve(base.swapping(Swap.of("tax", "endow_k")), model.start()))
                .hasMessageContaining("endow_k is exogenous already");
        assertThatThrownBy(() -> solver.solve(base.swapping(Swap.of("texas", "PX")), model.start()))
                .hasMessageContaining("texas");
        assertThatThrownBy(() ->
                        solver.solve(base.swapping(Swap.of("tax", "PX"), Swap.of("endow_l", "PX")), model.start()))
                .hasMessageContaining("one swap only");
        assertThatThrownBy(() -> Swap.of("tax", "tax")).hasMessageContaining("two names");
    }

    @Test
    void swapsAreWrittenAndReadBack() {
        EquilibriumModel model = ModelReader.read(
                CLOSED + "  - { name: a, swap: [ \"endow_l = PX\", { endogenous: PK, exogenous: RA, value: 16 } ] }\n",
                "swap.yaml");
        assertThat(model.scenarios().get(0).swap()).containsExactly(Swap.of("endow_l", "PX"), Swap.of("PK", "RA", 16));
        assertThat(ModelReader.read(ModelWriter.write(model), "again.yaml")).isEqualTo(model);
    }
}
