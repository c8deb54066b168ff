package org.cgeleap.calibration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.account.ScaledCells;

/**
 * Initial data of a case by name, so that studies can vary them like parameters:
 *
 * <ul>
 *   <li>{@code table.ROW.COLUMN}, a cell of the base-year table in the case's sectors that is not zero; the others give way
 *       ({@link ScaledCells});
 *   <li>{@code energy.…}, numbers of the energy accounts ({@link EnergyNumbers} lists them);
 *   <li>{@code leap.BRANCH:VARIABLE}, expressions of the area and numbers in them ({@link AreaNumbers});
 *   <li>{@code fuel.FUEL.co2_factor}, the CO2 factor of a fuel of the area, in the economy (all energy goods that are that
 *       fuel), the energy accounts and the area, where a use's own CO2 factor keeps its ratio to the fuel's.
 * </ul>
 *
 * Each can be multiplied, but for choices among words; those that are one number can also be given a value.
 */
public final class DataNumbers {
    private static final String TABLE = "table.";

    private DataNumbers() {}

    /**
     * {@return whether a key, or a pattern of keys, is of initial data}
     *
     * @param key name or pattern
     */
    public static boolean is(String key) {
        return key.startsWith(TABLE) || key.startsWith(EnergyNumbers.PREFIX) || changesArea(key);
    }

    /**
     * {@return whether a key is of the LEAP area, or of both sides}
     *
     * @param key name or pattern
     */
    public static boolean changesArea(String key) {
        return key.startsWith(AreaNumbers.LEAP) || key.startsWith(AreaNumbers.FUEL);
    }

    /**
     * {@return all names of a case}
     *
     * @param inputs of the case
     */
    public static Set<String> keys(CaseInputs inputs) {
        Set<String> keys = new TreeSet<>();
        ScaledCells.of(inputs.table().aggregate()).keySet().forEach(c -> keys.add(TABLE + c));
        keys.addAll(EnergyNumbers.keys(inputs.energy()));
        keys.addAll(AreaNumbers.keys(inputs.area()));
        inputs.given().energyGoods().stream()
                .filter(g -> g.co2Factor() > 0)
                .forEach(g -> keys.add(AreaNumbers.FUEL + g.leapFuel() + AreaNumbers.CO2_FACTOR));
        return keys;
    }

    /**
     * {@return the plain numbers that a key can be given one value in the place of: expressions of the area that are numbers, CO2
     * factors, numbers of the energy accounts that do not differ by year; none where there are none, or where an expression is
     * no number}
     *
     * @param inputs of the case
     * @param key name of initial data
     */
    public static Set<Double> values(CaseInputs inputs, String key) {
        Set<Double> values = new TreeSet<>(AreaNumbers.values(inputs.area(), key));
        inputs.given().energyGoods().stream()
                .filter(g -> key.equals(AreaNumbers.FUEL + g.leapFuel() + AreaNumbers.CO2_FACTOR) && g.co2Factor() > 0)
                .forEach(g -> values.add(g.co2Factor()));
        if (key.startsWith(EnergyNumbers.PREFIX)) {
            Map<String, Double> all = EnergyNumbers.values(inputs.energy());
            all.keySet().retainAll(Set.of(key));
            values.addAll(all.values());
        }
        return values;
    }

    /** Whether a key stands for figures that can only be multiplied, as they differ by year and add up with others. */
    static boolean multipliedOnly(String key) {
        return key.startsWith(TABLE) || EnergyNumbers.multipliedOnly(key);
    }

    /**
     * {@return a copy with other initial data}
     *
     * @param inputs of the case
     * @param values by key; those of initial data only
     * @param factors by key; those of initial data only
     * @throws InputException for a value where only a factor has a meaning, or a number out of its range
     * @throws IllegalArgumentException for an expression or a table that cannot be made so
     */
    public static CaseInputs with(CaseInputs inputs, Map<String, Double> values, Map<String, Double> factors) {
        List<String> wrong = values.keySet().stream()
                .filter(DataNumbers::multipliedOnly)
                .map(k -> k + ": found a value; expected a factor (as: factor, or factor:" + k
                        + "), as these figures differ by year and add up with others")
                .toList();
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        Map<String, Double> cells = new TreeMap<>();
        factors.forEach((key, value) -> {
            if (key.startsWith(TABLE)) {
                cells.put(key.substring(TABLE.length()), value);
            }
        });
        BaseTable table = inputs.table();
        if (!cells.isEmpty()) {
            table = new BaseTable(
                    table.table(), table.report(), ScaledCells.with(table.aggregate(), cells), table.mapping());
        }
        boolean leap = values.keySet().stream().anyMatch(DataNumbers::changesArea)
                || factors.keySet().stream().anyMatch(DataNumbers::changesArea);
        Map<String, DoubleUnaryOperator> changes = new TreeMap<>();
        values.forEach((key, value) -> changes.put(key, was -> value));
        factors.forEach((key, factor) -> changes.merge(key, was -> was * factor, DoubleUnaryOperator::andThen));
        Case given = inputs.given();
        EnergyData energy = EnergyNumbers.with(inputs.energy(), changes);
        if (changes.keySet().stream().anyMatch(k -> k.startsWith(AreaNumbers.FUEL))) {
            List<EnergyGood> goods = given.energyGoods().stream()
                    .map(g -> new EnergyGood(
                            g.code(), g.name(), g.leapFuel(), AreaNumbers.co2(changes, g.leapFuel(), g.co2Factor())))
                    .toList();
            given = given.withEnergyGoods(goods);
            energy = energy.withCo2Factors(energy.goods().list().stream()
                    .map(code -> goods.stream()
                            .filter(g -> g.code().equals(code))
                            .mapToDouble(EnergyGood::co2Factor)
                            .sum())
                    .toList());
        }
        return new CaseInputs(
                given,
                table,
                energy,
                leap ? AreaNumbers.with(inputs.area(), values, factors, changes) : inputs.area(),
                inputs.link(),
                inputs.fitted(),
                leap ? Map.of() : inputs.compiled());
    }
}
