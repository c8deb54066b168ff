package org.cgeleap.leap.area;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit: a scale against coherent base units (tce, t, yuan, year) and exponents of dimensions.
 *
 * <p>Written as products of words and numbers separated by blanks, divided by {@code /}: {@code kgce/t},
 * {@code 10^4 vehicles}, {@code t CO2/MWh}. A word that is no known unit counts things and is a dimension of its own.
 *
 * @param scale base units per this unit
 * @param dimensions exponent by dimension, zeros left out
 */
public record Unit(double scale, Map<String, Integer> dimensions) {

    /** tce per GJ, exact by the definition 1 tce = 7000 Mcal (international table) = 29.3076 GJ (GB/T 2589-2020). */
    public static final double TCE_PER_GJ = 1 / 29.3076;

    /** tce per MWh, the coefficient of Chinese energy statistics for final electricity (GB/T 2589-2020, annex). */
    public static final double TCE_PER_MWH = 0.1229;

    /** Dimension of energy. */
    public static final String ENERGY = "energy";

    private static final double HOURS_PER_YEAR = 8760;

    private static final String POWER = "power";
    private static final String LENGTH = "length";
    private static final String MASS = "mass";
    private static final String MONEY = "money";
    private static final String TIME = "time";
    private static final String CO2 = "CO2";

    private static final Pattern POWER_OF_TEN = Pattern.compile("10\\^(-?\\d{1,2})");
    private static final Pattern WORD = Pattern.compile("(\\p{L}[\\p{L}\\d&]*)(?:\\^(\\d))?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?");

    private record Known(double scale, String dimension) {}

    private static final Map<String, Known> KNOWN = Map.ofEntries(
            Map.entry("tce", new Known(1, ENERGY)),
            Map.entry("gce", new Known(1e-6, ENERGY)),
            Map.entry("kgce", new Known(1e-3, ENERGY)),
            Map.entry("Mtce", new Known(1e6, ENERGY)),
            Map.entry("J", new Known(1e-9 * TCE_PER_GJ, ENERGY)),
            Map.entry("kJ", new Known(1e-6 * TCE_PER_GJ, ENERGY)),
            Map.entry("MJ", new Known(1e-3 * TCE_PER_GJ, ENERGY)),
            Map.entry("GJ", new Known(TCE_PER_GJ, ENERGY)),
            Map.entry("TJ", new Known(1e3 * TCE_PER_GJ, ENERGY)),
            Map.entry("PJ", new Known(1e6 * TCE_PER_GJ, ENERGY)),
            Map.entry("kWh", new Known(1e-3 * TCE_PER_MWH, ENERGY)),
            Map.entry("MWh", new Known(TCE_PER_MWH, ENERGY)),
            Map.entry("GWh", new Known(1e3 * TCE_PER_MWH, ENERGY)),
            Map.entry("TWh", new Known(1e6 * TCE_PER_MWH, ENERGY)),
            Map.entry("g", new Known(1e-6, MASS)),
            Map.entry("kg", new Known(1e-3, MASS)),
            Map.entry("t", new Known(1, MASS)),
            Map.entry("kt", new Known(1e3, MASS)),
            Map.entry("Mt", new Known(1e6, MASS)),
            Map.entry("yuan", new Known(1, MONEY)),
            Map.entry("CNY", new Known(1, MONEY)),
            Map.entry("RMB", new Known(1, MONEY)),
            Map.entry("year", new Known(1, TIME)),
            Map.entry("years", new Known(1, TIME)),
            Map.entry("yr", new Known(1, TIME)),
            Map.entry("a", new Known(1, TIME)),
            Map.entry("CO2", new Known(1, CO2)),
            Map.entry("W", new Known(1e-6 * TCE_PER_MWH * HOURS_PER_YEAR, POWER)),
            Map.entry("kW", new Known(1e-3 * TCE_PER_MWH * HOURS_PER_YEAR, POWER)),
            Map.entry("MW", new Known(TCE_PER_MWH * HOURS_PER_YEAR, POWER)),
            Map.entry("GW", new Known(1e3 * TCE_PER_MWH * HOURS_PER_YEAR, POWER)),
            Map.entry("m", new Known(1, LENGTH)),
            Map.entry("km", new Known(1e3, LENGTH)),
            Map.entry("share", new Known(1, "")),
            Map.entry("saturation", new Known(1, "")),
            Map.entry("fraction", new Known(1, "")),
            Map.entry("ratio", new Known(1, "")),
            Map.entry("index", new Known(1, "")));

