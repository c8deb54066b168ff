package org.cgeleap.cge.export;

import java.util.Collection;
import java.util.function.UnaryOperator;

/** The parts that both GAMS formats have: starts and bounds before the solve, the comparison after it. */
final class GamsSolve {
    /** What another solver's answer may differ by: its usual convergence tolerance is 1e-6. */
    private static final String AGREEMENT = "1e-5";

    private GamsSolve() {}

    static void heading(GamsText out, PointModel model, String point) {
        out.comment(model.title().isEmpty() ? "general equilibrium model" : model.title());
        out.comment(point);
        out.comment("Written by cgeleap; numbers to the last digit, so that the point is the one that was solved.");
        out.comment("The levels below are cgeleap's solution. Run it as it stands to let your solver confirm it,");
        out.comment("or with --check=1 to evaluate that point alone, without an iteration.");
        out.line("$if not set check $set check 0");
        out.line("");
    }

    /** Levels, bounds and what is held. */
    static void starts(GamsText out, Collection<PointVariable> variables, UnaryOperator<String> names) {
        for (PointVariable v : variables) {
            String name = names.apply(v.name());
            if (v.held()) {
                out.line(name + ".fx = " + GamsText.number(v.value()) + ";");
                continue;
            }
            out.line(name + ".l = " + GamsText.number(v.value()) + ";");
            out.line(name + ".lo = " + GamsText.number(v.lower()) + ";");
            if (!Double.isInfinite(v.upper())) {
                out.line(name + ".up = " + GamsText.number(v.upper()) + ";");
            }
        }
    }

    /** How far the other solver's answer is from ours, and a stop if it is too far. */
    static void comparison(GamsText out, Collection<PointVariable> variables, GamsNames names) {
        String difference = names.of("difference");
        out.line("");
        out.line("Scalar " + difference + " \"largest difference from cgeleap, relative where above one\" / 0 /;");
        for (PointVariable v : variables) {
            double scale = Math.max(1, Math.abs(v.value()));
            out.line(difference + " = max(" + difference + ", abs(" + names.of(v.name()) + ".l - ("
                    + GamsText.number(v.value()) + "))/" + GamsText.number(scale) + ");");
        }
        out.line("display " + difference + ";");
        out.line("abort$(" + difference + " > " + AGREEMENT + ") \"another equilibrium than cgeleap's, or none\";");
    }
}
