package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.cge.solution.Accuracy;
import org.cgeleap.cge.solution.Decomposition;
import org.cgeleap.cge.solution.Derivative;
import org.cgeleap.cge.solution.Derivatives;
import org.cgeleap.cge.solution.PathPiece;
import org.cgeleap.cge.solution.Quantity;
import org.cgeleap.cge.solution.Shock;

/**
 * What {@code solve} leaves behind when asked for more than solutions: {@code accuracy.csv}, {@code subtotals.csv},
 * {@code gradient.csv}. Files that were not asked for are not written.
 */
public final class AnalysisFiles {
    private static final List<String> ACCURACY = List.of(
            "scenario", "kind", "name", "of", "value", "figures", "figures_pivoting", "error", "loose", "pivoting");
    private static final List<String> SUBTOTALS =
            List.of("scenario", "kind", "name", "of", "base", "total", "group", "contribution");
    private static final List<String> GRADIENT =
            List.of("scenario", "parameter", "kind", "name", "of", "derivative", "elasticity", "side");

    /** Name of the part of a change that is attributed to nothing, where the path could not be followed. */
    private static final String REST = "(not attributed)";

    private final List<Object[]> accuracy = new ArrayList<>();
    private final List<Object[]> subtotals = new ArrayList<>();
    private final List<Object[]> gradient = new ArrayList<>();

    /**
     * Adds rows of a scenario; returns what {@code solve.json} says of them.
     *
     * @param scenario name
     * @param of how accurate the solution is, by quantity
     * @return residuals, condition, histogram and worst quantities, by key
     */
    public Map<String, Object> add(String scenario, Accuracy of) {
        for (int q = 0; q < of.quantities().size(); q++) {
            Quantity quantity = of.quantities().get(q);
            accuracy.add(new Object[] {
                scenario,
                quantity.kind(),
                quantity.name(),
                quantity.of(),
                of.tight()[q],
                of.figures()[q],
                of.figuresOfPivoting()[q],
                number(of.error()[q]),
                of.loose()[q],
                of.pivoting()[q]
            });
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("residual_loose", of.residuals().loose());
        one.put("residual_tight", of.residuals().tight());
        one.put("residual_pivoting", of.residuals().pivoting());
        one.put("reached", of.residuals().reached());
        one.put("condition", number(of.condition()));
        one.put("histogram", of.histogram());
        one.put(
                "worst",
                of.worst(10).stream()
                        .map(q -> Map.of(
                                "quantity", of.quantities().get(q).toString(),
                                "figures", of.figures()[q],
                                "figures_pivoting", of.figuresOfPivoting()[q]))
                        .toList());
        return one;
    }

    /**
     * Adds rows of a scenario; returns what {@code solve.json} says of them.
     *
     * @param scenario name
     * @param of contributions of groups of changes, by quantity
     * @return defect and notes, by key
     */
    public Map<String, Object> add(String scenario, Decomposition of) {
        boolean rest = of.defect() > Decomposition.TOLERANCE;
        for (int q = 0; q < of.quantities().size(); q++) {
            for (int g = 0; g < of.groups().size(); g++) {
                subtotals.add(row(scenario, of, q, of.groups().get(g), of.contributions()[g][q]));
            }
            if (rest) {
                subtotals.add(row(scenario, of, q, REST, of.unattributed(q)));
            }
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("defect", of.defect());
        one.put("groups", of.groups());
        Map<String, Object> shocks = new LinkedHashMap<>();
        for (Shock shock : of.shocks()) {
            shocks.put(shock.name(), List.of(shock.from(), shock.to()));
        }
        one.put("shocks", shocks);
        List<Map<String, Object>> path = new ArrayList<>();
        for (PathPiece piece : of.path()) {
            Map<String, Object> p = new LinkedHashMap<>();
            p.put("from", piece.from());
            p.put("to", piece.to());
            p.put("points", piece.points());
            p.put("switches", piece.switches());
            path.add(p);
        }
        one.put("path", path);
        one.put("notes", of.notes());
        return one;
    }

    private static Object[] row(String scenario, Decomposition of, int q, String group, double contribution) {
        Quantity quantity = of.quantities().get(q);
        return new Object[] {
            scenario, quantity.kind(), quantity.name(), quantity.of(), of.base()[q], of.total()[q], group, contribution
        };
    }

    /**
     * Adds rows of a scenario; returns what {@code solve.json} says of them.
     *
     * @param scenario name
     * @param all quantities and their values at the solution
     * @param by derivatives with respect to one parameter; where there are none, only the problem is noted
     * @return value, side and kinks of the parameter, by key
     */
    public Map<String, Object> add(String scenario, Derivatives all, Derivative by) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("at", by.at());
        one.put("side", by.side().name().toLowerCase(Locale.ROOT));
        one.put("kinks", by.kinks());
        if (!by.exists()) {
            one.put("problem", by.problem());
            return one;
        }
        double[] values = all.values();
        List<Quantity> quantities = all.quantities().list();
        for (int q = 0; q < values.length; q++) {
            Quantity quantity = quantities.get(q);
            gradient.add(new Object[] {
                scenario,
                by.parameter(),
                quantity.kind(),
                quantity.name(),
                quantity.of(),
                by.values()[q],
                number(by.elasticity(q, values[q])),
                by.side() == Derivative.Side.BOTH ? "" : by.side().name().toLowerCase(Locale.ROOT)
            });
        }
        return one;
    }

    /** Nothing where there is no number: files never hold NaN. */
    private static Object number(double value) {
        return Double.isFinite(value) ? value : "";
    }

    /**
     * Writes what was added.
     *
     * @param out folder they go into
     * @throws IOException where a file cannot be written
     */
    public void write(OutputFolder out) throws IOException {
        write(out, "accuracy.csv", ACCURACY, accuracy);
        write(out, "subtotals.csv", SUBTOTALS, subtotals);
        write(out, "gradient.csv", GRADIENT, gradient);
    }

    private static void write(OutputFolder out, String name, List<String> header, List<Object[]> rows)
            throws IOException {
        if (!rows.isEmpty()) {
            out.csv(name, header, rows.stream());
        }
    }
}
