package org.cgeleap.calibration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.expression.Expression;

/**
 * A LEAP area in which fitted values stand in place of their priors. A number can be fitted where an expression is a
 * number alone (year 0), or holds one {@code Interp(year, value, …)} of numbers (the value of a year); in an area of
 * several regions, those of the first.
 */
public final class FittedArea {
    private static final Pattern INTERP = Pattern.compile("(?i)\\bInterp\\s*\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

    private FittedArea() {}

    /** The area with the values that belong to LEAP. */
    static LeapArea of(LeapArea area, List<FittedValue> values, String file, List<Finding> findings) {
        List<Entry> entries = new ArrayList<>(area.entries());
        for (FittedValue v : values) {
            if (v.part() != FittedValue.Part.LEAP) {
                continue;
            }
            int at = find(area, entries, v.key(), v.variable(), v.scenario());
            Optional<String> text = at < 0
                    ? Optional.empty()
                    : replace(entries.get(at).expression().text(), v.year(), v.value());
            if (text.isEmpty()) {
                findings.add(new Finding(
                        file,
                        v.line(),
                        "key",
                        v.place(),
                        "a cell of leap/expressions.csv that is a number (no year), or an Interp of numbers with a"
                                + " value for the year"));
                continue;
            }
            Entry e = entries.get(at);
            double inCase = number(e, v.year()).orElseThrow();
            if (!v.fits(inCase)) {
                findings.add(v.stale(file, inCase));
            }
            entries.set(
                    at,
                    new Entry(
                            e.branch(),
                            e.variable(),
                            e.scenario(),
                            e.region(),
                            Expression.parse(text.get()),
                            e.unit(),
                            e.basis(),
                            e.source(),
                            e.note(),
                            e.row()));
        }
        return area.withEntries(entries);
    }

    /** Position of a cell's entry, −1 where the cell inherits or is not there. */
    private static int find(LeapArea area, List<Entry> entries, String branch, String variable, String scenario) {
        for (int e = 0; e < entries.size(); e++) {
            Entry entry = entries.get(e);
            if (entry.region() == 0
                    && area.branches().get(entry.branch()).path().equals(branch)
                    && entry.variable().label().equals(variable)
                    && area.scenarios().get(entry.scenario()).name().equals(scenario)) {
                return e;
            }
        }
        return -1;
    }

    private static Optional<Double> number(Entry entry, int year) {
        return arguments(entry.expression().text(), year).map(a -> Double.parseDouble(a.text()));
    }

    /**
     * A number of a cell.
     *
     * @param area whose first region is looked at
     * @param branch path of the branch
     * @param variable label of the variable
     * @param scenario name; the expression must stand in it, not in one it inherits from
     * @param year of an {@code Interp}, 0 for a number alone
     * @return none where the area has no such number
     */
    public static Optional<Double> number(LeapArea area, String branch, String variable, String scenario, int year) {
        int at = find(area, area.entries(), branch, variable, scenario);
        return at < 0 ? Optional.empty() : number(area.entries().get(at), year);
    }

    private record Argument(String text, int start, int end) {}

    private static Optional<Argument> arguments(String expression, int year) {
        if (year == 0) {
            String alone = expression.strip();
            return NUMBER.matcher(alone).matches()
                    ? Optional.of(new Argument(alone, 0, expression.length()))
                    : Optional.empty();
        }
        Matcher interp = INTERP.matcher(expression);
        if (!interp.find()) {
            return Optional.empty();
        }
        String list = interp.group(1);
        int start = interp.start(1);
        if (interp.find()) {
            return Optional.empty(); // which of them is meant?
        }
        boolean found = false;
        boolean isYear = true;
        for (String argument : list.split(",", -1)) {
            int end = start + argument.length();
            String text = argument.strip();
            if (!NUMBER.matcher(text).matches()) {
                return Optional.empty();
            }
            if (found) {
                return Optional.of(new Argument(text, start, end));
            }
            found = isYear && text.equals(String.valueOf(year));
            isYear = !isYear;
            start = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<String> replace(String expression, int year, double value) {
        // without an exponent: LEAP's expressions have none
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        return arguments(expression, year)
                .map(a -> expression.substring(0, a.start())
                        + (year == 0 ? "" : " ")
                        + text
                        + expression.substring(a.end()));
    }
}
