package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.Derivative.Side;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Derivatives of solutions against closed forms. */
class DerivativesTest {
    /** Closed forms of well-scaled economies: rounding of a few dozen operations. */
    private static final double ROUNDING = 1e-12;

    /** What a model says of one parameter. */
    private record Found(Derivatives all, Derivative by) {
        double at(String kind, String name, String of) {
            return by.values()[all.quantities().list().indexOf(new Quantity(kind, name, of))];
        }
    }

    private static Found derivative(String model, String parameter) {
        EquilibriumModel stated = ModelReader.read(model, "test.yaml");
        CompiledModel compiled = CompiledModel.compile(stated);
        Scenario scenario = stated.scenarios().get(0);
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard()).solve(scenario, compiled.start());
        assertThat(solve.solved()).isTrue();
        Derivatives derivatives = new Derivatives(solve.equilibrium(), scenario);
        Derivative by = derivatives.by(parameter);
        assertThat(by.problem()).isEmpty();
        return new Found(derivatives, by);
    }

    /** Two goods, Cobb-Douglas, labour share a in value of X, b of Y; demand spends s and 1 − s. */
    private static String cobbDouglas(String scenario) {
        return """
                parameters: { L: 6, K: 4, double: "=2*L", sigma: 1, tax: 0 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 5} ] },
                       inputs: { elasticity: "=sigma", of: [ {good: PL, quantity: 4, taxes: [ {rate: "=tax", to: RA} ]}, {good: PK, quantity: 1} ] } }
                  Y: { outputs: { of: [ {good: PY, quantity: 5} ] },
                       inputs: { elasticity: 1, of: [ {good: PL, quantity: 2}, {good: PK, quantity: 3} ] } }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: "=double/2"}, {good: PK, quantity: "=K"} ]
                    demand: { of: [ {good: PX, quantity: 5}, {good: PY, quantity: 5} ] }
                numeraire: { PK: 1 }
                scenarios: [ %s ]
                """.formatted(scenario);
    }

    @Test
    void cobbDouglasEconomyByAnEndowment() {
        // labour earns 0.6 of income and capital 0.4: w = 0.6 · 10 / L · (K/4), M = K / 0.4
        Found found = derivative(cobbDouglas("{ name: s, set: { L: 7.5 } }"), "L");
        double w = 6 / 7.5;
        assertThat(found.at("price", "PL", "")).isCloseTo(-w / 7.5, within(ROUNDING));
        assertThat(found.at("income", "RA", "")).isCloseTo(0, within(ROUNDING));
        // X ∝ L^0.8 K^0.2, Y ∝ L^0.4 K^0.6
        double x = Math.pow(7.5 / 6, 0.8);
        assertThat(found.at("level", "X", "")).isCloseTo(0.8 * x / 7.5, within(ROUNDING));
        assertThat(found.at("input", "X", "PL")).isCloseTo(4 / 6.0, within(ROUNDING)); // always two thirds of labour
        assertThat(found.at("input", "X", "PK")).isCloseTo(0, within(ROUNDING));
        assertThat(found.at("endowment", "RA", "PL")).isCloseTo(1, within(ROUNDING));
        assertThat(found.by().side()).isEqualTo(Side.BOTH);
        int level = found.all().quantities().list().indexOf(new Quantity("level", "X", ""));
        assertThat(found.by().elasticity(level, x)).isCloseTo(0.8, within(ROUNDING));
    }

    @Test
    void theNumeraireScalesWhatIsNominal() {
        Found found = derivative(cobbDouglas("{ name: s, set: { L: 7.5 } }"), "PK");
        assertThat(found.at("price", "PL", "")).isCloseTo(0.8, within(ROUNDING));
        assertThat(found.at("income", "RA", "")).isCloseTo(10, within(10 * ROUNDING));
        assertThat(found.at("level", "X", "")).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void whatIsDefinedByAParameterFollowsUnlessItIsSet() {
        assertThat(derivative(cobbDouglas("{ name: s, set: { double: 15 } }"), "L")
                        .at("price", "PL", ""))
                .isCloseTo(0, within(ROUNDING));
        assertThat(derivative(cobbDouglas("{ name: s, set: { double: 15 } }"), "double")
                        .at("price", "PL", ""))
                .isCloseTo(-0.8 / 15, within(ROUNDING));
    }

    /**
     * One good from L and K, σ the elasticity at unit benchmark prices: M F_L/F_K = (L/L̄ · K̄/K)^(−1/σ) at benchmark shares.
     * With capital the numeraire ln w = −(1/σ) ln(L/6), so ∂w/∂σ = w ln(L/6)/σ² — at σ = 1 as elsewhere.
     */
    private static String oneGood(String sigma, String labour) {
        return """
                parameters: { L: 6, sigma: %s }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 10} ] },
                       inputs: { elasticity: "=sigma", of: [ {good: PL, quantity: 6}, {good: PK, quantity: 4} ] } }
                consumers:
                  RA: { endowments: [ {good: PL, quantity: "=L"}, {good: PK, quantity: 4} ], demand: { of: [ {good: PX, quantity: 10} ] } }
                numeraire: { PK: 1 }
                scenarios: [ { name: s, set: { L: %s } } ]
                """.formatted(sigma, labour);
    }

    @Test
    void byTheElasticityOfSubstitutionAlsoAtOne() {
        for (String sigma : List.of("0.5", "0.99999999", "1", "1.0000001", "1.04", "4")) {
            double s = Double.parseDouble(sigma);
            for (String labour : List.of("3", "6", "9")) {
                double log = Math.log(Double.parseDouble(labour) / 6);
                double w = Math.exp(-log / s);
                Found found = derivative(oneGood(sigma, labour), "sigma");
                assertThat(found.at("price", "PL", "")).as(sigma).isCloseTo(w * log / (s * s), within(1e-11));
                // unit cost of X at σ = 1: ln c = 0.6 ln w, its derivative by σ at given prices −0.6·0.4 (ln w)²/2
                if (s == 1) {
                    double c = Math.exp(0.6 * Math.log(w));
                    assertThat(found.at("price", "PX", ""))
                            .isCloseTo(c * (0.6 * log - 0.12 * log * log), within(1e-11));
                }
            }
        }
    }

    @Test
    void anElasticityOfZeroHasADerivativeUpwards() {
        // X needs L and K one for one at σ = 0; outside uses of both fix w = 1.5 (Y: L linear at price 1.5 of K)
        String model = """
                parameters: { sigma: 0 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 2} ] },
                       inputs: { elasticity: "=sigma", of: [ {good: PL, quantity: 1}, {good: PK, quantity: 1} ] } }
                  Y: { outputs: { of: [ {good: PL, quantity: 2} ] }, inputs: { of: [ {good: PK, quantity: 3} ] } }
                consumers:
                  RA: { endowments: [ {good: PK, quantity: 10} ], demand: { of: [ {good: PX, quantity: 10} ] } }
                numeraire: { PK: 1 }
                scenarios: [ { name: s } ]
                """;
        Found found = derivative(model, "sigma");
        // c = (½ w^(1−σ) + ½)^(1/(1−σ)) · 2, price per unit c/2: d ln c/dσ at 0 = ln ĉ − Σ share ln p, with ĉ = 1.25,
        // shares 0.6, 0.4
        double slope = Math.log(1.25) - 0.6 * Math.log(1.5);
        assertThat(found.at("price", "PX", "")).isCloseTo(1.25 * slope, within(ROUNDING));
        assertThat(found.by().side()).isEqualTo(Side.EDGE);
    }

    @Test
    void aLimitThatJustBindsHasADerivativeToOneSide() {
        // X may produce at most `cap`; at cap = 1 the free solution is exactly 1
        String model = """
                parameters: { cap: 1, L: 10 }
                activities:
                  X: { outputs: { of: [ {good: PX, quantity: 5} ] },
                       inputs: { elasticity: 0, of: [ {good: PL, quantity: 5}, {good: PR, quantity: 5, price: 0} ] } }
                consumers:
                  RA:
                    endowments: [ {good: PL, quantity: "=L"}, {good: PR, quantity: "=5*cap"} ]
                    demand: { elasticity: 1, of: [ {good: PX, quantity: 5}, {good: PL, quantity: 5} ] }
                prices: { PR: { start: 0 } }
                numeraire: { PL: 1 }
                scenarios: [ { name: s } ]
                """;
        Found more = derivative(model, "cap");
        assertThat(more.by().side()).isEqualTo(Side.UP);
        assertThat(more.by().kinks()).containsExactly("PR");
        assertThat(more.at("price", "PR", "")).isCloseTo(0, within(ROUNDING)); // a permit more is worth nothing
        assertThat(more.at("level", "X", "")).isCloseTo(0, within(ROUNDING));
        Found labour = derivative(model, "L");
        // half of 10 + r·5 goes to X at 1 + r each, X stays 1: (L + 5r)/2 = 5(1 + r), dr/dL = 1/5
        assertThat(labour.at("price", "PR", "")).isCloseTo(0.2, within(ROUNDING));
        assertThat(labour.at("level", "X", "")).isCloseTo(0, within(ROUNDING));
    }

    @Test
    void aNameThatIsSolvedForIsRefused() {
        assertThatThrownBy(() -> derivative(cobbDouglas("{ name: s }"), "X")).hasMessageContaining("solved for");
        assertThatThrownBy(() -> derivative(cobbDouglas("{ name: s }"), "Lx")).hasMessageContaining("parameter 'Lx'");
    }
}
