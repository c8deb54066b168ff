package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plausible ranges of what a benchmark implies of its capital, and the row of the table that states depreciation. The
 * file is {@code measure,account,lower,upper,unit,basis,source[,accepted,reason]}, such as
 *
 * <pre>
 * net_return,,0.02,0.2,a year,assumed,"…",,
 * depreciation_rate,VA003,0.02,0.2,a year,assumed,"…",,
 * depreciation_ratio,,0.67,1.5,ratio,assumed,"…",0.2,"why a table's depreciation may lie 0.2 outside"
 * </pre>
 *
 * @param ranges by measure; a measure without a range is not judged
 * @param depreciationRow code of the table's row of depreciation
 */
public record CapitalBounds(Map<Measure, Range> ranges, Optional<String> depreciationRow) {
    /** Key of {@code case.yaml} that names the file. */
    public static final String PART = "capital_bounds";

    private static final List<String> COLUMNS =
            List.of("measure", "account", "lower", "upper", "unit", "basis", "source");

    /** What is judged, each a year. */
    public enum Measure {
        /** Payments for capital over the stock. */
        GROSS_RETURN,
        /** The same less the case's depreciation. */
        NET_RETURN,
        /** Gross fixed capital formation over the stock. */
        INVESTMENT_RATE,
        /** Depreciation the table states over the stock. */
        DEPRECIATION_RATE,
        /** Depreciation the table states over what the case's rate takes off the stock; no unit. */
        DEPRECIATION_RATIO;

        /** {@return the word used in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Both ends are plausible.
     *
     * @param lower smallest plausible value, in the measure's unit
     * @param upper largest plausible value
     * @param accepted how far outside the range a check lets a value lie, which is warned of all the same
     * @param reason why; blank where nothing outside is accepted
     */
    public record Range(double lower, double upper, double accepted, String reason) {
        /**
         * {@return how far a value lies outside, zero within}
         *
         * @param value in the range's unit
         */
        public double outside(double value) {
            return Math.max(0, Math.max(lower - value, value - upper));
        }
    }

    /**
     * Copies the ranges.
     *
     * @param ranges by measure
     * @param depreciationRow code of the table's row of depreciation
     */
    public CapitalBounds {
        EnumMap<Measure, Range> copy = new EnumMap<>(Measure.class);
        copy.putAll(ranges);
        ranges = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * {@return range of a measure}
     *
     * @param measure that is judged
     */
    public Optional<Range> of(Measure measure) {
        return Optional.ofNullable(ranges.get(measure));
    }

    /**
     * {@return the bounds of a case; none where it names no file}
     *
     * @param given case that names the file
     * @throws CaseException with everything wrong in the file
     */
    public static CapitalBounds of(Case given) {
        Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
        Optional<String> depreciation = Optional.empty();
        String file = given.parts().getOrDefault(PART, "");
        if (file.isEmpty()) {
            return new CapitalBounds(ranges, depreciation);
        }
        List<Finding> findings = new ArrayList<>();
        for (CsvFile.Row row :
                CsvFile.read(given.folder(), file, COLUMNS, findings).rows()) {
            row.basis();
            row.required("source");
            Range range =
                    new Range(row.number("lower"), row.number("upper"), row.number("accepted", 0), row.text("reason"));
            if (range.lower() >= range.upper()) {
                row.finding("lower", row.text("lower"), "less than upper, " + row.text("upper"));
            }
            if (range.accepted() < 0 || (range.accepted() > 0 && range.reason().isEmpty())) {
                row.finding(
                        "accepted", row.text("accepted"), "zero or more, with a reason for what is accepted outside");
            }
            Optional<Measure> measure = measure(row);
            if (measure.isPresent() && ranges.put(measure.get(), range) != null) {
                row.finding("measure", row.text("measure") + " a second time", "each measure once");
            }
            if (!row.text("account").isEmpty()) {
                depreciation = Optional.of(row.text("account"));
            }
        }
        if (!findings.isEmpty()) {
            throw new CaseException(findings);
        }
        return new CapitalBounds(ranges, depreciation);
    }

    private static Optional<Measure> measure(CsvFile.Row row) {
        for (Measure measure : Measure.values()) {
            if (measure.word().equals(row.text("measure"))) {
                return Optional.of(measure);
            }
        }
        row.finding(
                "measure",
                row.text("measure"),
                "one of " + Arrays.stream(Measure.values()).map(Measure::word).toList());
        return Optional.empty();
    }
}
