package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cgeleap.coupling.results.ChartParts.Chart;
import org.cgeleap.coupling.results.ChartParts.Series;
import org.cgeleap.coupling.results.ResultsWorkbook.Theme;

/** Which charts a workbook of results has, and where on its sheets their numbers stand. */
final class WorkbookCharts {
    /** Paths with a line for each scenario, by their titles. */
    private static final Map<String, String> PATHS = paths();

    private static final int LETTERS = 26;

    private final Map<Theme, Map<ResultsWorkbook.Key, Double[]>> themes;
    private final List<Chart> charts = new ArrayList<>();

    private WorkbookCharts(Map<Theme, Map<ResultsWorkbook.Key, Double[]>> themes) {
        this.themes = themes;
    }

    /**
     * The charts: emissions, carbon price, product and energy of all scenarios, then energy by fuel and generation by technology
     * of each.
     *
     * @param themes series of each sheet in the order of its rows, below one row of names
     */
    static List<Chart> of(Map<Theme, Map<ResultsWorkbook.Key, Double[]>> themes) {
        WorkbookCharts made = new WorkbookCharts(themes);
        PATHS.forEach((variable, title) -> made.chart(
                Theme.PATHS,
                title,
                false,
                ResultsWorkbook.Key::scenario,
                k -> k.variable().equals(variable)));
        List<String> scenarios = themes.values().stream()
                .flatMap(series -> series.keySet().stream())
                .map(ResultsWorkbook.Key::scenario)
                .distinct()
                .toList();
        for (String scenario : scenarios) {
            Predicate<ResultsWorkbook.Key> own = k -> k.scenario().equals(scenario);
            made.chart(
                    Theme.INDUSTRIES,
                    "Energy of industry by fuel, " + scenario,
                    true,
                    ResultsWorkbook.Key::fuel,
                    own.and(k -> k.variable().equals("industrial_energy")
                            && k.sector().isEmpty()
                            && !k.fuel().isEmpty()));
            made.chart(
                    Theme.GENERATION,
                    "Generation by technology, " + scenario,
                    true,
                    ResultsWorkbook.Key::technology,
                    own.and(k -> k.variable().equals("generation")
                            && k.sector().isEmpty()
                            && k.fuel().isEmpty()));
        }
        return made.charts;
    }

    private void chart(
            Theme theme,
            String title,
            boolean stacked,
            Function<ResultsWorkbook.Key, String> name,
            Predicate<ResultsWorkbook.Key> wanted) {
        Map<String, Series> series = new LinkedHashMap<>();
        String unit = "";
        int row = 1;
        int years = 0;
        for (Map.Entry<ResultsWorkbook.Key, Double[]> e :
                themes.getOrDefault(theme, Map.of()).entrySet()) {
            row++;
            years = e.getValue().length;
            boolean says = Arrays.stream(e.getValue()).anyMatch(v -> v != null && v != 0);
            if (says && wanted.test(e.getKey())) {
                unit = e.getKey().unit();
                int named = ResultsWorkbook.SERIES.indexOf(
                        theme == Theme.PATHS ? "scenario" : theme == Theme.GENERATION ? "technology" : "fuel");
                series.putIfAbsent(
                        name.apply(e.getKey()), new Series(cell(theme, named, row), cells(theme, row, years)));
            }
        }
        if (!series.isEmpty()) {
            charts.add(new Chart(title, unit, stacked, cells(theme, 1, years), List.copyOf(series.values())));
        }
    }

    private static String cell(Theme theme, int column, int row) {
        return theme.sheet() + "!$" + letters(column) + "$" + row;
    }

    private static String cells(Theme theme, int row, int years) {
        int first = ResultsWorkbook.SERIES.size();
        return cell(theme, first, row) + ":$" + letters(first + years - 1) + "$" + row;
    }

    /** A column as spreadsheets call it: A, …, Z, AA, … */
    static String letters(int column) {
        String last = Character.toString((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("industrial_co2", "CO2 of industry, direct and indirect");
        paths.put("carbon_price", "Carbon price");
        paths.put("gdp", "Gross domestic product");
        paths.put("industrial_energy", "Energy of industry");
        return paths;
    }
}