    /** No dimension, scale 1. */
    public static final Unit ONE = new Unit(1, Map.of());

    /** Copies the dimensions. */
    public Unit {
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * Reads a unit.
     *
     * @throws IllegalArgumentException if it is not written as above
     */
    public static Unit parse(String text) {
        String[] quotient = text.strip().split("/", -1);
        Unit unit = ONE;
        for (int i = 0; i < quotient.length; i++) {
            String product = quotient[i].strip();
            if (product.isEmpty() && quotient.length > 1) {
                throw new IllegalArgumentException("nothing " + (i == 0 ? "before" : "after") + " \"/\"");
            }
            for (String factor : product.split("[\\s*·]+", -1)) {
                unit = i == 0 ? unit.times(factor(factor)) : unit.over(factor(factor));
            }
        }
        return unit;
    }

    private static Unit factor(String text) {
        if (text.isEmpty() || text.equals("-")) {
            return ONE;
        }
        if (text.equals("%")) {
            return new Unit(0.01, Map.of());
        }
        Matcher ten = POWER_OF_TEN.matcher(text);
        if (ten.matches()) {
            return new Unit(Double.parseDouble("1e" + ten.group(1)), Map.of());
        }
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (value == 0) {
                throw new IllegalArgumentException("a factor of zero");
            }
            return new Unit(value, Map.of());
        }
        Matcher word = WORD.matcher(text);
        if (!word.matches()) {
            throw new IllegalArgumentException("\"" + text + "\"");
        }
        Unit base = word(word.group(1));
        Unit power = ONE;
        for (int k = word.group(2) == null ? 1 : Integer.parseInt(word.group(2)); k > 0; k--) {
            power = power.times(base);
        }
        return power;
    }

    private static Unit word(String word) {
        Known known = KNOWN.get(word);
        if (known != null) {
            return known.dimension().isEmpty() ? ONE : new Unit(known.scale(), Map.of(known.dimension(), 1));
        }
        if (word.endsWith("CO2")) {
            Known mass = KNOWN.get(word.substring(0, word.length() - 3));
            if (mass != null && mass.dimension().equals(MASS)) {
                return new Unit(mass.scale(), Map.of(MASS, 1, CO2, 1));
            }
        }
        String counted = word.toLowerCase(Locale.ROOT);
        boolean plural = counted.length() > 3 && counted.endsWith("s") && !counted.endsWith("ss");
        return new Unit(1, Map.of(plural ? counted.substring(0, counted.length() - 1) : counted, 1));
    }

    /** Product of two units. */
    public Unit times(Unit other) {
        return combine(other, scale * other.scale, 1);
    }

    /** Quotient of two units. */
    public Unit over(Unit other) {
        return combine(other, scale / other.scale, -1);
    }

    private Unit combine(Unit other, double newScale, int sign) {
        Map<String, Integer> exponents = new TreeMap<>(dimensions);
        other.dimensions.forEach((d, e) -> exponents.merge(d, sign * e, Integer::sum));
        exponents.values().removeIf(e -> e == 0);
        return new Unit(newScale, exponents);
    }

    /** The unit without the name of a thing measured in it: {@code kg CH4/TJ} without {@code CH4} is {@code kg/TJ}. */
    public Unit withoutLabel(String label) {
        Map<String, Integer> rest = new TreeMap<>(dimensions);
        rest.keySet().removeIf(d -> d.equalsIgnoreCase(label));
        return new Unit(scale, rest);
    }

    /** True if both measure the same thing, perhaps in another scale. */
    public boolean sameDimension(Unit other) {
        return dimensions.equals(other.dimensions);
    }

    /** The dimensions in words, e.g. {@code energy/mass}. */
    public String dimensionText() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(dimensions)
                .forEach((d, e) ->
                        text.append(text.length() == 0 ? "" : " ").append(d).append(e == 1 ? "" : "^" + e));
        return text.length() == 0 ? "no dimension" : text.toString();
    }
}
