package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.cgeleap.coupling.gradient.CoupledGradient;
import org.cgeleap.coupling.gradient.Reach;

/** Tables of an exact gradient: elasticities of results to parameters, derivatives, and where they hold to one side only. */
final class GradientSection {
    private GradientSection() {}

    /**
     * Adds the tables to a page.
     *
     * @param watched how many of the gradient's outputs, its first, are shown
     * @param said what must be known to read them
     */
    static void add(HtmlPage page, CoupledGradient gradient, int watched, String said) {
        page.section("Gradients");
        page.text(said);
        List<String> header = new ArrayList<>(List.of("result"));
        header.addAll(gradient.parameters());
        page.table(
                "Change in per cent for one per cent more of a parameter (factor: of a number in every year; trend: of"
                        + " its drift by the horizon).",
                header,
                rows(gradient, watched, gradient::elasticity));
        page.folded(
                "Derivatives: unit of the result per unit of the parameter",
                header,
                rows(gradient, watched, (w, k) -> gradient.derivatives()[w][k]));
        others(page, gradient);
        page.section("Kinks");
        List<String> kinks = IntStream.range(0, gradient.outputs().size())
                .boxed()
                .flatMap(w -> IntStream.range(0, gradient.parameters().size())
                        .filter(k -> !gradient.kinks()[w][k].isEmpty())
                        .mapToObj(k -> gradient.outputs().get(w).name() + " by "
                                + gradient.parameters().get(k) + ": " + gradient.kinks()[w][k]))
                .toList();
        if (kinks.isEmpty()) {
            page.text("None found: every derivative here holds to both sides.");
        } else {
            page.list(kinks);
        }
        reaches(page, gradient, watched);
    }

    /** Derivatives that stop holding where a condition switches nearby. */
    private static void reaches(HtmlPage page, CoupledGradient gradient, int watched) {
        List<Object[]> table = new ArrayList<>();
        for (int w = 0; w < watched; w++) {
            for (int k = 0; k < gradient.parameters().size(); k++) {
                Reach reach = gradient.reaches()[w][k];
                if (!reach.what().isEmpty()) {
                    table.add(new Object[] {
                        gradient.outputs().get(w).name(),
                        gradient.parameters().get(k),
                        Double.isFinite(reach.from()) ? reach.from() : "",
                        gradient.at()[k],
                        Double.isFinite(reach.to()) ? reach.to() : "",
                        reach.what()
                    });
                }
            }
        }
        if (table.isEmpty()) {
            page.text("Nothing on the way to these results switches within a tenth of a parameter, as far as the slopes"
                    + " tell.");
        } else {
            page.table(
                    "Derivatives that hold only between two values of their parameter: there, as far as the slopes"
                            + " tell, something on the way to the result switches.",
                    List.of("result", "parameter", "holds from", "value", "holds to", "what switches"),
                    table);
        }
    }

    /** Parameters whose derivatives are not exact, with what keeps them from being so. */
    private static void others(HtmlPage page, CoupledGradient gradient) {
        List<Object[]> table = new ArrayList<>();
        for (int k = 0; k < gradient.parameters().size(); k++) {
            CoupledGradient.Way way = gradient.ways().get(k);
            if (way.method() != CoupledGradient.Method.EXACT) {
                table.add(
                        new Object[] {gradient.parameters().get(k), way.method().word(), way.why()});
            }
        }
        if (!table.isEmpty()) {
            page.table(
                    "Parameters by which derivatives are not exact. differences: of studies solved again, two steps to"
                            + " either side, extrapolated; gradient.csv has how far each may be off. none: there is no"
                            + " derivative here.",
                    List.of("parameter", "derivatives", "why"),
                    table);
        }
    }

    private static List<Object[]> rows(
            CoupledGradient gradient, int watched, ToDoubleBiFunction<Integer, Integer> number) {
        List<Object[]> table = new ArrayList<>();
        for (int w = 0; w < watched; w++) {
            List<Object> row = new ArrayList<>(List.of(gradient.outputs().get(w).name()));
            for (int k = 0; k < gradient.parameters().size(); k++) {
                double cell = number.applyAsDouble(w, k);
                row.add(Double.isFinite(cell) ? cell : "");
            }
            table.add(row.toArray());
        }
        return table;
    }
}
