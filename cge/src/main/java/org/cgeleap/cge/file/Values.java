package org.cgeleap.cge.file;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.cge.model.Expression;

/** Reads single values of a file: texts, numbers, expressions. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** YAML 1.2 (10.3.2) spells infinity .inf, .Inf or .INF; JSON has no spelling, so the words are taken there. */
    private static final Pattern INFINITY = Pattern.compile("[+-]?(\\.inf|\\.Inf|\\.INF|inf|Infinity)");

    /** As GAMS and others write between two sides. */
    private static final Pattern RELATION = Pattern.compile("=[gGeElL]=|[<>=]=|(?<!^)=|[<>]");

    static final Set<NameKind> PARAMETERS = EnumSet.of(NameKind.PARAMETER);
    static final Set<NameKind> PARAMETERS_AND_AUXILIARIES = EnumSet.of(NameKind.PARAMETER, NameKind.AUXILIARY);
    static final Set<NameKind> ANY = EnumSet.allOf(NameKind.class);

    private final SourceText source;
    private final Findings findings;
    private final Register register;
    private final Map<String, ExpressionParser.Parsed> formulas = new HashMap<>();

    Values(SourceText source, Findings findings, Register register) {
        this.source = source;
        this.findings = findings;
        this.register = register;
    }

    /** A text, or empty and a finding. */
    Optional<String> text(FileNode node, String meaning) {
        if (node instanceof FileNode.Scalar s && !s.empty() && !s.text().isEmpty()) {
            return Optional.of(s.text());
        }
        findings.add(node.at(), node.describe(), meaning);
        return Optional.empty();
    }

    /** A text that names something, the same object wherever it stands; or empty and a finding. */
    Optional<String> name(FileNode node, String meaning) {
        if (node instanceof FileNode.Scalar s && !s.empty() && !s.text().isEmpty()) {
            return Optional.of(register.once(s.text()));
        }
        return text(node, meaning);
    }

    /** A finite number, or empty and a finding. */
    Optional<Double> number(FileNode node, String meaning) {
        Optional<Double> value = node instanceof FileNode.Scalar s ? literal(s.text()) : Optional.empty();
        if (value.isPresent()) {
            return finite(node, value.get());
        }
        boolean formula = node instanceof FileNode.Scalar s && s.text().startsWith("=");
        findings.add(
                node.at(),
                node.describe(),
                meaning + ", a finite number" + (formula ? " (expressions are not read here)" : ""));
        return Optional.empty();
    }

    /** A finite number, {@code .inf} or {@code -.inf}, or empty and a finding. */
    Optional<Double> bound(FileNode node, String meaning) {
        if (node instanceof FileNode.Scalar s && INFINITY.matcher(s.text()).matches()) {
            return Optional.of(s.text().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return number(node, meaning + " (or .inf, -.inf)");
    }

    /** A truth value, or false and a finding. */
    boolean truth(FileNode node, String meaning) {
        if (node instanceof FileNode.Scalar s
                && (s.text().equals("true") || s.text().equals("false"))) {
            return s.text().equals("true");
        }
        findings.add(node.at(), node.describe(), meaning + ": true or false");
        return false;
    }

    /** A number or {@code "=expression"}; the constant 1 and a finding if it is neither. */
    Expression expression(FileNode node, String where, Set<NameKind> allowed) {
        if (node instanceof FileNode.Scalar s && !s.empty()) {
            Optional<Double> value = literal(s.text());
            if (value.isPresent()) {
                return Expression.constant(finite(node, value.get()).orElse(1.0));
            }
            if (s.text().startsWith("=")) {
                return formula(s, 1, where, allowed);
            }
            // whether it is the name of a parameter is known when all are read
            register.bare(new NameUse(s.at(), s.text(), where, allowed));
        } else {
            findings.add(node.at(), node.describe(), where + ": a number or \"=expression\"");
        }
        return Expression.constant(1);
    }

    /** An expression with or without the sign of equality before it. */
    Expression constraint(FileNode node, String where) {
        if (node instanceof FileNode.Scalar s && !s.empty()) {
            Matcher relation = RELATION.matcher(s.text());
            if (s.text().indexOf('`') < 0 && relation.find()) {
                findings.add(
                        place(s, relation.start()),
                        "\"" + relation.group() + "\" in \"" + s.text() + "\"",
                        "the left side less the right one, which is to be >= 0 (or 0, with lower: -.inf)");
                return Expression.constant(0);
            }
            return formula(s, s.text().startsWith("=") ? 1 : 0, where, ANY);
        }
        findings.add(node.at(), node.describe(), where + ": an expression");
        return Expression.constant(0);
    }

    private Expression formula(FileNode.Scalar s, int skip, String where, Set<NameKind> allowed) {
        try {
            String text = s.text().substring(skip);
            ExpressionParser.Parsed parsed = formulas.get(text);
            if (parsed == null) {
                parsed = ExpressionParser.parseWithUses(text);
                formulas.put(text, parsed);
            }
            List<ExpressionParser.Use> uses = parsed.uses();
            Set<String> seen = uses.size() > 1 ? new HashSet<>() : Set.of();
            for (ExpressionParser.Use use : uses) {
                if (uses.size() == 1 || seen.add(use.name())) {
                    register.refers(new NameUse(place(s, skip + use.offset()), use.name(), where, allowed));
                }
            }
            return parsed.expression();
        } catch (ExpressionSyntaxException e) {
            findings.add(new Finding(
                    findings.source(),
                    place(s, skip + e.offset()),
                    e.found() + " in \"" + s.text() + "\"",
                    e.expected(),
                    e.nearest()));
            return Expression.constant(1);
        }
    }

    /** Within a text of several lines the column cannot be told; its beginning is named then. */
    private Location place(FileNode.Scalar s, int offset) {
        return s.text().indexOf('\n') < 0 ? source.within(s).right(offset) : s.at();
    }

    private static Optional<Double> literal(String text) {
        // most values of a large model are plain decimals, which need no pattern to be told; the nearest double to
        // digits
        // is found several times as fast as by Double.valueOf
        return plain(text) || NUMBER.matcher(text).matches()
                ? Optional.of(NumberInput.parseDouble(text, true))
                : Optional.empty();
    }

    /** Digits with at most one point among or behind them, and perhaps a power of ten. */
    private static boolean plain(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if ((c == 'E' || c == 'e') && i > 0) {
                return digits(text, text.startsWith("-", i + 1) ? i + 2 : i + 1);
            }
            if (!(c >= '0' && c <= '9') && !(c == '.' && i > 0 && points == 1)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < text.length();
    }

    private Optional<Double> finite(FileNode node, double value) {
        if (Double.isFinite(value)) {
            return Optional.of(value);
        }
        findings.add(node.at(), node.describe(), "a number below " + Double.MAX_VALUE + " in absolute value");
        return Optional.empty();
    }
}
