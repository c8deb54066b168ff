package org.cgeleap.cge.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Parameter;

/** Checks the numbers of the base: finite parameters, quantities and elasticities ≥ 0, nests of positive value. */
final class ValueChecks {

    private final Findings findings;
    private final Register register;
    private final Map<String, Double> parameters = new HashMap<>();

    ValueChecks(Findings findings, Register register) {
        this.findings = findings;
        this.register = register;
    }

    void run(List<Parameter> declared) {
        for (Parameter parameter : declared) {
            double value = value(parameter.value());
            if (!Double.isFinite(value)) {
                Location at = register.places(NameKind.PARAMETER).getOrDefault(parameter.name(), new Location(1, 1));
                findings.add(at, "parameter \"" + parameter.name() + "\" = " + value, "a finite value");
            }
            parameters.put(parameter.name(), value);
        }
        if (findings.isEmpty()) {
            register.nests().forEach(this::nest);
        }
    }

    private void nest(NestAt at) {
        double elasticity = value(at.nest().elasticity());
        if (!(elasticity >= 0) || Double.isInfinite(elasticity)) {
            findings.add(
                    at.at(),
                    "elasticity " + elasticity + " of nest \"" + at.nest().name() + "\"",
                    "a finite elasticity >= 0");
        }
        for (NestAt.BranchAt branch : at.branches()) {
            if (branch.branch() instanceof Leaf leaf) {
                leaf(branch.at(), leaf, elasticity);
            }
        }
        if (!(worth(at.nest()) > 0)) {
            findings.add(
                    at.at(),
                    "nest \"" + at.nest().name() + "\" without positive value",
                    "at least one good with quantity x price > 0");
        }
    }

    private void leaf(Location at, Leaf leaf, double elasticity) {
        double quantity = value(leaf.quantity());
        if (!(quantity >= 0) || Double.isInfinite(quantity)) {
            findings.add(
                    at,
                    "quantity " + quantity + " of good \"" + leaf.good() + "\"",
                    "a finite quantity >= 0 in a nest");
        }
        double price = value(leaf.price());
        if (!(price >= 0) || Double.isInfinite(price) || (price == 0 && elasticity != 0)) {
            findings.add(
                    at,
                    "benchmark price " + price + " of good \"" + leaf.good() + "\"",
                    "a finite price > 0 (0 only below a nest of elasticity 0)");
        }
    }

    /** Benchmark value, Σ quantity × price. */
    private double worth(Branch branch) {
        if (branch instanceof Leaf leaf) {
            return value(leaf.quantity()) * value(leaf.price());
        }
        double sum = 0;
        for (Branch below : ((Nest) branch).of()) {
            sum += worth(below);
        }
        return sum;
    }

    /** The value of an expression of parameters declared so far. */
    private double value(Expression e) {
        if (e instanceof Expression.Constant c) {
            return c.value();
        } else if (e instanceof Expression.Ref r) {
            return parameters.getOrDefault(r.name(), Double.NaN);
        } else if (e instanceof Expression.Negate n) {
            return -value(n.of());
        } else if (e instanceof Expression.Binary b) {
            return binary(b.operator(), value(b.left()), value(b.right()));
        } else if (e instanceof Expression.Call f) {
            double[] x = f.arguments().stream().mapToDouble(this::value).toArray();
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
