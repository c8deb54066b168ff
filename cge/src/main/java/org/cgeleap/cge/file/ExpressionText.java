package org.cgeleap.cge.file;

import java.util.stream.Collectors;
import org.cgeleap.cge.model.Expression;

/** {@link Expression} to the text that {@link ExpressionParser} reads back as the same expression. */
public final class ExpressionText {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int UNARY = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private ExpressionText() {}

    /**
     * {@return the text, with no more parentheses than needed}
     *
     * @param expression whose constants are finite
     * @throws IllegalArgumentException for a constant that is not finite
     */
    public static String of(Expression expression) {
        if (expression instanceof Expression.Constant c) {
            return number(c.value());
        } else if (expression instanceof Expression.Ref r) {
            return ExpressionTokens.plain(r.name()) ? r.name() : "`" + r.name().replace("`", "``") + "`";
        } else if (expression instanceof Expression.Negate n) {
            // "-(2)" is the sign change of a literal, "-2" the literal −2
            boolean literal = n.of() instanceof Expression.Constant c && !negative(c);
            return "-" + (literal ? "(" + of(n.of()) + ")" : at(n.of(), UNARY));
        } else if (expression instanceof Expression.Binary b) {
            return binary(b);
        } else if (expression instanceof Expression.Call f) {
            return f.function()
                    + f.arguments().stream().map(ExpressionText::of).collect(Collectors.joining(", ", "(", ")"));
        }
        throw new IllegalArgumentException("unknown kind of expression " + expression);
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an expression cannot hold the number " + value);
        }
        boolean integer = value == Math.rint(value) && Math.abs(value) < 1e9 && !(value == 0 && 1 / value < 0);
        return integer ? Long.toString((long) value) : Double.toString(value);
    }

    private static String binary(Expression.Binary b) {
        return switch (b.operator()) {
            case '^' -> at(b.left(), ATOM) + "^" + at(b.right(), UNARY);
            case '*', '/' -> at(b.left(), PRODUCT) + " " + b.operator() + " " + at(b.right(), UNARY);
            default -> at(b.left(), SUM) + " " + b.operator() + " " + at(b.right(), PRODUCT);
        };
    }

    private static String at(Expression operand, int least) {
        return strength(operand) >= least ? of(operand) : "(" + of(operand) + ")";
    }

    private static boolean negative(Expression.Constant c) {
        return c.value() < 0 || 1 / c.value() < 0;
    }

    private static int strength(Expression e) {
        if (e instanceof Expression.Binary b) {
            return b.operator() == '^' ? POWER : b.operator() == '*' || b.operator() == '/' ? PRODUCT : SUM;
        } else if (e instanceof Expression.Negate || (e instanceof Expression.Constant c && negative(c))) {
            return UNARY;
        }
        return ATOM;
    }
}
