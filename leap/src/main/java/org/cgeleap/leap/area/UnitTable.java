package org.cgeleap.leap.area;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The words of units and how they are written together: products of words and numbers separated by blanks, {@code *} or
 * {@code ·}, divided by {@code /}; powers {@code m^3}, {@code 10^4}: {@code kgce/t}, {@code 10^4 vehicles},
 * {@code t CO2/MWh}. A word that is no known unit counts things and is a dimension of its own.
 *
 * <p>Money is a currency (three capital letters, or yuan and RMB) with or without the year of its prices: {@code
 * CNY2020}. Currencies of different years are different dimensions, which only a declared deflator joins.
 *
 * <p>A unit algebra of our own instead of a library: what is needed is exact fractions, counted things, currencies with
 * years and Chinese coal equivalents, none of which the unit libraries of Java hold; it is these two classes.
 */
public final class UnitTable {
    private static final Pattern POWER_OF_TEN = Pattern.compile("10\\^(-?\\d{1,2})");
    private static final Pattern WORD = Pattern.compile("(\\p{L}[\\p{L}\\d&_]*)(?:\\^(-?\\d))?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?");
    private static final Pattern CURRENCY =
            Pattern.compile("(yuan|RMB|CNY|USD|EUR|GBP|JPY|INR|[A-Z]{3}(?=\\d))((?:19|20|21)\\d{2})?");
    private static final String MASS = "mass";
    private static final String LENGTH = "length";
    private static final String POWER = "power";
    private static final String TIME = "time";

    /** Joules in a tonne of coal equivalent: 7000 Mcal of the international table (GB/T 2589-2020). */
    private static final String J_PER_TCE = "29.3076e9";

    private static final Map<String, Unit> WORDS = new HashMap<>();
    private static final Unit STATISTICAL_KWH;
    private static final Unit PHYSICAL_KWH;

    static {
        energy("J", "1");
        prefixed("J", "k", "M", "G", "T", "P", "E");
        energy("cal", "4.1868"); // international table (ISO 80000-5)
        prefixed("cal", "k", "M", "G", "T");
        energy("Btu", "1055.05585262"); // international table (ISO 31-4)
        WORDS.put("MMBtu", known("Btu").times(fraction("1e6")));
        energy("toe", "41.868e9"); // 10 Gcal (IEA, Energy Statistics Manual)
        prefixed("toe", "k", "M", "G");
        energy("tce", J_PER_TCE);
        energy("kgce", "29.3076e6");
        energy("gce", "29.3076e3");
        prefixed("tce", "k", "M", "G");
        // coefficient of Chinese energy statistics for final electricity (GB/T 2589-2020, annex); 3.6 MJ is 0.12284
        // kgce
        STATISTICAL_KWH = known("kgce").times(fraction("0.1229"));
        // by definition of the watt
        PHYSICAL_KWH = known("MJ").times(fraction("3.6"));

        unit("t", "1", MASS);
        unit("g", "1e-6", MASS);
        unit("kg", "1e-3", MASS);
        prefixed("t", "k", "M", "G");
        unit("lb", "0.00045359237", MASS); // international yard and pound agreement, 1959
        unit("m", "1", LENGTH);
        unit("km", "1000", LENGTH);
        unit("mile", "1609.344", LENGTH); // 1959
        WORDS.put("m2", known("m").power(2));
        WORDS.put("ha", known("m2").times(fraction("1e4")));
        WORDS.put("km2", known("m2").times(fraction("1e6")));
        WORDS.put("m3", known("m").power(3));
        WORDS.put("l", known("m3").times(fraction("0.001")));
        WORDS.put("L", known("l"));
        WORDS.put("gal", known("l").times(fraction("3.785411784"))); // US gallon, 231 cubic inches
        WORDS.put("bbl", known("gal").times(fraction("42"))); // barrel of oil, 42 US gallons
        unit("W", "1", POWER);
        prefixed("W", "k", "M", "G", "T");
        for (String word : new String[] {"year", "years", "yr", "a"}) {
            unit(word, "1", TIME);
        }
        for (String word : new String[] {"h", "hour", "hours"}) {
            WORDS.put(word, known("year").times(new BigFraction(1, 8760)));
        }
        for (String word : new String[] {"day", "days"}) {
            WORDS.put(word, known("year").times(new BigFraction(1, 365)));
        }
        unit("CO2", "1", "CO2");
        for (String mass : new String[] {"g", "kg", "t", "kt", "Mt", "Gt"}) {
            WORDS.put(mass + "CO2", known(mass).times(known("CO2")));
        }
        for (String word : new String[] {"fraction", "ratio", "index", "share", "saturation"}) {
            WORDS.put(word, Unit.ONE);
        }
    }

