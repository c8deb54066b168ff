package org.cgeleap.cge.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Parameter;

/** Values of parameters and of expressions of them; NaN where a name is no parameter or a value is not defined. */
final class BaseValues {
    private final Map<String, Double> values = new HashMap<>();

    /** Parameters in their order, with some set. */
    BaseValues(List<Parameter> declared, Map<String, Double> set) {
        for (Parameter parameter : declared) {
            Double given = set.get(parameter.name());
            values.put(parameter.name(), given == null ? of(parameter.value()) : given);
        }
    }

    /** Whether an expression names parameters only. */
    boolean knows(Expression e) {
        if (e instanceof Expression.Ref r) {
            return values.containsKey(r.name());
        } else if (e instanceof Expression.Negate n) {
            return knows(n.of());
        } else if (e instanceof Expression.Binary b) {
            return knows(b.left()) && knows(b.right());
        }
        return !(e instanceof Expression.Call f) || f.arguments().stream().allMatch(this::knows);
    }

    double of(Expression e) {
        if (e instanceof Expression.Constant c) {
            return c.value();
        } else if (e instanceof Expression.Ref r) {
            return values.getOrDefault(r.name(), Double.NaN);
        } else if (e instanceof Expression.Negate n) {
            return -of(n.of());
        } else if (e instanceof Expression.Binary b) {
            return binary(b.operator(), of(b.left()), of(b.right()));
        } else if (e instanceof Expression.Call f) {
            double[] x = f.arguments().stream().mapToDouble(this::of).toArray();
            return ExpressionFunction.named(f.function())
                    .map(function -> function.of(x))
                    .orElse(Double.NaN);
        }
        return Double.NaN;
    }

    private static double binary(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            case '^' -> Math.pow(left, right);
            default -> Double.NaN;
        };
    }
}
