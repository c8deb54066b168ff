package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cgeleap.coupling.gradient.CoupledGradient;

/** The page of an exact gradient: what moves each watched result most, and the elasticities of results to parameters. */
public final class GradientPage {
    private static final int NAMED = 3;

    private GradientPage() {}

    /**
     * {@return the page}
     *
     * @param title of the study
     * @param gradient of its outputs, and of more that are only in the file
     * @param watched how many of the gradient's outputs, its first, are the study's
     */
    public static String of(String title, CoupledGradient gradient, int watched) {
        HtmlPage page = new HtmlPage("Sensitivity: " + title + " (gradient)");
        page.section("Verdict");
        page.text(opening(gradient));
        for (int w = 0; w < watched; w++) {
            page.text(verdict(gradient, w));
        }
        GradientSection.add(page, gradient, watched, "All other results are in gradient.csv.");
        page.section("How it was computed");
        page.text(String.format(
                Locale.ROOT,
                "%d results by %d parameters in %.1f s; marches through the years: %d; rate of LEAP's answer that the"
                        + " linearised loop misses: %.1e.",
                gradient.outputs().size(),
                gradient.parameters().size(),
                gradient.seconds(),
                gradient.marches(),
                gradient.residual()));
        return page.html();
    }

    private static String opening(CoupledGradient gradient) {
        long exact = count(gradient, CoupledGradient.Method.EXACT);
        long differences = count(gradient, CoupledGradient.Method.DIFFERENCES);
        long none = count(gradient, CoupledGradient.Method.NONE);
        List<String> words = new ArrayList<>();
        if (exact > 0) {
            words.add((differences + none == 0
                            ? "Exact derivatives"
                            : "By " + exact + " of the parameters exact derivatives")
                    + " of the coupled solution, through calibration, every year, capital, productivity and the loop.");
        }
        if (differences > 0) {
            words.add("By " + differences
                    + " of the parameters differences of studies solved again, which are not exact.");
        }
        if (none > 0) {
            words.add("By " + none + " of the parameters there is no derivative; the table of reasons says why.");
        }
        words.add("They say what a small change does; of a large one only what a straight line says.");
        return String.join(" ", words);
    }

    private static long count(CoupledGradient gradient, CoupledGradient.Method method) {
        return gradient.ways().stream().filter(w -> w.method() == method).count();
    }

    private static String verdict(CoupledGradient gradient, int w) {
        List<Integer> order = IntStream.range(0, gradient.parameters().size())
                .boxed()
                .filter(k -> Double.isFinite(gradient.elasticity(w, k)) && gradient.elasticity(w, k) != 0)
                .sorted(Comparator.comparingDouble(k -> -Math.abs(gradient.elasticity(w, k))))
                .limit(NAMED)
                .toList();
        String name = gradient.outputs().get(w).name();
        if (order.isEmpty()) {
            return name + ": none of the parameters moves it.";
        }
        List<String> words = order.stream()
                .map(k -> gradient.parameters().get(k) + " "
                        + String.format(Locale.ROOT, "%+.3g %%", gradient.elasticity(w, k)))
                .toList();
        return name + " (" + HtmlPage.number(gradient.values()[w]) + "), for one per cent more of each: "
                + String.join(", ", words) + ".";
    }
}
