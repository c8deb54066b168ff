package org.cgeleap.exported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Value of a GAMS expression; {@code **} binds tightest and to the right, names are not told apart by case. */
final class GamsExpression {
    private final String text;
    private final ToDoubleFunction<String> values;
    private int at;

    private GamsExpression(String text, ToDoubleFunction<String> values) {
        this.text = text;
        this.values = values;
    }

    /** A value and the sum of the sizes of its outermost terms. */
    record Sized(double value, double size) {}

    static Sized of(String text, ToDoubleFunction<String> values) {
        GamsExpression e = new GamsExpression(text, values);
        Sized sum = e.sum();
        e.blanks();
        if (e.at < text.length()) {
            throw new AssertionError("unread: " + text.substring(e.at));
        }
        return sum;
    }

    private Sized sum() {
        Sized first = product();
        double value = first.value();
        double size = first.size();
        while (true) {
            boolean plus = take("+");
            if (!plus && !take("-")) {
                return new Sized(value, size);
            }
            Sized term = product();
            value += plus ? term.value() : -term.value();
            size += term.size();
        }
    }

    private Sized product() {
        Sized first = unary();
        double value = first.value();
        boolean alone = true;
        while (true) {
            if (take("*")) {
                value *= unary().value();
            } else if (take("/")) {
                value /= unary().value();
            } else {
                return alone ? first : new Sized(value, Math.abs(value));
            }
            alone = false;
        }
    }

    private Sized unary() {
        if (take("-")) {
            Sized of = unary();
            return new Sized(-of.value(), of.size());
        }
        Sized base = atom();
        if (take("**")) {
            if (base.value() <= 0) {
                throw new AssertionError("** of " + base.value() + ", which GAMS refuses");
            }
            double value = Math.pow(base.value(), unary().value());
            return new Sized(value, Math.abs(value));
        }
        return base;
    }

    private Sized atom() {
        blanks();
        if (take("(")) {
            Sized inside = sum();
            expect(")");
            return inside;
        }
        int begin = at;
        if (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.') {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at))
                            || text.charAt(at) == '.'
                            || ((text.charAt(at) == '-' || text.charAt(at) == '+')
                                    && "eE".indexOf(text.charAt(at - 1)) >= 0))) {
                at++;
            }
            double value = Double.parseDouble(text.substring(begin, at));
            return new Sized(value, Math.abs(value));
        }
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(begin, at).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw new AssertionError("expected a name or number at: " + text.substring(begin));
        }
        if (take("(")) {
            List<Double> arguments = new ArrayList<>();
            do {
                arguments.add(sum().value());
            } while (take(","));
            expect(")");
            double first = arguments.get(0);
            double value = switch (name) {
                case "exp" -> Math.exp(first);
                case "log" -> Math.log(first);
                case "sqrt" -> Math.sqrt(first);
                case "power" -> Math.pow(first, wholeNumber(arguments.get(1)));
                case "min" -> arguments.stream().mapToDouble(v -> v).min().orElseThrow();
                case "max" -> arguments.stream().mapToDouble(v -> v).max().orElseThrow();
                default -> throw new AssertionError("unknown function " + name);
            };
            return new Sized(value, Math.abs(value));
        }
        double value = values.applyAsDouble(name);
        return new Sized(value, Math.abs(value));
    }

    private static double wholeNumber(double exponent) {
        if (exponent != Math.rint(exponent)) {
            throw new AssertionError("power of " + exponent + ", which GAMS takes for whole exponents alone");
        }
        return exponent;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String token) {
        blanks();
        boolean power = token.equals("*") && text.startsWith("**", at);
        if (power || !text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new AssertionError("expected " + token + " at: " + text.substring(at));
        }
    }
}
