package org.cgeleap.leap.area;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A unit: an exact size against coherent base units (tce, t, m, W, year, one of each currency and thing counted) and
 * exponents of dimensions. {@link UnitTable} says which words there are and how they are written together.
 *
 * @param size base units per this unit, an exact fraction
 * @param dimensions exponent by dimension, zeros left out
 */
public record Unit(BigFraction size, Map<String, Integer> dimensions) {

    /** Dimension of energy. */
    public static final String ENERGY = "energy";

    /** Beginning of the dimension of a currency; its code and, if dated, its year follow. */
    public static final String MONEY = "money ";

    /** No dimension, size 1. */
    public static final Unit ONE = new Unit(BigFraction.ONE, Map.of());

    /**
     * Copies the dimensions.
     *
     * @param size base units per this unit, an exact fraction
     * @param dimensions exponent by dimension, zeros left out
     */
    public Unit {
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * Reads a unit of the standard table.
     *
     * @param text of the unit, such as {@code 10^4 t} or {@code kgce/t}
     * @return the unit
     * @throws IllegalArgumentException if it is not written as {@link UnitTable} says
     */
    public static Unit parse(String text) {
        return UnitTable.STANDARD.parse(text);
    }

    /** {@return the size rounded once, to the nearest double} */
    public double scale() {
        return size.doubleValue();
    }

    /**
     * {@return how many of the other unit one of this unit is, rounded once}
     *
     * @param other the other unit
     * @throws IllegalArgumentException if they differ in dimension
     */
    public double in(Unit other) {
        if (!sameDimension(other)) {
            throw new IllegalArgumentException(dimensionText() + " is not " + other.dimensionText());
        }
        return size.divide(other.size).doubleValue();
    }

    /**
     * {@return product of two units}
     *
     * @param other the other unit
     */
    public Unit times(Unit other) {
        return combine(other, size.multiply(other.size), 1);
    }

    /**
     * {@return quotient of two units}
     *
     * @param other divisor
     */
    public Unit over(Unit other) {
        return combine(other, size.divide(other.size), -1);
    }

    /**
     * {@return a number of this unit}
     *
     * @param factor how many of it
     */
    public Unit times(BigFraction factor) {
        return new Unit(size.multiply(factor), dimensions);
    }

    /**
     * {@return the unit to a power}
     *
     * @param exponent negative for the reciprocal; 0 gives {@link #ONE}
     */
    public Unit power(int exponent) {
        Unit product = ONE;
        for (int k = Math.abs(exponent); k > 0; k--) {
            product = exponent > 0 ? product.times(this) : product.over(this);
        }
        return product;
    }

    private Unit combine(Unit other, BigFraction newSize, int sign) {
        Map<String, Integer> exponents = new TreeMap<>(dimensions);
        other.dimensions.forEach((d, e) -> exponents.merge(d, sign * e, Integer::sum));
        exponents.values().removeIf(e -> e == 0);
        return new Unit(newSize, exponents);
    }

    /**
     * {@return the unit without the name of a thing measured in it: {@code kg CH4/TJ} without {@code CH4} is {@code kg/TJ}}
     *
     * @param label name of the thing, in any case
     */
    public Unit withoutLabel(String label) {
        Map<String, Integer> rest = new TreeMap<>(dimensions);
        rest.keySet().removeIf(d -> d.equalsIgnoreCase(label));
        return new Unit(size, rest);
    }

    /**
     * {@return whether both measure the same thing, perhaps in another scale}
     *
     * @param other the other unit
     */
    public boolean sameDimension(Unit other) {
        return dimensions.equals(other.dimensions);
    }

    /** {@return the dimensions in words, e.g. {@code energy mass^-1}} */
    public String dimensionText() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(dimensions)
                .forEach((d, e) ->
                        text.append(text.length() == 0 ? "" : " ").append(d).append(e == 1 ? "" : "^" + e));
        return text.length() == 0 ? "no dimension" : text.toString();
    }
}
