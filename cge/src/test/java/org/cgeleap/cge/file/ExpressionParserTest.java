package org.cgeleap.cge.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.cgeleap.cge.model.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    /** Values by hand; precedence as in mathematics: power before sign before product before sum. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "2^3^2; 512",
                "-2^2; -4",
                "(-2)^2; 4",
                "2^-1; 0.5",
                "2 - 3 - 4; -5",
                "8 / 4 / 2; 1",
                "1e-3 + .5 + 2.E1; 20.501",
                "min(3, 1, 2) + max(-1, -2); 0",
                "exp(0) + log(1) + sqrt(16); 5",
                "--2; 2",
                "+3 - -2; 5",
                "x.1 * x_2; 6",
                "`a b` / `1`; 5",
                "max + min; 30",
            })
    void valuesByHand(String text, double value) {
        assertThat(value(ExpressionParser.parse(text))).isEqualTo(value);
    }

    @Test
    void namesAreKeptWithTheirPlaces() {
        ExpressionParser.Parsed parsed = ExpressionParser.parseWithUses("PF.k - 0.9 * `P g1`");
        assertThat(parsed.uses())
                .containsExactly(new ExpressionParser.Use("PF.k", 0), new ExpressionParser.Use("P g1", 13));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 +; 4; the end of the expression; a number",
                "2 x; 3; \"x\"; an operator",
                "2 ** 3; 4; \"*\"; ^",
                "(1; 3; the end of the expression; \")\"",
                "mni(1, 2); 1; unknown function; min",
                "min(1); 1; min of 1 arguments; two or more",
                "sqrt(1, 2); 1; sqrt of 2 arguments; one argument",
                "a & b; 3; \"&\"; an operator",
                "`a; 1; back-tick; `name`",
                "''; 1; the end of the expression; a number",
            })
    void whatIsWrongIsSaid(String text, int character, String found, String expected) {
        assertThatThrownBy(() -> ExpressionParser.parse(text))
                .isInstanceOf(ExpressionSyntaxException.class)
                .hasMessageContaining("at character " + character + ":")
                .hasMessageContaining(found)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "2^"})
    void deepNestingIsRefusedNotOverflown(String opening) {
        String text = opening.repeat(100_000) + "1";
        assertThatThrownBy(() -> ExpressionParser.parse(text)).isInstanceOf(ExpressionSyntaxException.class);
    }

    @Test
    void writtenExpressionsComeBackTheSame() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Expression expression = random(random, 6);
            assertThat(ExpressionParser.parse(ExpressionText.of(expression))).isEqualTo(expression);
        }
    }

    private static Expression random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 6);
        return switch (kind) {
            case 0 -> Expression.constant(constant(random));
            case 1 ->
                Expression.ref(List.of("x", "P.g1", "a b", "tick`s", "9", "größe", "min")
                        .get(random.nextInt(7)));
            case 2 -> new Expression.Negate(random(random, depth - 1));
            case 3 ->
                new Expression.Call(
                        List.of("min", "max").get(random.nextInt(2)),
                        List.of(random(random, depth - 1), random(random, depth - 1)));
            default ->
                new Expression.Binary(
                        "+-*/^".charAt(random.nextInt(5)), random(random, depth - 1), random(random, depth - 1));
        };
    }

    private static double constant(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10) - 5;
            case 1 -> random.nextGaussian() * 1e-9;
            case 2 -> -0.0;
            default -> random.nextGaussian() * 1e300;
        };
    }

    private static double value(Expression e) {
        if (e instanceof Expression.Constant c) {
            return c.value();
        } else if (e instanceof Expression.Ref r) {
            return switch (r.name()) {
                case "x.1" -> 2;
                case "x_2" -> 3;
                case "a b" -> 20;
                case "1" -> 4;
                default -> 15;
            };
        } else if (e instanceof Expression.Negate n) {
            return -value(n.of());
        } else if (e instanceof Expression.Binary b) {
            double left = value(b.left());
            double right = value(b.right());
            return switch (b.operator()) {
                case '+' -> left + right;
                case '-' -> left - right;
                case '*' -> left * right;
                case '/' -> left / right;
                default -> Math.pow(left, right);
            };
        } else if (e instanceof Expression.Call f) {
            double[] x = f.arguments().stream()
                    .mapToDouble(ExpressionParserTest::value)
                    .toArray();
            return ExpressionFunction.named(f.function()).orElseThrow().of(x);
        }
        throw new IllegalArgumentException("unknown " + e);
    }
}
