package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A point where every condition holds may still leave something open, above all after a swap; then it is named. */
class DeterminacyTest {
    /**
     * Capital earns 0.6·½ + 0.4·½ = ½ of income whatever the tax, so with capital as numeraire income is 200 whatever the tax.
     * TWIN loses 20 a unit at the benchmark. {@code z} counts only where {@code off} is not zero.
     */
    private static final String FLOOR = """
        title: a tax on labour and a wage floor
        parameters: { tl: 0, tt: 0, z: 1, off: 0, wmin: 0 }
        activities:
          X: { outputs: { of: [ {good: PX, quantity: 100} ] },
               inputs: { elasticity: 1, of: [ {good: PL, quantity: 40, taxes: [ {rate: "=tl + z*off", to: RA} ]},
                                              {good: PK, quantity: 60} ] } }
          TWIN: { outputs: { of: [ {good: PX, quantity: 80} ] }, level: { start: 0 },
               inputs: { of: [ {good: PL, quantity: 40, taxes: [ {rate: "=tt", to: RA} ]}, {good: PK, quantity: 60} ] } }
          Y: { outputs: { of: [ {good: PY, quantity: 100} ] },
               inputs: { elasticity: 1, of: [ {good: PL, quantity: 60}, {good: PK, quantity: 40} ] } }
        consumers:
          RA: { endowments: [ {good: PL, quantity: "=100*(1 - U)"}, {good: PK, quantity: 100} ],
                demand: { of: [ {good: PX, quantity: 100}, {good: PY, quantity: 100} ] } }
        auxiliaries:
          U: { constraint: "PL - wmin*PX" }
        numeraire: { PK: 1 }
        scenarios:
        """;

    private static List<Solve> solve(String text) {
        EquilibriumModel model = ModelReader.read(text, "open.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        EquilibriumSolver solver = new EquilibriumSolver(compiled, SolverOptions.standard());
        List<Solve> solves = new ArrayList<>();
        for (Scenario scenario : model.scenarios()) {
            solves.add(solver.solve(scenario, compiled.start()));
        }
        return solves;
    }

    /**
     * What each swap holds does not answer to what it frees: a rate that income does not depend on, a factor of zero, the rate
     * of an activity that does not run, a floor that does not bind, a rate while the floor does not bind.
     */
    @ParameterizedTest
    @CsvSource({
        "tl, RA, RA held at 200.0",
        "z, PL, PL held at 1.0",
        "tt, PL, PL held at 1.0",
        "wmin, PL, PL held at 1.0",
        "tl, U, U held at 0.0"
    })
    void aSwapThatMovesNothingIsNotSimplySolved(String freed, String held, String condition) {
        Solve solve = solve(FLOOR + "  - { name: s, swap: \"" + freed + " = " + held + "\" }\n")
                .get(0);
        assertThat(solve.status()).isEqualTo(SolverStatus.SOLVED_DEGENERATE);
        assertThat(solve.arbitrary()).startsWith(freed);
        assertThat(solve.degenerate()).startsWith(condition);
        assertThat(solve.explanation()).contains(condition, "is arbitrary: " + freed);
    }

    @Test
    void whatNothingButTheParameterMovesIsNotNamed() {
        Solve idle = solve(FLOOR + "  - { name: s, swap: \"tt = PL\" }\n").get(0);
        assertThat(idle.arbitrary()).containsExactly("tt");
        // the floor not binding leaves prices to the rate, but not the numeraire, and U is held
        Solve rate = solve(FLOOR + "  - { name: s, swap: \"tl = U\" }\n").get(0);
        assertThat(rate.arbitrary()).contains("PL", "PX", "X").doesNotContain("PK", "U", "TWIN", "wmin");
    }

    @Test
    void aSwapThatMovesItsTargetIsSolved() {
        for (Solve solve : solve(FLOOR
                + "  - { name: at rest, swap: \"tl = PL\" }\n"
                + "  - { name: moved, swap: [ { endogenous: tl, exogenous: PL, value: 0.95 } ] }\n"
                + "  - { name: twin runs, set: { tt: -0.9 }, swap: \"off = PL\" }\n")) {
            assertThat(solve.status()).as(solve.explanation()).isEqualTo(SolverStatus.SOLVED);
            assertThat(solve.arbitrary()).isEmpty();
        }
    }

    /** The wage can only be raised by a floor. */
    @Test
    void anUnsolvedSwapSaysWhatDidNotMoveAtItsStart() {
        Solve solve = solve(FLOOR + "  - { name: s, swap: [ { endogenous: wmin, exogenous: PL, value: 0.9 } ] }\n")
                .get(0);
        assertThat(solve.solved()).isFalse();
        assertThat(solve.explanation()).contains("At the start nothing determines wmin", "PL held at 0.9");
    }

    /** Two activities that are the same share the market as they like, also at a benchmark that needs no step. */
    @Test
    void aBenchmarkWithTwoWaysToRunItIsDegenerate() {
        String text = FLOOR.replace("quantity: 80} ] }, level: { start: 0 }", "quantity: 100} ] }, level: { start: 0 }")
                .replace(
                        "inputs: { of: [ {good: PL, quantity: 40, taxes",
                        "inputs: { elasticity: 1, of: [ {good: PL," + " quantity: 40, taxes");
        Solve solve = solve(text.replace("level: { start: 0 }", "level: { start: 0.5 }")
                                .replace("X: {", "X: { level: {" + " start: 0.5 },")
                        + "  - { name: benchmark, replicate: true }\n")
                .get(0);
        assertThat(solve.iterations()).isZero();
        assertThat(solve.status()).isEqualTo(SolverStatus.SOLVED_DEGENERATE);
        assertThat(solve.arbitrary()).containsExactlyInAnyOrder("X", "TWIN");
        assertThat(solve.degenerate()).containsExactlyInAnyOrder("zero profit of X", "zero profit of TWIN");
    }
}
