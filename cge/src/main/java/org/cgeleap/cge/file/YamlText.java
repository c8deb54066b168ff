package org.cgeleap.cge.file;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Tax;

/** The parts of a model as YAML. */
final class YamlText {

    /** Texts that mean themselves without quotes in every version of YAML. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    private static final Pattern WORDS = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    private YamlText() {}

    /** A text, in quotes where it could be taken for something else. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches()) {
            return text;
        }
        StringBuilder s = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                s.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
                s.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                s.append(c);
            }
        }
        return s.append('"').toString();
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        return ExpressionText.number(value);
    }

    /** A number, or {@code "=expression"}. */
    static String value(Expression e) {
        return e instanceof Expression.Constant c ? number(c.value()) : quoted("=" + ExpressionText.of(e));
    }

    static String bounds(Bounds b) {
        // start and bounds of a variable held at its start are one number; held elsewhere, three
        return b.fixed() && b.start() == b.lower()
                ? "fixed: " + number(b.lower())
                : "start: " + number(b.start()) + ", " + limits(b);
    }

    static String limits(Bounds b) {
        return "lower: " + number(b.lower()) + ", upper: " + number(b.upper());
    }

    /** A tree below an activity or consumer, one branch a line. */
    static void tree(StringBuilder out, Nest nest, String key) {
        out.append("    ").append(key).append(":\n");
        if (!nest.name().equals(key)) {
            out.append("      nest: ").append(quoted(nest.name())).append('\n');
        }
        branches(out, nest, "      ");
    }

    private static void branches(StringBuilder out, Nest nest, String indent) {
        out.append(indent)
                .append("elasticity: ")
                .append(value(nest.elasticity()))
                .append('\n');
        out.append(indent).append("of:\n");
        for (Branch branch : nest.of()) {
            if (branch instanceof Leaf leaf) {
                out.append(indent).append("  - ").append(leaf(leaf)).append('\n');
            } else if (branch instanceof Nest below) {
                out.append(indent)
                        .append("  - nest: ")
                        .append(quoted(below.name()))
                        .append('\n');
                branches(out, below, indent + "    ");
            }
        }
    }

    private static String leaf(Leaf leaf) {
        StringBuilder s = new StringBuilder("{ good: ").append(quoted(leaf.good()));
        s.append(", quantity: ").append(value(leaf.quantity()));
        if (!leaf.price().equals(Expression.constant(1))) {
            s.append(", price: ").append(value(leaf.price()));
        }
        if (!leaf.taxes().isEmpty()) {
            s.append(", taxes: [");
            String separator = " ";
            for (Tax tax : leaf.taxes()) {
                s.append(separator).append("{ rate: ").append(value(tax.rate()));
                s.append(", to: ").append(quoted(tax.to())).append(" }");
                separator = ", ";
            }
            s.append(" ]");
        }
        if (!leaf.name().equals(leaf.good())) {
            s.append(", name: ").append(quoted(leaf.name()));
        }
        return s.append(" }").toString();
    }
}
