package org.cgeleap.leap.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts an expression into tokens, one at a time so that the parser can ask for a label instead.
 *
 * <p>Names hold letters, digits, blanks, {@code &}, {@code _}, {@code .} and backslashes. An infix word ends a name. A
 * line break, also shown as {@code ~}, is a blank; text after {@code ?} is a note.
 */
final class Lexer {
    private static final Set<String> INFIX_WORDS = Set.of("and", "or", "xor", "not");

    private final String text;
    private final Notation notation;
    private final int end;
    private int next;

    Lexer(String text, Notation notation) {
        this.text = text;
        this.notation = notation;
        int note = text.indexOf('?');
        this.end = note < 0 ? text.length() : note;
    }

    /** The token after the last one read. */
    Token read() {
        skipBlanks();
        int start = next;
        if (start >= end) {
            return new Token(Token.Kind.END, start, "", 0);
        }
        char c = text.charAt(start);
        if (c == notation.separator()) {
            next = start + 1;
            return new Token(Token.Kind.SYMBOL, start, ",", 0);
        }
        if (isDigit(c) || (c == notation.decimal() && start + 1 < end && isDigit(text.charAt(start + 1)))) {
            return number(start);
        }
        if (Character.isLetter(c) || c == '_') {
            return name(start);
        }
        if (c == '"') {
            return quoted(start);
        }
        for (String symbol : new String[] {"<=", ">=", "<>"}) {
            if (text.startsWith(symbol, start) && start + 2 <= end) {
                next = start + 2;
                return new Token(Token.Kind.SYMBOL, start, symbol, 0);
            }
        }
        if ("+-*/^%():=<>[]".indexOf(c) >= 0) {
            next = start + 1;
            return new Token(Token.Kind.SYMBOL, start, String.valueOf(c), 0);
        }
        throw new ExpressionException(start, "\"" + c + "\"", "a number, a name or an operator", remedyFor(c));
    }

    /** True if the next token is an opening parenthesis. */
    boolean atParenthesis() {
        skipBlanks();
        return next < end && text.charAt(next) == '(';
    }

    /** Everything up to the comma or parenthesis that ends an argument, taken literally. */
    Node.Label readLabel() {
        skipBlanks();
        int start = next;
        while (next < end
                && text.charAt(next) != notation.separator()
                && text.charAt(next) != ')'
                && text.charAt(next) != '(') {
            next++;
        }
        return new Node.Label(start, text.substring(start, next).strip());
    }

    /** What stands between brackets: an optional unit, then filters. */
    Node.Selection readSelection() {
        int start = next;
        int close = text.indexOf(']', start);
        if (close < 0 || close >= end) {
            throw new ExpressionException(
                    Math.max(0, start - 1), "\"[\" without \"]\"", "[unit, Dimension=Element]", "close the bracket");
        }
        String unit = "";
        List<Node.Filter> filters = new ArrayList<>();
        int from = start;
        while (from <= close) {
            int stop = text.indexOf(notation.separator(), from);
            stop = stop < 0 || stop > close ? close : stop;
            String part = text.substring(from, stop);
            int sign = part.indexOf('=') >= 0 ? part.indexOf('=') : part.indexOf("<>");
            if (sign > 0) {
                boolean equal = part.charAt(sign) == '=';
                String element = part.substring(sign + (equal ? 1 : 2)).strip();
                filters.add(new Node.Filter(from, part.substring(0, sign).strip(), equal, element));
            } else if (sign < 0 && from == start) {
                unit = part.strip();
            } else {
                throw new ExpressionException(
                        from,
                        part.isBlank() ? "nothing" : "\"" + part.strip() + "\"",
                        "a filter Dimension=Element or Dimension<>Element",
                        "the unit comes first");
            }
            from = stop + 1;
        }
        if (filters.size() > 2) {
            throw new ExpressionException(start, filters.size() + " filters", "two at most", "leave one out");
        }
        next = close + 1;
        return new Node.Selection(start, unit, filters);
    }

