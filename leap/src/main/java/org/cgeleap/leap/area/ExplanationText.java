package org.cgeleap.leap.area;

import org.cgeleap.leap.expression.Written;

/** An explanation as plain text. */
final class ExplanationText {
    private static final String STEP = "  ";

    private ExplanationText() {}

    static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        append(explanation, "", text);
        return text.toString();
    }

    private static void append(Explanation item, String indent, StringBuilder text) {
        text.append(indent).append(item.text());
        boolean cell = switch (item.kind()) {
            case CELL, GIVEN, DEFAULT, EXPLAINED_ABOVE, SAME_EXPRESSION -> true;
            case FORMULA, FUNCTION, NUMBER -> false;
        };
        if (cell) {
            text.append(", ").append(item.year());
        }
        text.append(" = ").append(Written.number(item.value()));
        Explanation.Origin origin = item.origin();
        if (origin != null && !origin.unit().isEmpty()) {
            text.append(' ').append(origin.unit());
        }
        if (!item.how().isEmpty()) {
            text.append("   [").append(item.how()).append(']');
        }
        text.append('\n');
        String below = indent + STEP;
        if (origin != null && item.kind() == Explanation.Kind.CELL) {
            text.append(below)
                    .append("expression: ")
                    .append(shortened(origin.expression()))
                    .append('\n');
            text.append(below)
                    .append("from: ")
                    .append(origin.file())
                    .append(" row ")
                    .append(origin.row());
            text.append(", ").append(origin.scenario());
            if (!origin.region().isEmpty()) {
                text.append(", ").append(origin.region());
            }
            text.append(origin.inherited() ? " (inherited)" : "").append("; ").append(origin.basis());
            text.append(origin.source().isEmpty() ? "" : "; " + origin.source()).append('\n');
        }
        for (Explanation part : item.parts()) {
            append(part, below, text);
        }
    }

    private static String shortened(String expression) {
        int most = 160;
        return expression.length() <= most ? expression : expression.substring(0, most) + " ...";
    }
}
