package org.cgeleap.leap.expression;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Writes a syntax tree as text that reads back as the same tree, with no more parentheses than needed. */
public final class Written {
    /** Binds tighter than any operator. */
    private static final int ATOM = 9;

    private static final int MINUS = 7;

    private final Notation notation;

    private Written(Notation notation) {
        this.notation = notation;
    }

    /**
     * {@return a node in point notation}
     *
     * @param node of a syntax tree
     */
    public static String of(Node node) {
        return of(node, Notation.POINT);
    }

    /**
     * {@return a node in a notation}
     *
     * @param node of a syntax tree
     * @param notation decimal mark and separator of arguments
     */
    public static String of(Node node, Notation notation) {
        return new Written(notation).text(node);
    }

    /**
     * {@return a number without superfluous digits, in point notation: 3, 0.25, 1E+30}
     *
     * @param value finite, or written as Java does
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int digits = decimal.precision() - decimal.scale();
        return digits > 15 || digits < -5 ? decimal.toString() : decimal.toPlainString();
    }

    private String text(Node node) {
        if (node instanceof Node.Constant constant) {
            return number(constant.value()).replace('.', notation.decimal());
        }
        if (node instanceof Node.Negation negation) {
            return "-" + within(negation.operand(), MINUS);
        }
        if (node instanceof Node.Percent percent) {
            return within(percent.operand(), ATOM) + "%";
        }
        if (node instanceof Node.Operation operation) {
            int rank = operation.operator().rank();
            String sign = " " + operation.operator().symbol() + " ";
            return within(operation.left(), rank)
                    + (operation.operator() == Operator.POWER ? "^" : sign)
                    + within(operation.right(), rank + 1);
        }
        if (node instanceof Node.Call call) {
            String arguments = call.arguments().stream().map(this::text).collect(Collectors.joining(separator()));
            return call.arguments().isEmpty() && Functions.isConstantName(call.name())
                    ? call.name()
                    : call.name() + "(" + arguments + ")";
        }
        if (node instanceof Node.Label label) {
            return label.text();
        }
        return reference((Node.Reference) node);
    }

    private String separator() {
        return notation.separator() + " ";
    }

    private String reference(Node.Reference reference) {
        String path = isPlain(reference.path()) ? reference.path() : "\"" + reference.path() + "\"";
        String variable = reference.variable() == null ? "" : ":" + reference.variable();
        Node.Selection selection = reference.selection();
        if (selection == null) {
            return path + variable;
        }
        String filters = selection.filters().stream()
                .map(f -> f.dimension() + (f.equal() ? "=" : "<>") + f.element())
                .collect(Collectors.joining(separator()));
        String comma = selection.unit().isEmpty() || filters.isEmpty() ? "" : separator();
        return path + variable + "[" + selection.unit() + comma + filters + "]";
    }

    /** True if the path reads back as one reference without quotes. */
    private static boolean isPlain(String path) {
        try {
            return Expression.parse(path).root() instanceof Node.Reference read
                    && read.path().equals(path);
        } catch (ExpressionException e) {
            return false;
        }
    }

    private String within(Node node, int weakest) {
        int rank = ATOM;
        if (node instanceof Node.Operation operation) {
            rank = operation.operator().rank();
        } else if (node instanceof Node.Negation || (node instanceof Node.Constant c && c.value() < 0)) {
            rank = MINUS;
        } else if (node instanceof Node.Percent) {
            rank = ATOM;
        }
        return rank < weakest ? "(" + text(node) + ")" : text(node);
    }
}
