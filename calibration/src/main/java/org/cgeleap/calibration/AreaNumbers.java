package org.cgeleap.calibration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.Fuel;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.expression.Expression;
import org.cgeleap.leap.expression.ExpressionException;

/**
 * Numbers of a LEAP area by name: {@code leap.BRANCH:VARIABLE}, an expression in every scenario and region that states one,
 * {@code leap.BRANCH:VARIABLE[SCENARIO]}, that of a scenario, {@code leap.BRANCH:VARIABLE[SCENARIO]#n}, the n-th number in it as
 * {@code parameters.csv} counts them; {@code fuel.FUEL.co2_factor}, the CO2 factor of a fuel, to which a use's own keeps its ratio.
 */
final class AreaNumbers {
    /** How names of expressions begin. */
    static final String LEAP = "leap.";

    /** How names of fuels begin. */
    static final String FUEL = "fuel.";

    /** How names of CO2 factors end. */
    static final String CO2_FACTOR = ".co2_factor";

    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_0-9.])([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

    private static final String ASSUMED = Basis.ASSUMED.word();

    private final LeapArea area;
    private final Map<String, Double> values;
    private final Map<String, Double> factors;

    private AreaNumbers(LeapArea area, Map<String, Double> values, Map<String, Double> factors) {
        this.area = area;
        this.values = values;
        this.factors = factors;
    }

    /** Name of a cell in every scenario. */
    static String key(LeapArea area, Entry e) {
        return LEAP + area.branches().get(e.branch()).path() + ":"
                + e.variable().label();
    }

    /** Name of a cell in its scenario. */
    static String cell(LeapArea area, Entry e) {
        return key(area, e) + "[" + area.scenarios().get(e.scenario()).name() + "]";
    }

    /** The numbers in an expression, in the order they stand there. */
    static List<String> numbers(String expression) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(expression);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        return numbers;
    }

    /** Names of all expressions and of the numbers in them. */
    static Set<String> keys(LeapArea area) {
        Set<String> keys = new TreeSet<>();
        for (Entry e : area.entries()) {
            String cell = cell(area, e);
            keys.add(key(area, e));
            keys.add(cell);
            int count = numbers(e.expression().text()).size();
            for (int n = 1; n <= count; n++) {
                keys.add(cell + "#" + n);
            }
        }
        return keys;
    }

    /** The plain numbers that stand where a name is; none where an expression there is no number alone. */
    static Set<Double> values(LeapArea area, String key) {
        Set<Double> values = new TreeSet<>();
        for (Entry e : area.entries()) {
            String text = e.expression().text();
            String cell = cell(area, e);
            Optional<String> number = key.equals(key(area, e)) || key.equals(cell)
                    ? Optional.of(text.strip())
                    : key.startsWith(cell + "#") ? numberOf(text, key.substring(cell.length() + 1)) : Optional.empty();
            if (number.isPresent()) {
                try {
                    values.add(Double.valueOf(number.get()));
                } catch (NumberFormatException notPlain) {
                    return Set.of();
                }
            }
        }
        return values;
    }

    private static Optional<String> numberOf(String text, String place) {
        List<String> numbers = numbers(text);
        return place.matches("[1-9][0-9]{0,5}") && Integer.parseInt(place) <= numbers.size()
                ? Optional.of(numbers.get(Integer.parseInt(place) - 1))
                : Optional.empty();
    }

    /**
     * A copy with other numbers; names of other data are left alone.
     *
     * @param co2 changes of CO2 factors by name
     */
    static LeapArea with(
            LeapArea area,
            Map<String, Double> values,
            Map<String, Double> factors,
            Map<String, DoubleUnaryOperator> co2) {
        return new AreaNumbers(area, values, factors).changed(co2);
    }

    /** The CO2 factor of a fuel after the changes. */
    static double co2(Map<String, DoubleUnaryOperator> changes, String fuel, double factor) {
        DoubleUnaryOperator change = changes.get(FUEL + fuel + CO2_FACTOR);
        return change == null || !(factor > 0) ? factor : change.applyAsDouble(factor);
    }

    private LeapArea changed(Map<String, DoubleUnaryOperator> co2) {
        List<Fuel> fuels = area.fuels().stream()
                .map(f -> f.withCo2Factor(co2(co2, f.code(), f.co2Factor())))
                .toList();
        Map<String, Double> ratios = new TreeMap<>();
        for (Fuel fuel : area.fuels()) {
            double other = co2(co2, fuel.code(), fuel.co2Factor());
            if (other != fuel.co2Factor()) {
                ratios.put(fuel.code(), other / fuel.co2Factor());
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry e : area.entries()) {
            String was = e.expression().text();
            String text = text(e);
            if (e.variable() == Variable.CO2_FACTOR) {
                String fuel = Objects.requireNonNullElse(
                        area.branches().get(e.branch()).fuel(), "");
                double ratio = ratios.getOrDefault(fuel, 1.0);
                text = ratio == 1 ? text : multiplied(text, ratio);
            }
            entries.add(text.equals(was) ? e : other(e, text));
        }
        return area.withFuels(ratios.isEmpty() ? area.fuels() : fuels).withEntries(entries);
    }

    /** An entry's expression after the changes: numbers in it first, then all of it, the scenario's own before all scenarios'. */
    private String text(Entry e) {
        String key = key(area, e);
        String cell = cell(area, e);
        String text = numbersReplaced(e.expression().text(), cell);
        for (String name : List.of(key, cell)) {
            text = values.containsKey(name) ? plain(values.getOrDefault(name, 0.0)) : text;
        }
        for (String name : List.of(key, cell)) {
            text = factors.containsKey(name) ? multiplied(text, factors.getOrDefault(name, 1.0)) : text;
        }
        return text;
    }

    private String numbersReplaced(String text, String cell) {
        if (values.keySet().stream().noneMatch(k -> k.startsWith(cell + "#"))
                && factors.keySet().stream().noneMatch(k -> k.startsWith(cell + "#"))) {
            return text;
        }
        Matcher matcher = NUMBER.matcher(text);
        StringBuilder other = new StringBuilder();
        int n = 0;
        while (matcher.find()) {
            n++;
            String name = cell + "#" + n;
            String number = matcher.group();
            if (values.containsKey(name) || factors.containsKey(name)) {
                double value = values.getOrDefault(name, Double.parseDouble(number)) * factors.getOrDefault(name, 1.0);
                number = value < 0 ? "(" + plain(value) + ")" : plain(value);
            }
            matcher.appendReplacement(other, number);
        }
        return matcher.appendTail(other).toString();
    }

    private static String multiplied(String text, double factor) {
        return "(" + text + ") * " + plain(factor);
    }

    private static Entry other(Entry e, String text) {
        Expression expression;
        try {
            expression = Expression.parse(text);
        } catch (ExpressionException wrong) {
            throw new InputException(List.of("LEAP area, " + e.variable().label() + ": found " + text
                    + " after a change of its numbers; expected an expression: " + wrong.getMessage()));
        }
        return new Entry(
                e.branch(),
                e.variable(),
                e.scenario(),
                e.region(),
                expression,
                e.unit(),
                ASSUMED,
                "changed for this run; in the file: " + e.expression().text() + " (" + e.source() + ")",
                e.note(),
                e.row());
    }

    /** Without an exponent: LEAP's expressions have none. */
    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
