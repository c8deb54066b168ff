package org.cgeleap.cge.file;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.cge.model.Expression;

/**
 * Text to {@link Expression}.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = unary { ("*" | "/") unary }
 * unary   = [ "-" | "+" ] unary | power
 * power   = atom [ "^" unary ]                       2^3^2 = 2^(3^2), -2^2 = -(2^2), 2^-1 = 0.5
 * atom    = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 * number  = digits [ "." digits ] [ ("e" | "E") [ "+" | "-" ] digits ]      also .5
 * name    = (letter | "_") { letter | digit | "_" | "." }  |  "`" any character, "`" doubled "`"
 * </pre>
 *
 * <p>Functions: {@code min} and {@code max} of two or more, {@code exp}, {@code log} (natural) and {@code sqrt} of one.
 * They are functions only before a parenthesis, so a model may use their names. A name with other characters (a space, a
 * hyphen, a leading digit) is quoted with back-ticks: {@code `steel-and-iron` * 2}.
 */
public final class ExpressionParser {

    /** Deep enough for any formula a person writes, shallow enough for the stack. */
    private static final int DEEPEST = 200;

    private final ExpressionTokens tokens;
    private final List<Use> uses = new ArrayList<>();
    private int depth;

    private ExpressionParser(String text) {
        tokens = new ExpressionTokens(text);
    }

    /** A name used in an expression, and how many characters stand before it. */
    record Use(String name, int offset) {}

    /** An expression and the names it uses. */
    record Parsed(Expression expression, List<Use> uses) {}

    /**
     * Reads an expression.
     *
     * @param text of the expression, without a leading {@code =}
     * @return the expression; its names are not checked against a model
     * @throws ExpressionSyntaxException if the text is not one; says where, what was found and what was expected
     */
    public static Expression parse(String text) {
        return parseWithUses(text).expression();
    }

    static Parsed parseWithUses(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.sum();
        if (!parser.tokens.at("")) {
            throw parser.tokens.unexpected("an operator (+ - * / ^) or the end of the expression");
        }
        return new Parsed(expression, List.copyOf(parser.uses));
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw tokens.unexpected("at most " + DEEPEST + " parentheses, signs and powers within each other");
        }
    }

    private Expression sum() {
        enter();
        Expression left = product();
        while (tokens.at("+") || tokens.at("-")) {
            char operator = tokens.take().charAt(0);
            left = new Expression.Binary(operator, left, product());
        }
        depth--;
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (tokens.at("*") || tokens.at("/")) {
            char operator = tokens.take().charAt(0);
            left = new Expression.Binary(operator, left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (!tokens.at("-") && !tokens.at("+")) {
            return power();
        }
        enter();
        boolean negative = tokens.take().equals("-");
        boolean literal = tokens.kind() == ExpressionTokens.Kind.NUMBER;
        Expression operand = unary();
        depth--;
        if (!negative) {
            return operand;
        }
        // A signed literal is one number, so that −2 written by a model comes back as the constant it was.
        return literal && operand instanceof Expression.Constant c
                ? new Expression.Constant(-c.value())
                : new Expression.Negate(operand);
    }

    private Expression power() {
        Expression base = atom();
        if (!tokens.at("^")) {
            return base;
        }
        tokens.take();
        enter();
        Expression exponent = unary();
        depth--;
        return new Expression.Binary('^', base, exponent);
    }

    private Expression atom() {
        switch (tokens.kind()) {
            case NUMBER -> {
                return new Expression.Constant(Double.parseDouble(tokens.take()));
            }
            case NAME -> {
                int offset = tokens.offset();
                boolean quoted = tokens.quoted();
                String name = tokens.take();
                if (tokens.at("(") && !quoted) {
                    return call(name, offset);
                }
                uses.add(new Use(name, offset));
                return new Expression.Ref(name);
            }
            case SYMBOL -> {
                if (tokens.at("(")) {
                    tokens.take();
                    Expression inner = sum();
                    tokens.expect(")");
                    return inner;
                }
            }
        }
        throw tokens.unexpected("a number, a name, a function or \"(\"");
    }

    private Expression call(String name, int offset) {
        ExpressionFunction function = ExpressionFunction.named(name)
                .orElseThrow(() -> new ExpressionSyntaxException(
                        offset,
                        "unknown function \"" + name + "\"",
                        "one of " + String.join(", ", ExpressionFunction.NAMES),
                        NearestName.of(name, ExpressionFunction.NAMES)));
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        arguments.add(sum());
        while (tokens.at(",")) {
            tokens.take();
            arguments.add(sum());
        }
        tokens.expect(")");
        if (!function.takes(arguments.size())) {
            throw new ExpressionSyntaxException(
                    offset, name + " of " + arguments.size() + " arguments", name + " of " + function.arity());
        }
        return new Expression.Call(name, arguments);
    }
}
