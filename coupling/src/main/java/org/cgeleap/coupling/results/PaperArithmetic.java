package org.cgeleap.coupling.results;

import java.util.Map;

/**
 * Sums, products and brackets of published figures by their ids, as {@code contradictions.csv} writes them.
 *
 * <pre>{@code
 * (energy_2060_AP / energy_2020 - 1) * 100
 * }</pre>
 */
final class PaperArithmetic {
    private final String text;
    private final Map<String, Double> figures;
    private int at;

    private PaperArithmetic(String text, Map<String, Double> figures) {
        this.text = text;
        this.figures = figures;
    }

    /**
     * The value of a line.
     *
     * @throws IllegalArgumentException where it cannot be read, with what was expected
     */
    static double value(String text, Map<String, Double> figures) {
        PaperArithmetic line = new PaperArithmetic(text, figures);
        double value = line.sum();
        if (line.next() != 0) {
            throw line.expected("an operator");
        }
        return value;
    }

    private char next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private double sum() {
        double value = product();
        for (char c = next(); c == '+' || c == '-'; c = next()) {
            at++;
            double other = product();
            value = c == '+' ? value + other : value - other;
        }
        return value;
    }

    private double product() {
        double value = factor();
        for (char c = next(); c == '*' || c == '/'; c = next()) {
            at++;
            double other = factor();
            value = c == '*' ? value * other : value / other;
        }
        return value;
    }

    private double factor() {
        char c = next();
        if (c == '(') {
            at++;
            double value = sum();
            if (next() != ')') {
                throw expected("a closing bracket");
            }
            at++;
            return value;
        }
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "_.".indexOf(text.charAt(at)) >= 0
                        || (text.charAt(at) == '-'
                                && at > from
                                && Character.isLetter(text.charAt(at - 1))
                                && Character.isLetter(text.charAt(Math.min(at + 1, text.length() - 1)))))) {
            at++;
        }
        String word = text.substring(from, at);
        if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
            return Double.parseDouble(word);
        }
        Double figure = figures.get(word);
        if (figure == null) {
            at = from;
            throw expected("a number or the id of a published figure, one of " + figures.keySet());
        }
        return figure;
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("\"" + text + "\", column " + (at + 1) + ": found \""
                + text.substring(Math.min(at, text.length())) + "\"; expected " + what);
    }
}
