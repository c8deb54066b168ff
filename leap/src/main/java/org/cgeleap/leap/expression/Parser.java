package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recursive-descent parser of LEAP's expression language.
 *
 * <p>Weakest first: {@code Or}, {@code Xor}/{@code Not}, {@code And}, comparison, sum, product, minus sign, power,
 * percent sign. A minus sign binds weaker than the power: -2^2 = -4.
 */
final class Parser {
    /** Deeper nesting than any hand-written cell; keeps a run of parentheses from exhausting the stack. */
    private static final int DEEPEST = 200;

    /** Bounds the depth of a chain of operators, which the tree holds one below the other. */
    private static final int MOST_OPERATIONS = 1000;

    private static final int UNARY_RANK = 7;

    /** Words LEAP accepts after a number (reserved-word list of its help). */
    private static final Map<String, Double> NUMBER_WORDS = Map.of(
            "percent", 0.01,
            "hundred", 1e2,
            "thousand", 1e3,
            "lakh", 1e5,
            "million", 1e6,
            "crore", 1e7,
            "billion", 1e9,
            "trillion", 1e12);

    private final Lexer lexer;
    private final String text;
    private final List<String> warnings = new ArrayList<>();
    private Token token;
    private int depth;
    private int operations;

    private Parser(String text, Notation notation) {
        this.text = text;
        this.lexer = new Lexer(text, notation);
        this.token = lexer.read();
    }