    private Token quoted(int start) {
        int close = text.indexOf('"', start + 1);
        if (close < 0 || close >= end) {
            throw new ExpressionException(
                    start, "a quote that is not closed", "\"Branch\\Path\"", "close it with a second quote");
        }
        String name = text.substring(start + 1, close).strip();
        if (name.isEmpty()) {
            throw new ExpressionException(start, "an empty name", "\"Branch\\Path\"", "write the path");
        }
        next = close + 1;
        return new Token(
                Token.Kind.QUOTED, start, name.replaceAll("[\\s~]+", " ").replaceAll(" ?\\\\ ?", "\\\\"), 0);
    }

    private String remedyFor(char c) {
        return switch (c) {
            case ';', ',', '.' ->
                "arguments are separated by \"" + notation.separator() + "\", the decimal mark is \""
                        + notation.decimal() + "\", as declared; if the text is written otherwise, declare decimal and"
                        + " list_separator";
            case '\'' -> "names are written without quotes, or in double quotes";
            case '\\' -> "a path begins with a name: Key\\... or Demand\\...";
            default -> "remove it";
        };
    }

    private Token number(int start) {
        int i = start;
        boolean point = false;
        boolean digits = false;
        while (i < end && (isDigit(text.charAt(i)) || (text.charAt(i) == notation.decimal() && !point))) {
            digits |= isDigit(text.charAt(i));
            point |= text.charAt(i) == notation.decimal();
            i++;
        }
        if (digits && i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int j = i + 1;
            if (j < end && (text.charAt(j) == '+' || text.charAt(j) == '-')) {
                j++;
            }
            if (j < end && isDigit(text.charAt(j))) {
                while (j < end && isDigit(text.charAt(j))) {
                    j++;
                }
                i = j;
            }
        }
        String written = text.substring(start, i);
        boolean joined = i < end
                && (Character.isLetterOrDigit(text.charAt(i))
                        || text.charAt(i) == '.'
                        || text.charAt(i) == notation.decimal());
        if (!digits || joined) {
            int stop = joined ? i + 1 : i;
            throw new ExpressionException(
                    start,
                    "\"" + text.substring(start, stop) + "\"",
                    "a number such as 1.5 or 2e-3",
                    "the decimal mark is declared as \"" + notation.decimal()
                            + "\", thousands are not separated, names begin with a letter");
        }
        next = i;
        double value = Double.parseDouble(written.replace(notation.decimal(), '.'));
        if (!Double.isFinite(value)) {
            throw new ExpressionException(start, written, "a number below 1.8e308", "");
        }
        return new Token(Token.Kind.NUMBER, start, written, value);
    }

    private Token name(int start) {
        int stop = wordEnd(start);
        if (INFIX_WORDS.contains(lower(text.substring(start, stop)))) {
            next = stop;
            return new Token(Token.Kind.WORD, start, lower(text.substring(start, stop)), 0);
        }
        while (true) {
            int i = stop;
            while (i < end && isBlank(text.charAt(i))) {
                i++;
            }
            if (i < end && text.charAt(i) == '\\') {
                int j = i + 1;
                while (j < end && isBlank(text.charAt(j))) {
                    j++;
                }
                if (j >= end || !isNamePart(text.charAt(j))) {
                    throw new ExpressionException(
                            i, "a backslash with nothing after it", "the name of a branch", "complete the path");
                }
                stop = wordEnd(j);
                continue;
            }
            if (i >= end || i == stop || !isNamePart(text.charAt(i))) {
                break;
            }
            int wordStop = wordEnd(i);
            if (INFIX_WORDS.contains(lower(text.substring(i, wordStop)))) {
                break;
            }
            stop = wordStop;
        }
        next = stop;
        String name = text.substring(start, stop).replaceAll("[\\s~]+", " ").replaceAll(" ?\\\\ ?", "\\\\");
        return new Token(Token.Kind.NAME, start, name, 0);
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < end && isNamePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void skipBlanks() {
        while (next < end && isBlank(text.charAt(next))) {
            next++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '~' || c == '\u00a0';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '&' || c == '.';
    }

    private static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }
}
