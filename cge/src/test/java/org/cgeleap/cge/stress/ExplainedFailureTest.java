package org.cgeleap.cge.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Rung;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.solver.SolverStatus;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models without an equilibrium, each by an argument on paper, and what is said of them. */
class ExplainedFailureTest {

    private static Solve solve(String text) {
        EquilibriumModel stated = ModelReader.read(text, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        return new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(stated.scenarios().get(0), compiled.start());
    }

    /**
     * X takes labour and ore one for one; of 5 of labour and `ore` of ore. With ore at a price of 1 and labour at w, income
     * 5 w + ore buys (5 w + ore)/(w + 1) of X, for which there must be labour: 5 w + ore ≤ 5 w + 5.
     */
    private static Solve mine(double ore) {
        return solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 2} ] },
                       inputs: { of: [ {good: W, quantity: 1}, {good: ORE, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 5}, {good: ORE, quantity: %s} ], demand: { of: [ {good: PX, quantity: 10} ] } }
                numeraire: { ORE: 1 }
                scenarios: [ { name: s } ]
                """.formatted(ore));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5.1, 6, 10, 1000})
    void aNumeraireWorthNothingIsNamedOrWorthABillionthOfLabour(double ore) {
        // as w grows all conditions hold better and better: either within the tolerance, or it is said why not
        Solve solve = mine(ore);
        assertThat(solve.iterations()).isLessThan(250);
        if (solve.solved()) {
            assertThat(solve.equilibrium().value("W")).isGreaterThan(1e7);
            assertThat(solve.equilibrium().value("X")).isCloseTo(5, within(1e-7));
        } else {
            assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
            assertThat(solve.explanation()).contains("ORE, which is to be worth 1.0, is worth nothing");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 3, 4.9})
    void aNumeraireThatIsScarceServes(double ore) {
        Solve solve = mine(ore);
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().value("W")).isCloseTo(0, within(1e-8)); // then labour is left over
        assertThat(solve.equilibrium().value("X")).isCloseTo(ore, within(1e-7));
    }

    /** A numeraire of small worth: its share in cost is 1e-9, so its price is 1e-9 of labour's when there is as much of both. */
    @Test
    void aNumeraireOfSmallWorthServes() {
        Solve solve = solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 1} ] },
                       inputs: { elasticity: 1, of: [ {good: W, quantity: 0.999999999}, {good: ORE, quantity: 1e-9} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 1}, {good: ORE, quantity: 1} ], demand: { of: [ {good: PX, quantity: 1} ] } }
                numeraire: { ORE: 1 }
                scenarios: [ { name: s } ]
                """);
        assertThat(solve.solved()).isTrue();
        // conditions within 1e-9 of the benchmark's size, which here is that of ore's share
        assertThat(solve.equilibrium().value("W")).isCloseTo(1e9, within(1e3));
        assertThat(solve.equilibrium().income("RA")).isCloseTo(1e9, within(1e3));
    }

    /**
     * A owns 1 of 10 of labour and pays a subsidy of rate s on the output of X, whose price is so 1/(1 + s): it costs A
     * 10 s/(1 + s), which is more than 1 for s > 1/9.
     */
    private static Solve subsidy(double rate) {
        return solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 1, taxes: [ {rate: %s, to: A} ]} ] },
                       inputs: { of: [ {good: W, quantity: 1} ] } }
                consumers:
                  A: { endowments: [ {good: W, quantity: 1} ], demand: { of: [ {good: PX, quantity: 1} ] } }
                  B: { endowments: [ {good: W, quantity: 9} ], demand: { of: [ {good: PX, quantity: 9} ] } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """.formatted(-rate));
    }

    @Test
    void whoCannotPayIsNamedWithWhatIsLacking() {
        Solve solve = subsidy(0.25);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.explanation()).contains("negative income, A at -1.000");
        assertThat(solve.rungs()).extracting(Rung::way).endsWith(Rung.Way.NEGATIVE_INCOMES);
        assertThat(solve.equilibrium().income("A")).isNotNegative();
    }

    @Test
    void whoCanJustPayDoes() {
        Solve solve = subsidy(0.11);
        assertThat(solve.solved()).isTrue();
        assertThat(solve.equilibrium().income("A")).isCloseTo(1 - 1.1 / 1.11, within(1e-8));
    }

    /** A makes Y of X one for one, B makes X of as much of X and Y. With a subsidy of s on Y the two gain s of Y out of nothing. */
    private static Solve roundabout(double rate, String elasticity) {
        return solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 10} ] }, inputs: { of: [ {good: W, quantity: 10} ] } }
                  A: { outputs: { of: [ {good: PY, quantity: 1, taxes: [ {rate: %s, to: RA} ]} ] },
                       inputs: { of: [ {good: PX, quantity: 1} ] }, level: {start: 5} }
                  B: { outputs: { of: [ {good: PX, quantity: 1} ] },
                       inputs: { elasticity: %s, of: [ {good: PX, quantity: 0.5}, {good: PY, quantity: 0.5} ] }, level: {start: 0} }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: PX, quantity: 5}, {good: PY, quantity: 5} ] } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """.formatted(-rate, elasticity));
    }

    /** No profit of A says X ≥ (1 + s) Y in price, no profit of B says Y ≥ X: both are free for s &gt; 0, and more of them is wanted than any. */
    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.1, 2", "0.5, 0.5"})
    void subsidiesThatPayForRunningWithoutLimitAreNamed(double rate, String elasticity) {
        Solve solve = roundabout(rate, elasticity);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.iterations()).isLessThan(150);
        assertThat(solve.explanation())
                .contains("A at ", "(subsidy of " + rate + "000 on PY)", "B at ", "runs without limit");
    }

    @Test
    void withoutTheSubsidyItIsSolved() {
        assertThat(roundabout(0, "0").solved()).isTrue();
        assertThat(roundabout(-0.1, "0").solved()).isTrue();
    }

    /** A makes q of X of X and labour, σ = 5; of X alone 2·0.5^(−1/4) = 2.378 make q. */
    private static Solve ofItself(double q) {
        return solve("""
                activities:
                  A: { outputs: { of: [ {good: X, quantity: %s} ] },
                       inputs: { elasticity: 5, of: [ {good: X, quantity: 1}, {good: W, quantity: 1} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: X, quantity: 10} ] } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """.formatted(q));
    }

    @Test
    void whatMakesMoreOfItselfThanItTakesIsNamed() {
        Solve solve = ofItself(2.4);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.explanation())
                .contains("A at ", "in place of what it can substitute X turns nothing into", "runs without limit");
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.3, 2.37})
    void whatMakesLessOfItselfIsSolved(double q) {
        Solve solve = ofItself(q);
        assertThat(solve.solved()).isTrue();
        double price = Math.pow(0.5 / (Math.pow(2 / q, 4) - 0.5), -0.25); // of q p = 2 (p^-4/2 + 1/2)^(-1/4)
        assertThat(solve.equilibrium().value("X")).isCloseTo(price, within(1e-7));
    }

    /** A subsidy on labour beyond its price: every unit of X earns 0.2 W even if it is given away. */
    @Test
    void aSubsidyBeyondThePriceIsNamed() {
        Solve solve = solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 10} ] },
                       inputs: { of: [ {good: W, quantity: 10, taxes: [ {rate: -1.2, to: RA} ]} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 10} ], demand: { of: [ {good: PX, quantity: 10} ] } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.explanation()).contains("X at 1.000 (subsidy of 1.200 on W)", "runs without limit");
    }

    /** Under an elasticity a price below zero has no index, (−0.2)^0.5; and 1/T has no value at T = 0. */
    @Test
    void whatHasNoValueAtTheStartIsNamed() {
        Solve solve = solve("""
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 10} ] },
                       inputs: { elasticity: 0.5, of: [ {good: W, quantity: 5, taxes: [ {rate: -1.2, to: RA} ]}, {good: K, quantity: 5} ] } }
                consumers:
                  RA: { endowments: [ {good: W, quantity: 5}, {good: K, quantity: 5} ], demand: { of: [ {good: PX, quantity: 10} ] } }
                auxiliaries: { T: { start: 0, lower: -.inf, constraint: "1/T - PX" } }
                numeraire: { W: 1 }
                scenarios: [ { name: s } ]
                """);
        assertThat(solve.status()).isEqualTo(SolverStatus.EVALUATION_ERROR);
        assertThat(solve.statements().get(0).text())
                .startsWith("inputs of X: with its taxes the price of W is -0.2000 times what it is without");
        assertThat(solve.statements().get(1).text()).startsWith("constraint of T: its value is Infinity (T = 0.000)");
    }

    /** W of PX and labour one for one costs a PX + 50 with labour at 1: 45 a unit would need a below zero. */
    @Test
    void aQuantityThatWouldHaveToBeNegativeIsNamed() {
        Solve solve = solve("""
                parameters: { a: 50 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 100} ] },
                       inputs: { elasticity: 1, of: [ {good: PL, quantity: 40}, {good: PK, quantity: 60} ] } }
                  W: { outputs: { of: [ {good: PW, quantity: 100} ] },
                       inputs: { of: [ {good: PX, quantity: "=a"}, {good: PL, quantity: 50} ] } }
                consumers:
                  RA: { endowments: [ {good: PL, quantity: 70}, {good: PK, quantity: 30} ], demand: { of: [ {good: PW, quantity: 100} ] } }
                numeraire: { PL: 1 }
                scenarios: [ { name: s, swap: [ { endogenous: a, exogenous: PW, value: 0.45 } ] } ]
                """);
        assertThat(solve.status()).isEqualTo(SolverStatus.INFEASIBLE_LOOKING);
        assertThat(solve.explanation()).contains("drives a to zero and beyond", "would have to be negative");
    }
}
