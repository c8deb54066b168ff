package org.cgeleap.calibration.casefile;

import java.util.List;

/**
 * A key an instrument of {@code policies.csv} understands.
 *
 * @param name in the file; with a dot at its end it is followed by a code, as in {@code content.STEEL}
 * @param kind of value
 * @param unit that must stand in the row, for numbers
 * @param lower least number
 * @param upper largest number
 * @param choices for {@link Kind#CHOICE}, the default first
 * @param required whether the instrument means nothing without it
 */
public record PolicyKey(
        String name, Kind kind, String unit, double lower, double upper, List<String> choices, boolean required) {

    /** What a value is. */
    public enum Kind {
        /** A number, which may differ by year. */
        NUMBER,
        /** One of a few words. */
        CHOICE,
        /** A year. */
        YEAR,
        /** Codes of sectors, households or government, separated by |. */
        USERS,
        /** Codes of sectors, separated by |. */
        SECTORS,
        /** Codes of energy goods, separated by |. */
        FUELS,
        /** Codes of generation technologies, separated by |. */
        TECHNOLOGIES,
        /** The name of a carbon policy of the same scenario, or {@code economy} for the market of policy.csv. */
        MARKET
    }

    static PolicyKey number(String name, String unit, double lower, double upper) {
        return new PolicyKey(name, Kind.NUMBER, unit, lower, upper, List.of(), false);
    }

    static PolicyKey choice(String name, String... choices) {
        return new PolicyKey(name, Kind.CHOICE, "", 0, 0, List.of(choices), false);
    }

    static PolicyKey word(String name, Kind kind) {
        return new PolicyKey(name, kind, "", 0, 0, List.of(), false);
    }

    PolicyKey needed() {
        return new PolicyKey(name, kind, unit, lower, upper, choices, true);
    }

    /** The key as a user writes it. */
    String written() {
        return name.endsWith(".") ? name + "CODE" : name;
    }

    /** Whether a key of the file is this one. */
    boolean fits(String key) {
        return name.endsWith(".") ? key.startsWith(name) && key.length() > name.length() : key.equals(name);
    }
}
