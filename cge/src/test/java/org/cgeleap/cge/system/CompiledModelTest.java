package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;
import org.junit.jupiter.api.Test;

class CompiledModelTest {
    private static EquilibriumModel.Builder good() {
        EquilibriumModel.Builder builder = EquilibriumModel.builder("small");
        Expression labour = builder.parameter("labour", 4);
        builder.parameter("twice", labour.times(2));
        builder.activity("X", Nest.of("out", 0, Leaf.of("P.x", 1)), Nest.of("in", 1, Leaf.of("PF.l", 1)));
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("PF.l", ref("twice"))),
                Nest.of("demand", 1, Leaf.of("P.x", 8)),
                Bounds.NON_NEGATIVE));
        return builder;
    }

    private static Expression ref(String name) {
        return Expression.ref(name);
    }

    @Test
    void parametersFollowTheOnesTheyAreDefinedBy() {
        CompiledModel model = CompiledModel.compile(good().build());
        int twice = model.parameterIndex("twice");
        assertThat(model.baseParameters()[twice]).isEqualTo(8);
        assertThat(model.parameterValues(Map.of("labour", 5.0))[twice]).isEqualTo(10);
        assertThat(model.parameterValues(Map.of("labour", 5.0, "twice", 3.0))[twice])
                .isEqualTo(3);
        assertThat(model.start()[model.variableIndex("RA")]).isEqualTo(8); // endowment at its price
        assertThat(model.variableName(model.numeraire())).isEqualTo("RA");
        assertThatThrownBy(() -> model.variableIndex("P.y")).hasMessageContaining("'P.x'");
        assertThatThrownBy(() -> model.leafIndex("X", "PF.k")).hasMessageContaining("'PF.l'");
    }

    @Test
    void everyFaultIsFoundAtOnce() {
        EquilibriumModel.Builder builder = good();
        builder.parameter("labour", 1);
        builder.activity(
                "Z",
                Nest.of("out", 1, Leaf.of("P.z", 1)),
                Nest.of(
                        "in",
                        -0.5,
                        Leaf.of("PF.i", 1),
                        new Leaf(
                                "taxed",
                                "PF.l",
                                Expression.constant(-2),
                                Expression.constant(1),
                                List.of(new Tax(ref("P.x"), "RA"), new Tax(ref("rate"), "RB"))),
                        new Leaf("free", "PF.l", Expression.constant(1), Expression.constant(0), List.of()),
                        Nest.of("empty", 1, Leaf.of("P.x", 0))));
        builder.auxiliary(new Auxiliary("TAU", ref("P.xx").minus(ref("labour")), Bounds.NON_NEGATIVE));
        builder.numeraire("P.y", 1);

        ModelException fault = catchThrowableOfType(ModelException.class, () -> CompiledModel.compile(builder.build()));

        assertThat(fault.findings())
                .anySatisfy(f -> assertThat(f).contains("labour", "already"))
                .anySatisfy(f -> assertThat(f).contains("P.z", "nobody demands"))
                .anySatisfy(f -> assertThat(f).contains("PF.i", "nothing supplies", "nearest known name: 'PF.l'"))
                .anySatisfy(f -> assertThat(f).contains("inputs of Z", "elasticity -0.5"))
                .anySatisfy(f -> assertThat(f).contains("taxed", "quantity -2.0"))
                .anySatisfy(f -> assertThat(f).contains("'P.x' is a PRICE", "parameters and auxiliaries"))
                .anySatisfy(f -> assertThat(f).contains("tax paid to unknown consumer 'RB'"))
                .anySatisfy(f -> assertThat(f).contains("free", "price 0"))
                .anySatisfy(f -> assertThat(f).contains("nest empty", "without positive value"))
                .anySatisfy(f -> assertThat(f).contains("unknown name 'P.xx'", "'P.x'"))
                .anySatisfy(f -> assertThat(f).contains("numeraire", "'P.y'"));
    }

    @Test
    void tenThousandEquationsCompileToASparsePattern() {
        int n = 5000;
        EquilibriumModel.Builder builder = EquilibriumModel.builder("large");
        List<Branch> demand = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Branch> inputs = new ArrayList<>();
            inputs.add(Leaf.of("L", 1));
            for (int k = 1; k <= 9; k++) {
                inputs.add(Leaf.of("P" + (i + 17 * k * k) % n, 0.05));
            }
            builder.activity(
                    "Y" + i,
                    Nest.of("out", 0, Leaf.of("P" + i, 1.45)),
                    Nest.of("in", 0.5, inputs.toArray(Branch[]::new)));
            if (i < 50) {
                demand.add(Leaf.of("P" + i, 1));
            }
        }
        builder.consumer(new Consumer(
                "RA",
                List.of(new Endowment("L", Expression.constant(n))),
                Nest.of("demand", 1, demand.toArray(Branch[]::new)),
                Bounds.NON_NEGATIVE));
        CompiledModel model = CompiledModel.compile(builder.build());
        EquilibriumSystem system = new EquilibriumSystem(model);
        double[] x = new double[system.size()];
        system.toSolver(model.start(), x);

        assertThat(system.size()).isEqualTo(2 * n + 2);
        assertThat(system.rowIndices().length)
                .isLessThan(150 * n); // 10 × 10 second derivatives an activity, and a border
        assertThat(system.evaluate(x, new double[x.length])).isTrue();
        assertThat(system.jacobian(x, new double[system.rowIndices().length])).isTrue();
    }
}
