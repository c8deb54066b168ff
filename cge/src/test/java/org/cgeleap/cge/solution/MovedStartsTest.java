package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that does not begin where it was told to says so; bounds alone state no start. */
class MovedStartsTest {
    private static Solve solve(String income, String prices, String keys) {
        EquilibriumModel model = ModelReader.read("""
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 100} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 40}, {good: PK, quantity: 60} ] } }
              Y: { outputs: { of: [ {good: PY, quantity: 100} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 60}, {good: PK, quantity: 40} ] } }
            consumers:
              RA: { endowments: [ {good: PL, quantity: 100}, {good: PK, quantity: 100} ],
                    demand: { of: [ {good: PX, quantity: 100}, {good: PY, quantity: 100} ] }, income: %s }
            prices: %s
            numeraire: { PK: 1 }
            scenarios: [ { name: s, replicate: true%s } ]
            """.formatted(income, prices, keys), "starts.yaml");
        CompiledModel compiled = CompiledModel.compile(model);
        return new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(model.scenarios().get(0), compiled.start());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {lower: 250}             | {}                             |                      | start of RA, 200.0, is below its lower bound; the search begins at 250.0
        {start: 200, upper: 100} | {}                             |                      | start of RA, 200.0, is above its upper bound; the search begins at 100.0
        {start: -200}            | {}                             |                      | start of RA, -200.0, is below its lower bound; the search begins at 0.0
        {start: 200}             | {PX: {start: 1, lower: 1.25}}  |                      | start of PX, 1.0, is below its lower bound; the search begins at 1.25
        {start: 200}             | {}                             | ', start: { PK: 3 }' | start of PK, 3.0, is not used: it is held at 1.0
        {start: 200}             | {}                             | ', start: { PL: 0 }' | start of PL, 0.0, cannot be: its price is above zero in every equilibrium; the search begins at a thousandth of the model's own start
        """)
    void isSaid(String income, String prices, String keys, String note) {
        Solve solve = solve(income, prices, keys == null ? "" : keys);
        assertThat(solve.solved()).isTrue();
        assertThat(solve.notes().toString())
                .startsWith("[" + note.substring(0, 20))
                .contains(note.substring(20));
    }

    /** What does not hold at the start is said of the start that is used: 250 of income buy 125 of each good where there are 100. */
    @Test
    void whatDoesNotReplicateIsSaidOfTheStartInUse() {
        assertThat(solve("{start: 200, lower: 250}", "{}", "").statements())
                .extracting(ConditionStatement::text)
                .contains("market for PX: supply short by 25.00 (demand 125.0, supply 100.0, price 1.000)");
    }

    /** Income is 100 + 100 at unit prices, whatever its bounds. */
    @Test
    void boundsOfAnIncomeStateNoStart() {
        for (String income : new String[] {"{upper: 500}", "{lower: 100}", "{lower: 100, upper: 500}"}) {
            Solve solve = solve(income, "{}", "");
            assertThat(solve.iterations()).as(income).isZero();
            assertThat(solve.notes()).as(income).isEmpty();
            assertThat(solve.equilibrium().checks()).as(income).allMatch(Check::pass);
            assertThat(solve.equilibrium().income("RA")).isCloseTo(200, within(1e-9));
        }
    }

    /**
     * Y and X are Cobb–Douglas; a level of X held up to 1.5 runs at a loss, which is no fault of the point: all but the
     * condition of the numeraire and X's own hold.
     */
    @Test
    void aLossAtALowestLevelIsNoFault() {
        Solve solve = solve("{start: 200}", "{}", ", bounds: { X: { lower: 1.5 } }");
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().value("X")).isEqualTo(1.5);
        assertThat(solve.equilibrium().checks())
                .filteredOn(c -> !c.name().equals("replication"))
                .allMatch(Check::pass);
    }
}
