package org.cgeleap.cge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.cge.model.Expression;

/**
 * A model at a point as a mixed complementarity problem in GAMS' own algebra: one equation for each condition, one for each
 * nest's cost index, and the pairs in the model statement.
 */
final class GamsMcpWriter {

    private GamsMcpWriter() {}

    static String write(PointModel model, String point) {
        AlgebraicModel algebra = AlgebraicModel.of(model);
        GamsNames names = GamsNames.ofGams();
        model.variables().keySet().forEach(names::of);
        GamsText out = new GamsText();
        GamsSolve.heading(out, model, point);
        declare(out, model, algebra, names);
        out.line("");
        List<String> pairs = new ArrayList<>();
        Map<String, Double> indices = new AlgebraicValues(model, algebra).definitions();
        algebra.definitions().forEach((name, value) -> {
            String equation = names.of("d_", name);
            out.broken(equation + ".. " + names.of(name) + " =e=", GamsText.terms(value, names::of), ";");
            pairs.add(equation + "." + names.of(name));
        });
        algebra.conditions().forEach((name, f) -> {
            String equation = names.of("e_", name);
            PointVariable variable = variable(model, name);
            out.broken(equation + "..", GamsText.terms(f, names::of), relation(variable) + " 0;");
            pairs.add(equation + "." + names.of(name));
        });
        out.line("");
        out.broken("Model cgeleap /", listed(pairs), " /;");
        out.line("");
        GamsSolve.starts(out, model.variables().values(), names::of);
        indices.forEach((name, value) -> out.line(names.of(name) + ".l = " + GamsText.number(value) + ";"));
        out.line("");
        out.line("if(%check%, cgeleap.iterlim = 0;);");
        out.line("Solve cgeleap using mcp;");
        GamsSolve.comparison(out, model.variables().values(), names);
        return out.toString();
    }

    private static List<String> listed(List<String> pairs) {
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < pairs.size(); k++) {
            parts.add(pairs.get(k) + (k < pairs.size() - 1 ? "," : ""));
        }
        return parts;
    }

    /** GAMS checks the relation against the bounds of the variable; {@code =n=} goes with any. */
    private static String relation(PointVariable v) {
        if (v.free()) {
            return " =e=";
        }
        boolean above = !Double.isInfinite(v.upper());
        boolean below = !Double.isInfinite(v.lower());
        return v.held() || (above && below) ? " =n=" : above ? " =l=" : " =g=";
    }

    private static PointVariable variable(PointModel model, String name) {
        PointVariable variable = model.variables().get(name);
        if (variable == null) {
            throw new IllegalStateException("a condition without a variable: " + name);
        }
        return variable;
    }

    private static void declare(GamsText out, PointModel model, AlgebraicModel algebra, GamsNames names) {
        out.line("Variables");
        for (PointVariable v : model.variables().values()) {
            String what = v.kind().name().toLowerCase(Locale.ROOT) + " ";
            out.line("   " + names.of(v.name()) + "   " + GamsText.said(what + v.name()));
        }
        for (Map.Entry<String, Expression> d : algebra.definitions().entrySet()) {
            out.line("   " + names.of(d.getKey()) + "   " + GamsText.said("cost index of nest " + d.getKey()));
        }
        out.line(";");
        out.line("Equations");
        algebra.definitions().keySet().forEach(name -> out.line("   " + names.of("d_", name)));
        algebra.conditions().keySet().forEach(name -> out.line("   " + names.of("e_", name)));
        out.line(";");
    }
}
