package org.cgeleap.coupling.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.results.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code results.csv} turned: a line a series, a cell a year. First line the years; then scenario, model, variable,
 * sector, fuel, technology, unit and the values, parted by tabulators; a missing year is empty.
 */
final class SeriesText {
    private static final int DIGITS = 6;

    private SeriesText() {}

    private record Key(
            String scenario,
            String model,
            String variable,
            String sector,
            String fuel,
            String technology,
            String unit) {

        // a hundred thousand rows are looked up by these before anything is warm; the unit follows from the rest
        @Override
        public int hashCode() {
            int hash = 31 * scenario.hashCode() + variable.hashCode();
            hash = 31 * hash + sector.hashCode();
            hash = 31 * hash + fuel.hashCode();
            return 31 * hash + technology.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key k
                    && variable.equals(k.variable)
                    && sector.equals(k.sector)
                    && fuel.equals(k.fuel)
                    && technology.equals(k.technology)
                    && scenario.equals(k.scenario)
                    && model.equals(k.model)
                    && unit.equals(k.unit);
        }
    }

    static String of(List<ResultRow> rows) {
        int first = rows.stream().mapToInt(ResultRow::year).min().orElse(0);
        int last = rows.stream().mapToInt(ResultRow::year).max().orElse(-1);
        Map<Key, double[]> series = new LinkedHashMap<>();
        for (ResultRow r : rows) {
            Key key = new Key(r.scenario(), r.model(), r.variable(), r.sector(), r.fuel(), r.technology(), r.unit());
            double[] values = series.computeIfAbsent(key, k -> {
                double[] empty = new double[last - first + 1];
                Arrays.fill(empty, Double.NaN);
                return empty;
            });
            values[r.year() - first] = r.value();
        }
        StringBuilder text = new StringBuilder(rows.size() * 10);
        for (int year = first; year <= last; year++) {
            text.append(year == first ? "" : "\t").append(year);
        }
        series.forEach((key, values) -> {
            text.append('\n')
                    .append(key.scenario)
                    .append('\t')
                    .append(key.model)
                    .append('\t')
                    .append(key.variable)
                    .append('\t')
                    .append(key.sector)
                    .append('\t')
                    .append(key.fuel)
                    .append('\t')
                    .append(key.technology)
                    .append('\t')
                    .append(key.unit);
            for (double v : values) {
                text.append('\t');
                Significant.append(text, v, DIGITS);
            }
        });
        return text.toString();
    }
}
