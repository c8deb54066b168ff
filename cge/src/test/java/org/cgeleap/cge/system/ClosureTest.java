package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Holding and releasing variables. */
class ClosureTest {
    private final CompiledModel model = CompiledModel.compile(RandomEconomy.of(1));
    private final EquilibriumSystem system = new EquilibriumSystem(model);

    @Test
    void aHeldVariableReplacesItsCondition() {
        int level = model.variableIndex("Y1");
        system.hold(level, 0.5);
        double[] x = new double[system.size()];
        double[] f = new double[system.size()];
        double[] values = new double[system.rowIndices().length];
        system.toSolver(model.start(), x);
        assertThat(x[level]).isEqualTo(0.5);
        x[level] = 0.7;
        assertThat(system.evaluate(x, f)).isTrue();
        assertThat(system.jacobian(x, values)).isTrue();
        assertThat(f[level]).isEqualTo(0.7 - 0.5);
        for (int column = 0; column < x.length; column++) {
            for (int k = system.columnPointers()[column]; k < system.columnPointers()[column + 1]; k++) {
                if (system.rowIndices()[k] == level) {
                    assertThat(values[k]).isEqualTo(column == level ? 1 : 0);
                }
            }
        }
        assertThat(system.lower(level)).isEqualTo(Double.NEGATIVE_INFINITY);
        system.release(level);
        assertThat(system.held(level)).isFalse();
        assertThat(system.lower(level)).isZero();
    }

    @Test
    void anImpliedNumeraireGivesWayToAPriceThatIsHeld() {
        int income = model.numeraire();
        assertThat(model.kind(income)).isEqualTo(VariableKind.INCOME);
        assertThat(system.held(income)).isTrue();
        int price = model.variableIndex("P2");

        system.hold(price, 2);
        assertThat(system.held(income)).isFalse();
        assertThat(system.numeraire()).isEqualTo(-1);

        system.numeraire(income, 7);
        assertThat(system.held(income)).isTrue();
        assertThat(system.held(price)).isTrue();

        system.resetClosure();
        assertThat(system.held(price)).isFalse();
        assertThat(system.numeraireValue()).isEqualTo(model.start()[income]);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> system.numeraire(model.variableIndex("Y1"), 1)).hasMessageContaining("Y1");
        assertThatThrownBy(() -> system.bounds(model.variableIndex("Y1"), 2, 1)).hasMessageContaining("lower <= upper");
        assertThatThrownBy(() -> system.hold(model.variableIndex("P2"), 0)).hasMessageContaining("cannot be zero");
    }
}
