package org.cgeleap.cge.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cgeleap.cge.file.ModelReader;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/** Figures that agree, against figures that are right. */
class AccuracyTest {
    private static final String COBB_DOUGLAS = """
            parameters: { L: 6 }
            activities:
              X: { outputs: { of: [ {good: PX, quantity: 5} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 4}, {good: PK, quantity: 1} ] } }
              Y: { outputs: { of: [ {good: PY, quantity: 5} ] },
                   inputs: { elasticity: 1, of: [ {good: PL, quantity: 2}, {good: PK, quantity: 3} ] } }
            consumers:
              RA:
                endowments: [ {good: PL, quantity: "=L"}, {good: PK, quantity: 4} ]
                demand: { of: [ {good: PX, quantity: 5}, {good: PY, quantity: 5} ] }
            numeraire: { PK: 1 }
            scenarios: [ { name: s, set: { L: 3 } } ]
            """;

    private static Accuracy of(String text) {
        EquilibriumModel stated = ModelReader.read(text, "test.yaml");
        CompiledModel model = CompiledModel.compile(stated);
        Scenario scenario = stated.scenarios().get(0);
        return Accuracy.of(model, scenario, SolverOptions.standard(), model.start());
    }

    @Test
    void figuresSayHowFarALooseSolutionIsFromTheTrueOne() {
        Accuracy accuracy = of(COBB_DOUGLAS);
        // labour earns 0.6 of income, capital 0.4: w = 6/L; X ∝ L^0.8, Y ∝ L^0.4
        Quantity[] what = {
            new Quantity("price", "PL", ""),
            new Quantity("level", "X", ""),
            new Quantity("level", "Y", ""),
            new Quantity("input", "X", "PL")
        };
        double[] exact = {2, Math.pow(0.5, 0.8), Math.pow(0.5, 0.4), 2};
        for (int k = 0; k < what.length; k++) {
            int q = accuracy.quantities().indexOf(what[k]);
            assertThat(accuracy.tight()[q]).isCloseTo(exact[k], within(1e-11));
            assertThat(accuracy.error()[q]).isLessThan(1e-11);
            double right = Accuracy.figures(accuracy.loose()[q], exact[k], 1);
            assertThat(Math.min(accuracy.figures()[q], 11)).isCloseTo(Math.min(right, 11), within(0.2));
        }
        assertThat(accuracy.residuals().reached()).isTrue();
        assertThat(accuracy.residuals().loose()).isLessThanOrEqualTo(Accuracy.LOOSE);
        assertThat(Arrays.stream(accuracy.figuresOfPivoting()).min().orElse(0)).isGreaterThan(11);
        assertThat(Arrays.stream(accuracy.histogram()).sum())
                .isEqualTo(accuracy.quantities().size());
        assertThat(accuracy.worst(10)).hasSize(10);
        assertThat(accuracy.condition()).isBetween(1.0, 1e4);
    }

    @Test
    void figuresOfPlainNumbers() {
        assertThat(Accuracy.figures(1, 1, 1)).isEqualTo(16);
        assertThat(Accuracy.figures(0, 0, 1)).isEqualTo(16);
        assertThat(Accuracy.figures(1, 1.001, 1)).isCloseTo(3, within(0.001));
        assertThat(Accuracy.figures(1000, 1001, 1)).isCloseTo(3, within(0.001));
        assertThat(Accuracy.figures(1, -1, 1)).isZero();
        // near zero only a millionth of the size counts: 1e-9 against 0 of a market of 1 is three figures of 1e-6
        assertThat(Accuracy.figures(1e-9, 0, 1)).isCloseTo(3, within(0.001));
    }

    @Test
    void whatCannotBeSolvedHasNoAccuracy() {
        assertThatThrownBy(() -> of(COBB_DOUGLAS.replace("{ L: 3 } }", "{ L: 3 }, fix: { X: 50, Y: 50 } }")))
                .hasMessageContaining("accuracy");
    }
}
