package org.cgeleap.leap.expression;

/**
 * How numbers and lists are written. LEAP follows the regional settings of the computer; here an area declares it and
 * nothing is guessed.
 *
 * @param decimal decimal mark: point or comma
 * @param separator mark between arguments: comma or semicolon, not the decimal mark
 */
public record Notation(char decimal, char separator) {

    /** {@code Interp(2000, 1.1, 2020, 1.2)}. */
    public static final Notation POINT = new Notation('.', ',');

    /** {@code Interp(2000; 1,1; 2020; 1,2)}. */
    public static final Notation COMMA = new Notation(',', ';');

    /**
     * Refuses other marks and the same mark for both.
     *
     * @param decimal decimal mark: point or comma
     * @param separator mark between arguments: comma or semicolon, not the decimal mark
     * @throws IllegalArgumentException for other marks and the same mark for both
     */
    public Notation {
        if ((decimal != '.' && decimal != ',') || (separator != ',' && separator != ';') || decimal == separator) {
            throw new IllegalArgumentException("decimal mark \"" + decimal + "\" with list separator \"" + separator
                    + "\"; the mark is a point or a comma, the separator a comma or a semicolon, not the same");
        }
    }
}