    /** kWh by the coefficient of Chinese energy statistics, 0.1229 kgce. */
    public static final UnitTable STANDARD = new UnitTable(STATISTICAL_KWH);

    /** kWh as 3.6 MJ. */
    public static final UnitTable PHYSICAL = new UnitTable(PHYSICAL_KWH);

    private final Map<String, Unit> electricity = new HashMap<>();
    private final Map<String, Unit> parsed = new ConcurrentHashMap<>();

    private UnitTable(Unit kilowattHour) {
        electricity.put("kWh", kilowattHour);
        electricity.put("Wh", kilowattHour.times(fraction("1e-3")));
        electricity.put("MWh", kilowattHour.times(fraction("1e3")));
        electricity.put("GWh", kilowattHour.times(fraction("1e6")));
        electricity.put("TWh", kilowattHour.times(fraction("1e9")));
    }

    private static BigFraction fraction(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        return value.scale() > 0
                ? new BigFraction(value.unscaledValue(), java.math.BigInteger.TEN.pow(value.scale()))
                : new BigFraction(value.toBigInteger());
    }

    private static void unit(String word, String size, String dimension) {
        WORDS.put(word, new Unit(fraction(size), Map.of(dimension, 1)));
    }

    private static void energy(String word, String joules) {
        WORDS.put(word, new Unit(fraction(joules).divide(fraction(J_PER_TCE)), Map.of(Unit.ENERGY, 1)));
    }

    private static Unit known(String word) {
        return Objects.requireNonNull(WORDS.get(word), word);
    }

    private static void prefixed(String word, String... prefixes) {
        Map<String, String> powers = Map.of("k", "1e3", "M", "1e6", "G", "1e9", "T", "1e12", "P", "1e15", "E", "1e18");
        for (String prefix : prefixes) {
            WORDS.put(prefix + word, known(word).times(fraction(powers.getOrDefault(prefix, "1"))));
        }
    }

    /**
     * Reads a unit.
     *
     * @param text of the unit
     * @return the unit, kept for the next time it is read
     * @throws IllegalArgumentException if it is not written as above
     */
    public Unit parse(String text) {
        Unit known = parsed.get(text);
        if (known == null) {
            known = read(text);
            parsed.put(text, known);
        }
        return known;
    }

    private Unit read(String text) {
        String[] quotient = text.strip().split("/", -1);
        Unit unit = Unit.ONE;
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

    private Unit factor(String text) {
        if (text.isEmpty() || text.equals("-")) {
            return Unit.ONE;
        }
        if (text.equals("%")) {
            return Unit.ONE.times(new BigFraction(1, 100));
        }
        Matcher ten = POWER_OF_TEN.matcher(text);
        if (ten.matches()) {
            return Unit.ONE.times(fraction("1e" + ten.group(1)));
        }
        if (NUMBER.matcher(text).matches()) {
            BigFraction value = fraction(text);
            if (value.equals(BigFraction.ZERO)) {
                throw new IllegalArgumentException("a factor of zero");
            }
            return Unit.ONE.times(value);
        }
        Matcher word = WORD.matcher(text);
        if (!word.matches()) {
            throw new IllegalArgumentException("\"" + text + "\"");
        }
        Unit base = word(word.group(1));
        return word.group(2) == null ? base : base.power(Integer.parseInt(word.group(2)));
    }

    private Unit word(String word) {
        Unit known = electricity.getOrDefault(word, WORDS.get(word));
        if (known != null) {
            return known;
        }
        Matcher currency = CURRENCY.matcher(word);
        if (currency.matches()) {
            String code =
                    currency.group(1).equals("yuan") || currency.group(1).equals("RMB") ? "CNY" : currency.group(1);
            String year = currency.group(2) == null ? "" : " " + currency.group(2);
            return new Unit(BigFraction.ONE, Map.of(Unit.MONEY + code + year, 1));
        }
        String counted = word.toLowerCase(Locale.ROOT);
        boolean plural = counted.length() > 3 && counted.endsWith("s") && !counted.endsWith("ss");
        return new Unit(BigFraction.ONE, Map.of(plural ? counted.substring(0, counted.length() - 1) : counted, 1));
    }
}
