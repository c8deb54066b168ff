package org.cgeleap.leap.area;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The money of an area and the rates that lead to it from other currencies and price years. Without a rate, money of
 * another currency or year is an error, never added.
 *
 * @param unit currency of the area, with its year if it has one: {@code CNY2020}
 * @param rates declared rates into that unit
 */
public record Money(String unit, List<Rate> rates) {

    /** Undated yuan, as areas without a declaration use. */
    public static final Money UNDATED = new Money("yuan", List.of());

    /**
     * Copies the list.
     *
     * @param unit currency of the area, with its year if it has one: {@code CNY2020}
     * @param rates declared rates into that unit
     */
    public Money {
        rates = List.copyOf(rates);
    }

    /**
     * One of a currency is {@code factor} of the area's.
     *
     * @param from currency and year
     * @param factor deflator times exchange rate
     * @param basis sourced, derived, fitted or assumed
     * @param source citation
     */
    public record Rate(String from, double factor, String basis, String source) {}

    /** The unit with its money turned into that of the area; empty if a rate is missing. */
    Optional<Unit> converted(Unit unit) {
        Unit result = unit;
        for (Map.Entry<String, Integer> dimension : unit.dimensions().entrySet()) {
            String name = dimension.getKey();
            Unit area = Unit.parse(this.unit);
            if (!name.startsWith(Unit.MONEY) || area.dimensions().containsKey(name)) {
                continue;
            }
            Rate rate = rates.stream()
                    .filter(r -> Unit.parse(r.from()).dimensions().containsKey(name))
                    .findFirst()
                    .orElse(null);
            if (rate == null) {
                return Optional.empty();
            }
            Map<String, Integer> rest = new TreeMap<>(result.dimensions());
            rest.remove(name);
            BigDecimal factor = new BigDecimal(Double.toString(rate.factor()));
            Unit one = area.times(new BigFraction(
                    factor.unscaledValue().multiply(java.math.BigInteger.TEN.pow(Math.max(0, -factor.scale()))),
                    java.math.BigInteger.TEN.pow(Math.max(0, factor.scale()))));
            result = new Unit(result.size(), rest).times(one.power(dimension.getValue()));
        }
        return Optional.of(result);
    }

    /** Declared currencies, for messages. */
    List<String> known() {
        return rates.stream().map(Rate::from).toList();
    }
}
