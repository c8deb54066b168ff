package org.cgeleap.cge.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of an expression into numbers, names and symbols, one ahead of the parser. */
final class ExpressionTokens {

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL
    }

    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final String text;
    private int offset;
    private int end;
    private String value = "";
    private Kind kind = Kind.SYMBOL;
    private boolean quoted;

    ExpressionTokens(String text) {
        this.text = text;
        advance();
    }

    /** Whether a plain name needs no back-ticks. */
    static boolean plain(String name) {
        return !name.isEmpty()
                && starts(name.codePointAt(0))
                && name.codePoints().allMatch(ExpressionTokens::continues);
    }

    private static boolean starts(int c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean continues(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    Kind kind() {
        return kind;
    }

    int offset() {
        return offset;
    }

    boolean quoted() {
        return quoted;
    }

    /** Whether the next token is this symbol; "" is the end. */
    boolean at(String symbol) {
        return kind == Kind.SYMBOL && value.equals(symbol);
    }

    String take() {
        String taken = value;
        advance();
        return taken;
    }

    void expect(String symbol) {
        if (!at(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
        take();
    }

    ExpressionSyntaxException unexpected(String expected) {
        String found = at("") ? "the end of the expression" : "\"" + text.substring(offset, end) + "\"";
        String hint = at("*") && text.startsWith("**", offset - 1) ? " (a power is written ^)" : "";
        return new ExpressionSyntaxException(offset, found, expected + hint);
    }

    private void advance() {
        offset = end;
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        quoted = false;
        if (offset == text.length()) {
            end = offset;
            kind = Kind.SYMBOL;
            value = "";
            return;
        }
        int c = text.codePointAt(offset);
        Matcher number = NUMBER.matcher(text).region(offset, text.length());
        if (number.lookingAt()) {
            end = number.end();
            kind = Kind.NUMBER;
            value = number.group();
        } else if (starts(c)) {
            end = offset;
            while (end < text.length() && continues(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            kind = Kind.NAME;
            value = text.substring(offset, end);
        } else if (c == '`') {
            quotedName();
        } else {
            end = offset + Character.charCount(c);
            kind = Kind.SYMBOL;
            value = text.substring(offset, end);
        }
    }

    private void quotedName() {
        StringBuilder name = new StringBuilder();
        int i = offset + 1;
        while (true) {
            int close = text.indexOf('`', i);
            if (close < 0) {
                throw new ExpressionSyntaxException(offset, "a back-tick without a second one", "`name`");
            }
            name.append(text, i, close);
            if (!text.startsWith("``", close)) {
                end = close + 1;
                break;
            }
            name.append('`');
            i = close + 2;
        }
        kind = Kind.NAME;
        quoted = true;
        value = name.toString();
    }
}
