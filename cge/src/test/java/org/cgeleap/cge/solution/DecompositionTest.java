package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Subtotals;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Changes split among shocks, against integrals in closed form. */
class DecompositionTest {
    /** What the quadrature promises for numbers of order one. */
    private static final double SPLIT = 1e-9;

    static Decomposition split(String text) {
        EquilibriumModel stated = ModelReader.read(text, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        EquilibriumSolver solver =
                new EquilibriumSolver(compiled, SolverOptions.standard().withTolerance(1e-12));
        Solve base = solver.solve(Scenario.of("base", java.util.Map.of()), compiled.start());
        Scenario scenario = stated.scenarios().get(0);
        Solve end = solver.solve(scenario, base.equilibrium().values());
        assertThat(base.solved() && end.solved()).isTrue();
        return Decomposition.of(scenario, base.equilibrium(), end.equilibrium());
    }

    private static double part(Decomposition d, String group, String kind, String name) {
        return d.contributions()[d.groups().indexOf(group)][d.quantities().indexOf(new Quantity(kind, name, ""))];
    }

    private static String limited(String scenario) {
        return """
                parameters: { cap: 1.2, L: 10, a: 1 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 5} ] },
                       inputs: { elasticity: 0, of: [ {good: PL, quantity: 5}, {good: PR, quantity: 5, price: 0} ] } }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: "=a*L"}, {good: PR, quantity: "=5*cap"} ]
                    demand: { elasticity: 1, of: [ {good: PX, quantity: 5}, {good: PL, quantity: 5} ] }
                prices: { PR: { start: 0 } }
                numeraire: { PL: 1 }
                scenarios: [ %s ]
                """.formatted(scenario);
    }

    @Test
    void aProductIsSharedEvenlyAlongTheStraightPath() {
        Decomposition d = split(limited("{ name: s, set: { a: 0.8, L: 13, cap: 5 }, subtotals: true }"));
        // X = a·L/10: ∫ L da/10 = −0.2·11.5/10, ∫ a dL/10 = 3·0.9/10; permits are free on the whole path
        assertThat(part(d, "a", "level", "X")).isCloseTo(-0.23, within(SPLIT));
        assertThat(part(d, "L", "level", "X")).isCloseTo(0.27, within(SPLIT));
        assertThat(part(d, "cap", "level", "X")).isCloseTo(0, within(SPLIT));
        assertThat(d.defect()).isLessThan(SPLIT);
        assertThat(d.path()).hasSize(1);
        assertThat(d.notes()).isEmpty();
    }

    @Test
    void groupsAreTakenTogether() {
        Decomposition d = split(limited("{ name: s, set: { a: 0.8, L: 13, cap: 5 }, subtotals: [[a, cap]] }"));
        assertThat(d.groups()).containsExactly("a+cap", "L");
        assertThat(part(d, "a+cap", "level", "X")).isCloseTo(-0.23, within(SPLIT));
        assertThatThrownBy(() -> split(limited("{ name: s, set: { a: 0.8 }, subtotals: [[L]] }")))
                .hasMessageContaining("name \"L\"; expected in subtotals of scenario \"s\" something it changes: a");
        EquilibriumModel read = ModelReader.read(limited("{ name: s, set: { a: 0.8 } }"), "test.yaml");
        Scenario built = read.scenarios().get(0).withSubtotals(Optional.of(new Subtotals(List.of(List.of("L")))));
        EquilibriumSolver solver = new EquilibriumSolver(CompiledModel.compile(read), SolverOptions.standard());
        Solve end = solver.solve(built, CompiledModel.compile(read).start());
        assertThatThrownBy(() -> Decomposition.of(built, end.equilibrium(), end.equilibrium()))
                .hasMessageContaining("'L'")
                .hasMessageContaining("does not change");
    }

    @Test
    void aLimitThatBeginsToBindOnTheWay() {
        Decomposition d = split(limited("{ name: s, set: { L: 12, cap: 0.9 }, subtotals: true }"));
        // X = L/10 until L/10 = cap, 1 + t/5 = 1.2 − 0.3 t at t = 0.4; then X = cap and PR = L/(5 cap) − 2
        assertThat(part(d, "L", "level", "X")).isCloseTo(0.08, within(SPLIT));
        assertThat(part(d, "cap", "level", "X")).isCloseTo(-0.18, within(SPLIT));
        // ∫ 2/(5 cap) dt = (2/5)/0.3 ln(1.08/0.9); the rest of L/(5 cap) − 2 at the end is the cap's
        double byLabour = 0.4 / 0.3 * Math.log(1.08 / 0.9);
        assertThat(part(d, "L", "price", "PR")).isCloseTo(byLabour, within(SPLIT));
        assertThat(part(d, "cap", "price", "PR")).isCloseTo(12 / 4.5 - 2 - byLabour, within(SPLIT));
        assertThat(d.path()).hasSize(2);
        assertThat(d.path().get(0).to()).isCloseTo(0.4, within(1e-12));
        assertThat(d.path().get(0).switches()).containsExactly("PR leaves its lower bound");
        assertThat(d.defect()).isLessThan(SPLIT);
    }

    @Test
    void numeraireAndFixedVariablesAreShocksToo() {
        Decomposition d = split(limited("{ name: s, set: { L: 12 }, numeraire: { PL: 2 }, subtotals: true }"));
        // income = PL·L: ∫ L dPL = 11, ∫ PL dL = 3
        assertThat(part(d, "PL", "income", "RA")).isCloseTo(11, within(11 * SPLIT));
        assertThat(part(d, "L", "income", "RA")).isCloseTo(3, within(11 * SPLIT));
        Decomposition fixed = split(limited("{ name: s, set: { L: 12 }, fix: { X: 0.5 }, subtotals: true }"));
        assertThat(part(fixed, "X", "level", "X")).isCloseTo(-0.5, within(SPLIT));
        assertThat(fixed.defect()).isLessThan(SPLIT);
        Decomposition bound =
                split(limited("{ name: s, bounds: { X: { upper: 0.7 } }, set: { L: 12 }, subtotals: true }"));
        assertThat(part(bound, "X", "level", "X")).isCloseTo(-0.3, within(SPLIT));
        assertThat(part(bound, "L", "level", "X")).isCloseTo(0, within(SPLIT));
        assertThat(bound.defect()).isLessThan(SPLIT);
    }

    @Test
    void aSwapMovesWhatItHolds() {
        Decomposition d =
                split(limited("{ name: s, set: { a: 2 }, swap: [ { endogenous: L, exogenous: X, value: 1.1 } ],"
                        + " subtotals: true }"));
        // L = 10 X / a
        assertThat(part(d, "X", "auxiliary", "L") + part(d, "a", "auxiliary", "L"))
                .isCloseTo(-4.5, within(10 * SPLIT));
        // ∫ 10/(1+t) · 0.1 dt = ln 2
        assertThat(part(d, "X", "auxiliary", "L")).isCloseTo(Math.log(2), within(10 * SPLIT));
    }
}
