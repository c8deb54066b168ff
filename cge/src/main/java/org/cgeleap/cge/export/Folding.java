package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Expression.Binary;
import org.cgeleap.cge.model.Expression.Call;
import org.cgeleap.cge.model.Expression.Constant;
import org.cgeleap.cge.model.Expression.Negate;
import org.cgeleap.cge.model.Expression.Ref;

/** Expressions with numbers put in and operations of numbers carried out. */
final class Folding {

    /** Name of the call that stands for a long sum. */
    static final String SUM = "sum";

    private Folding() {}

    /** The expression with the names that have a number replaced by it. */
    static Expression fold(Expression e, Function<String, OptionalDouble> numbers) {
        if (e instanceof Ref r) {
            OptionalDouble number = numbers.apply(r.name());
            return number.isPresent() ? new Constant(number.getAsDouble()) : r;
        } else if (e instanceof Negate n) {
            Expression of = fold(n.of(), numbers);
            return of instanceof Constant c ? new Constant(-c.value()) : new Negate(of);
        } else if (e instanceof Binary b) {
            return binary(b.operator(), fold(b.left(), numbers), fold(b.right(), numbers));
        } else if (e instanceof Call c) {
            List<Expression> arguments =
                    c.arguments().stream().map(a -> fold(a, numbers)).toList();
            return arguments.stream().allMatch(Constant.class::isInstance)
                    ? new Constant(call(
                            c.function(),
                            arguments.stream().mapToDouble(Folding::number).toArray()))
                    : new Call(c.function(), arguments);
        }
        return e;
    }

    /** The number an expression without names stands for. */
    static double number(Expression e) {
        if (e instanceof Constant c) {
            return c.value();
        }
        throw new IllegalStateException("expected a number where parameters alone may stand, found " + e);
    }

    private static Expression binary(char operator, Expression left, Expression right) {
        if (left instanceof Constant a && right instanceof Constant b) {
            return new Constant(
                    switch (operator) {
                        case '+' -> a.value() + b.value();
                        case '-' -> a.value() - b.value();
                        case '*' -> a.value() * b.value();
                        case '/' -> a.value() / b.value();
                        default -> Math.pow(a.value(), b.value());
                    });
        }
        boolean zeroLeft = left instanceof Constant a && a.value() == 0;
        boolean zeroRight = right instanceof Constant b && b.value() == 0;
        return switch (operator) {
            case '+' -> zeroLeft ? right : zeroRight ? left : new Binary('+', left, right);
            case '-' -> zeroRight ? left : new Binary('-', left, right);
            case '*' ->
                zeroLeft || zeroRight
                        ? new Constant(0)
                        : one(left) ? right : one(right) ? left : new Binary('*', left, right);
            case '/' -> one(right) ? left : new Binary('/', left, right);
            default -> one(right) ? left : new Binary('^', left, right);
        };
    }

    private static boolean one(Expression e) {
        return e instanceof Constant c && c.value() == 1;
    }

    private static double call(String function, double[] x) {
        return switch (function) {
            case "exp" -> Math.exp(x[0]);
            case "log" -> Math.log(x[0]);
            case "sqrt" -> Math.sqrt(x[0]);
            case SUM -> Arrays.stream(x).sum();
            case "min" -> Arrays.stream(x).min().orElseThrow();
            case "max" -> Arrays.stream(x).max().orElseThrow();
            default -> throw new IllegalStateException("no rule for the function " + function);
        };
    }

    /** A sum; of three terms and more as one call of {@code sum}, which does not nest however long it is. */
    static Expression sum(List<Expression> terms) {
        List<Expression> some = terms.stream()
                .filter(t -> !(t instanceof Constant c && c.value() == 0))
                .toList();
        if (some.size() > 2) {
            return new Call(SUM, some);
        }
        Expression sum = new Constant(0);
        for (Expression term : some) {
            sum = binary('+', sum, term);
        }
        return sum;
    }

    static Expression product(Expression... factors) {
        Expression product = new Constant(1);
        for (Expression factor : factors) {
            product = binary('*', product, factor);
        }
        return product;
    }

    static Expression minus(Expression left, Expression right) {
        return binary('-', left, right);
    }

    static Expression over(Expression left, Expression right) {
        return binary('/', left, right);
    }

    static Expression power(Expression base, double exponent) {
        return exponent == 0 ? new Constant(1) : binary('^', base, new Constant(exponent));
    }

    /**
     * An expression that is linear in its names, one name a term: coefficient by name, the constant under the empty name.
     * Nothing if it is not of that form.
     */
    static Optional<Map<String, Double>> linear(Expression e) {
        Map<String, Double> terms = new LinkedHashMap<>();
        List<Expression> stack = new ArrayList<>(List.of(e));
        List<Double> factors = new ArrayList<>(List.of(1.0));
        while (!stack.isEmpty()) {
            Expression top = stack.remove(stack.size() - 1);
            double factor = factors.remove(factors.size() - 1);
            if (top instanceof Constant c) {
                terms.merge("", factor * c.value(), Double::sum);
            } else if (top instanceof Ref r) {
                terms.merge(r.name(), factor, Double::sum);
            } else if (top instanceof Negate n) {
                stack.add(n.of());
                factors.add(-factor);
            } else if (top instanceof Binary b && (b.operator() == '+' || b.operator() == '-')) {
                stack.add(b.left());
                factors.add(factor);
                stack.add(b.right());
                factors.add(b.operator() == '+' ? factor : -factor);
            } else if (top instanceof Binary b && b.operator() == '*' && b.left() instanceof Constant c) {
                stack.add(b.right());
                factors.add(factor * c.value());
            } else if (top instanceof Binary b
                    && (b.operator() == '*' || b.operator() == '/')
                    && b.right() instanceof Constant c) {
                stack.add(b.left());
                factors.add(b.operator() == '*' ? factor * c.value() : factor / c.value());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(terms);
    }
}
