package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Expression.Binary;
import org.cgeleap.cge.model.Expression.Call;
import org.cgeleap.cge.model.Expression.Constant;
import org.cgeleap.cge.model.Expression.Negate;
import org.cgeleap.cge.model.Expression.Ref;

/** Lines of a GAMS program. */
final class GamsText {
    /** GAMS reads longer lines; people do not. */
    private static final int WIDTH = 100;
    /** GAMS takes 255 bytes of explanatory text; three are the most that a character of a name takes in UTF-8. */
    private static final int LONGEST_TEXT = 255 / 3;
    /** Below it an integer is written without a point. */
    private static final double LARGEST_INTEGER = 1e9;

    private final StringBuilder text = new StringBuilder();

    GamsText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** A comment; a star in column one. */
    GamsText comment(String line) {
        return line("* " + line.replace('\n', ' ').replace('\r', ' '));
    }

    /** A statement broken at blanks, later lines indented so that nothing of it stands in column one. */
    GamsText broken(String begin, List<String> parts, String end) {
        StringBuilder line = new StringBuilder(begin);
        for (String part : String.join(" ", parts).split(" ", 0)) {
            if (line.length() + part.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("   ");
            }
            line.append(' ').append(part);
        }
        return line(line + end);
    }

    /** A line of an MPSGE block, carried on in lines that begin with a plus where it is long. */
    GamsText continued(String begin, String between, List<String> parts) {
        StringBuilder line = new StringBuilder(begin);
        for (String part : parts) {
            if (line.length() + part.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder("+");
            }
            line.append(between).append(part);
        }
        return line(line.toString());
    }

    /** A name's text in a comment of a declaration. */
    static String said(String name) {
        return "\"" + plain(name).replace('"', '\'') + "\"";
    }

    /** A name on one line, no longer than GAMS takes as explanatory text. */
    static String plain(String name) {
        String line = name.replace('\n', ' ').replace('\r', ' ');
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
    }

    /** A number to its last digit; never in a form that GAMS reads as a name. */
    static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "+inf";
        } else if (value == Double.NEGATIVE_INFINITY) {
            return "-inf";
        }
        return integer(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean integer(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_INTEGER;
    }

    /** A number as an operand. */
    private static String operand(double value) {
        String number = number(value);
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    /** An expression, every operation in parentheses but sums at the top. */
    static String expression(Expression e, UnaryOperator<String> names) {
        if (e instanceof Constant c) {
            return operand(c.value());
        } else if (e instanceof Ref r) {
            return names.apply(r.name());
        } else if (e instanceof Negate n) {
            return "(-" + expression(n.of(), names) + ")";
        } else if (e instanceof Binary b) {
            String left = expression(b.left(), names);
            if (b.operator() == '^' && b.right() instanceof Constant n && integer(n.value())) {
                // ** is exp(n log x) for GAMS, an error where x is negative
                return "power(" + left + "," + number(n.value()) + ")";
            }
            String operator = b.operator() == '^' ? "**" : String.valueOf(b.operator());
            return "(" + left + operator + expression(b.right(), names) + ")";
        } else if (e instanceof Call c) {
            List<String> arguments =
                    c.arguments().stream().map(a -> expression(a, names)).toList();
            return c.function().equals(Folding.SUM)
                    ? "(" + String.join(" + ", arguments) + ")"
                    : c.function() + "(" + String.join(", ", arguments) + ")";
        }
        throw new IllegalArgumentException("unknown kind of expression " + e);
    }

    /** The terms of a sum as parts of a statement; one part if it is no sum. */
    static List<String> terms(Expression e, UnaryOperator<String> names) {
        if (e instanceof Call c && c.function().equals(Folding.SUM)) {
            List<String> parts = new ArrayList<>();
            for (Expression argument : c.arguments()) {
                parts.add((parts.isEmpty() ? "" : "+ ") + expression(argument, names));
            }
            return parts;
        }
        return List.of(expression(e, names));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
