package org.cgeleap.cge.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;

/** Compiled expressions against Hipparchus' automatic differentiation. */
class ProgramTest {
    private static final List<String> VARIABLES = List.of("a", "b", "c");
    private static final double[] POINT = {0.7, 1.9, 2.4};

    private static Expression ref(String name) {
        return Expression.ref(name);
    }

    private static Expression call(String function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments));
    }

    private static List<Expression> expressions() {
        Expression a = ref("a");
        Expression b = ref("b");
        Expression c = ref("c");
        return List.of(
                a.times(b).minus(c.over(a)),
                new Expression.Binary('^', a, b).plus(new Expression.Binary('^', c, Expression.constant(3))),
                new Expression.Binary('^', Expression.constant(2), a.times(c)),
                call("exp", a.times(b)).plus(call("log", c)).times(call("sqrt", b.over(c))),
                call("min", a, b, c).times(2).plus(call("max", a.times(c), b)),
                new Expression.Negate(a.times(a)).over(b.plus(c)).times(ref("k")));
    }

    @Test
    void valuesAndGradientsAgree() {
        List<String> findings = new ArrayList<>();
        List<VariableKind> kinds = List.of(VariableKind.LEVEL, VariableKind.PRICE, VariableKind.AUXILIARY);
        ProgramCompiler compiler = new ProgramCompiler(new Names(List.of("k"), VARIABLES, kinds), findings);
        Map<String, Gradient> known = new HashMap<>();
        for (int i = 0; i < POINT.length; i++) {
            known.put(VARIABLES.get(i), Gradient.variable(POINT.length, i, POINT[i]));
        }
        EquilibriumModel.Builder parameters = EquilibriumModel.builder("parameters only");
        parameters.parameter("k", 1.3);
        OracleEquations oracle = new OracleEquations(parameters.build(), Map.of(), known);
        for (Expression expression : expressions()) {
            Program program = compiler.compile(expression, ProgramCompiler.Scope.EVERYTHING, "test");
            double[] work = new double[2 * program.size()];
            double[] gradient = new double[program.variableCount()];
            Gradient expected = oracle.value(expression);

            double value = program.value(new double[] {1.3}, POINT, work);
            program.gradient(work, gradient);

            assertThat(value).isCloseTo(expected.getValue(), within(1e-14 * Math.abs(value)));
            for (int v = 0; v < gradient.length; v++) {
                double derivative = expected.getPartialDerivative(program.variable(v));
                assertThat(gradient[v]).isCloseTo(derivative, within(1e-14 * (1 + Math.abs(derivative))));
            }
        }
        assertThat(findings).isEmpty();
    }
}