    static Expression parse(String text, Notation notation) {
        Parser parser = new Parser(text, notation);
        if (parser.token.kind() == Token.Kind.END) {
            throw new ExpressionException(0, "nothing", "an expression", "leave the row out to inherit");
        }
        Node root = parser.expression(0);
        if (parser.token.kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return new Expression(text, root, parser.warnings);
    }

    private Node expression(int weakest) {
        if (++depth > DEEPEST) {
            throw new ExpressionException(
                    token.position(),
                    "nesting deeper than " + DEEPEST,
                    "a shallower expression",
                    "move parts of it to key assumptions");
        }
        Node left = operand();
        Operator operator = operatorAhead();
        while (operator != null && operator.rank() >= weakest) {
            int position = token.position();
            count(position);
            advance();
            Node right = operator == Operator.POWER ? exponent() : expression(operator.rank() + 1);
            warn(operator, position, left, right);
            left = new Node.Operation(position, operator, left, right);
            operator = operatorAhead();
        }
        depth--;
        return left;
    }

    private Node exponent() {
        if (token.is("-") || token.is("+")) {
            return operand();
        }
        return expression(Operator.POWER.rank() + 1);
    }

    private void warn(Operator operator, int position, Node left, Node right) {
        boolean sum = operator == Operator.PLUS || operator == Operator.MINUS;
        if (sum && right instanceof Node.Percent && !(left instanceof Node.Percent)) {
            warnings.add("at character " + (position + 1) + ": \"x " + operator.symbol() + " n%\" is x "
                    + operator.symbol() + " n/100, not a change of x by n percent");
        }
        if (operator == Operator.POWER
                && left instanceof Node.Operation inner
                && inner.operator() == Operator.POWER
                && !closesBefore(position)) {
            warnings.add("at character " + (position + 1) + ": a^b^c is taken from the left, (a^b)^c");
        }
    }

    private boolean closesBefore(int position) {
        return text.substring(0, position).stripTrailing().endsWith(")");
    }

    private void count(int position) {
        if (++operations > MOST_OPERATIONS) {
            throw new ExpressionException(
                    position,
                    "more than " + MOST_OPERATIONS + " operators",
                    "a shorter expression",
                    "move parts of it to key assumptions");
        }
    }

    private @Nullable Operator operatorAhead() {
        if (token.kind() == Token.Kind.WORD) {
            return switch (token.text()) {
                case "and" -> Operator.AND;
                case "or" -> Operator.OR;
                default -> Operator.XOR;
            };
        }
        if (token.kind() == Token.Kind.SYMBOL) {
            for (Operator operator : Operator.values()) {
                if (operator.symbol().equals(token.text())) {
                    return operator;
                }
            }
        }
        return null;
    }

    private Node operand() {
        if (token.is("-")) {
            int position = token.position();
            advance();
            return new Node.Negation(position, expression(UNARY_RANK));
        }
        if (token.is("+")) {
            advance();
            return expression(UNARY_RANK);
        }
        Node node = primary();
        while (token.is("%")) {
            count(token.position());
            node = new Node.Percent(token.position(), node);
            advance();
        }
        return node;
    }

    private Node primary() {
        Token start = token;
        switch (start.kind()) {
            case NUMBER -> {
                advance();
                double value = start.value();
                Double word = token.kind() == Token.Kind.NAME ? NUMBER_WORDS.get(lower(token.text())) : null;
                if (word != null) {
                    value *= word;
                    advance();
                }
                return new Node.Constant(start.position(), value);
            }
            case NAME, QUOTED -> {
                return named(start);
            }
            case SYMBOL -> {
                if (start.is("(")) {
                    advance();
                    Node inner = expression(0);
                    expect(")");
                    return inner;
                }
            }
            case WORD -> {
                if (start.text().equals("not")) {
                    throw new ExpressionException(
                            start.position(), "\"Not\" before an operand", "an operand", "write FnNot(x)");
                }
            }
            case END -> {}
        }
        throw unexpected("a number, a name or \"(\"");
    }

    private Node named(Token name) {
        boolean simple = name.kind() == Token.Kind.NAME && name.text().indexOf('\\') < 0;
        if (simple && Functions.takesLabel(name.text(), 0) && lexer.atParenthesis()) {
            advance();
            return new Node.Call(name.position(), name.text(), arguments(name.text()));
        }
        advance();
        if (token.is("(")) {
            if (!simple) {
                throw unexpected("an operator after the path " + name.text());
            }
            return new Node.Call(name.position(), name.text(), arguments(name.text()));
        }
        if (token.is(":")) {
            advance();
            if (token.kind() != Token.Kind.NAME) {
                throw unexpected("the name of a variable after \":\"");
            }
            String variable = token.text();
            advance();
            return new Node.Reference(name.position(), name.text(), variable, selection());
        }
        if (token.is("[")) {
            return new Node.Reference(name.position(), name.text(), null, selection());
        }
        Double word = NUMBER_WORDS.get(lower(name.text()));
        if (word != null) {
            return new Node.Constant(name.position(), word);
        }
        return simple && Functions.isConstantName(name.text())
                ? new Node.Call(name.position(), name.text(), List.of())
                : new Node.Reference(name.position(), name.text(), null);
    }

    /** What stands in brackets after a reference; null without brackets. */
    private Node.@Nullable Selection selection() {
        if (!token.is("[")) {
            return null;
        }
        Node.Selection selection = lexer.readSelection();
        advance();
        return selection;
    }

    /** The arguments of a function, its opening parenthesis ahead; some are names taken literally. */
    private List<Node> arguments(String function) {
        List<Node> arguments = new ArrayList<>();
        do {
            if (Functions.takesLabel(function, arguments.size())) {
                Node.Label label = lexer.readLabel();
                advance();
                if (label.text().isEmpty() && arguments.isEmpty() && token.is(")")) {
                    break;
                }
                arguments.add(label);
            } else {
                advance();
                if (arguments.isEmpty() && token.is(")")) {
                    break;
                }
                arguments.add(expression(0));
            }
        } while (token.is(","));
        expect(")");
        return arguments;
    }

    private void expect(String symbol) {
        if (!token.is(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
        advance();
    }

    private ExpressionException unexpected(String expected) {
        return new ExpressionException(token.position(), token.shown(), expected, "");
    }

    private void advance() {
        token = lexer.read();
    }

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
