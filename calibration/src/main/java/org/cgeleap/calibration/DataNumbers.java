package org.cgeleap.calibration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.energy.GenerationTechnology;
import org.cgeleap.calibration.energy.IndustryConstraint;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.account.ScaledCells;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.Fuel;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.expression.Expression;

/**
 * Initial data of a case by name, so that studies can vary them like parameters:
 *
 * <ul>
 *   <li>{@code table.ROW.COLUMN}, a cell of the base-year table in the case's sectors that is not zero; the others give way
 *       ({@link ScaledCells});
 *   <li>{@code energy.inventory.FUEL} (all uses and the production of a fuel, in every year, so that the inventory still adds up),
 *       {@code energy.electricity.ITEM}, {@code energy.target.ID} (a published figure of industry's energy use), in every year, and
 *       {@code energy.efficiency.TECHNOLOGY} of generation whose output follows from its fuel;
 *   <li>{@code leap.BRANCH:VARIABLE}, an expression of the area, in every scenario and region that states one;
 *   <li>{@code fuel.FUEL.co2_factor}, the CO2 factor of a fuel of the area, in the economy (all energy goods that are that
 *       fuel), the energy accounts and the area, where a use's own CO2 factor keeps its ratio to the fuel's.
 * </ul>
 *
 * Each can be multiplied; expressions and CO2 factors can also be given one value.
 */
public final class DataNumbers {
    private static final String TABLE = "table.";
    private static final String ENERGY = "energy.";
    private static final String INVENTORY = ENERGY + "inventory.";
    private static final String ELECTRICITY = ENERGY + "electricity.";
    private static final String TARGET = ENERGY + "target.";
    private static final String EFFICIENCY = ENERGY + "efficiency.";
    private static final String LEAP = "leap.";
    private static final String FUEL = "fuel.";
    private static final String CO2_FACTOR = ".co2_factor";

    private DataNumbers() {}

    /**
     * {@return whether a key, or a pattern of keys, is of initial data}
     *
     * @param key name or pattern
     */
    public static boolean is(String key) {
        return key.startsWith(TABLE) || key.startsWith(ENERGY) || changesArea(key);
    }

    /**
     * {@return whether a key is of the LEAP area, or of both sides}
     *
     * @param key name or pattern
     */
    public static boolean changesArea(String key) {
        return key.startsWith(LEAP) || key.startsWith(FUEL);
    }

    /**
     * {@return all names of a case}
     *
     * @param inputs of the case
     */
    public static Set<String> keys(CaseInputs inputs) {
        Set<String> keys = new TreeSet<>();
        ScaledCells.of(inputs.table().aggregate()).keySet().forEach(c -> keys.add(TABLE + c));
        EnergyData energy = inputs.energy();
        energy.fuels().forEach(f -> keys.add(INVENTORY + f.code()));
        energy.electricity().forEach(e -> keys.add(ELECTRICITY + e.item()));
        energy.industryTargets().forEach(t -> keys.add(TARGET + t.id()));
        energy.technologies().stream()
                .filter(t -> t.rule() == GenerationTechnology.Rule.EFFICIENCY)
                .forEach(t -> keys.add(EFFICIENCY + t.code()));
        inputs.area().entries().forEach(e -> keys.add(key(inputs.area(), e)));
        inputs.given().energyGoods().stream()
                .filter(g -> g.co2Factor() > 0)
                .forEach(g -> keys.add(FUEL + g.leapFuel() + CO2_FACTOR));
        return keys;
    }

    /**
     * {@return the plain numbers that a key can be given one value in the place of: expressions of the area that are numbers, CO2
     * factors; none where there are none, or where an expression is no number}
     *
     * @param inputs of the case
     * @param key name of initial data
     */
    public static Set<Double> values(CaseInputs inputs, String key) {
        Set<Double> values = new TreeSet<>();
        for (Entry e : inputs.area().entries()) {
            if (key(inputs.area(), e).equals(key)) {
                try {
                    values.add(Double.valueOf(e.expression().text().strip()));
                } catch (NumberFormatException notPlain) {
                    return Set.of();
                }
            }
        }
        inputs.given().energyGoods().stream()
                .filter(g -> key.equals(FUEL + g.leapFuel() + CO2_FACTOR) && g.co2Factor() > 0)
                .forEach(g -> values.add(g.co2Factor()));
        return values;
    }

    private static String key(LeapArea area, Entry e) {
        return LEAP + area.branches().get(e.branch()).path() + ":"
                + e.variable().label();
    }

    /**
     * {@return a copy with other initial data}
     *
     * @param inputs of the case
     * @param values by key; those of initial data only
     * @param factors by key; those of initial data only
     * @throws InputException for a value where only a factor has a meaning
     * @throws IllegalArgumentException for an expression or a table that cannot be made so
     */
    public static CaseInputs with(CaseInputs inputs, Map<String, Double> values, Map<String, Double> factors) {
        List<String> wrong = values.keySet().stream()
                .filter(k -> !changesArea(k))
                .map(k -> k + ": found a value; expected a factor (as: factor, or factor:" + k
                        + "), as these figures differ by year and add up with others")
                .toList();
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        Map<String, Double> cells = beginning(TABLE, factors);
        BaseTable table = inputs.table();
        if (!cells.isEmpty()) {
            table = new BaseTable(
                    table.table(), table.report(), ScaledCells.with(table.aggregate(), cells), table.mapping());
        }
        boolean leap = values.keySet().stream().anyMatch(DataNumbers::changesArea)
                || factors.keySet().stream().anyMatch(DataNumbers::changesArea);
        Map<String, DoubleUnaryOperator> co2 = new TreeMap<>();
        values.forEach((key, value) -> co2.put(key, was -> value));
        factors.forEach((key, factor) -> co2.merge(key, was -> was * factor, DoubleUnaryOperator::andThen));
        co2.keySet().removeIf(key -> !key.startsWith(FUEL));
        Case given = inputs.given();
        List<EnergyGood> goods = given.energyGoods().stream()
                .map(g -> new EnergyGood(g.code(), g.name(), g.leapFuel(), co2(co2, g.leapFuel(), g.co2Factor())))
                .toList();
        EnergyData energy = energy(inputs.energy(), factors);
        if (!co2.isEmpty()) {
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
                leap ? area(inputs.area(), values, factors, co2) : inputs.area(),
                inputs.link(),
                inputs.fitted(),
                leap ? Map.of() : inputs.compiled());
    }

    private static double co2(Map<String, DoubleUnaryOperator> changes, String fuel, double factor) {
        DoubleUnaryOperator change = changes.get(FUEL + fuel + CO2_FACTOR);
        return change == null || !(factor > 0) ? factor : change.applyAsDouble(factor);
    }

    private static Map<String, Double> beginning(String prefix, Map<String, Double> all) {
        Map<String, Double> chosen = new TreeMap<>();
        all.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                chosen.put(key.substring(prefix.length()), value);
            }
        });
        return chosen;
    }

    private static EnergyData energy(EnergyData energy, Map<String, Double> factors) {
        if (factors.keySet().stream().noneMatch(k -> k.startsWith(ENERGY))) {
            return energy;
        }
        EnergyData published = energy.with(
                energy.industryTargets().stream()
                        .map(t -> new IndustryConstraint(
                                t.year(),
                                t.id(),
                                t.kind(),
                                t.industries(),
                                t.fuel(),
                                t.value() * factors.getOrDefault(TARGET + t.id(), 1.0),
                                t.tolerance()))
                        .toList(),
                energy.technologies().stream()
                        .map(t -> new GenerationTechnology(
                                t.code(), t.rule(), t.efficiency() * factors.getOrDefault(EFFICIENCY + t.code(), 1.0)))
                        .toList());
        return published.with(
                energy.rows().stream()
                        .map(r -> new EnergyData.InventoryRow(
                                r.year(), r.name(), r.role(), r.fuel(), r.value() * fuel(energy, r.fuel(), factors)))
                        .toList(),
                energy.production().stream()
                        .map(r -> new EnergyData.ProductionRow(
                                r.year(), r.fuel(), r.value() * fuel(energy, r.fuel(), factors)))
                        .toList(),
                items(energy.electricity(), ELECTRICITY, factors),
                energy.capacity());
    }

    private static double fuel(EnergyData energy, int fuel, Map<String, Double> factors) {
        return factors.getOrDefault(INVENTORY + energy.fuels().get(fuel).code(), 1.0);
    }

    private static List<EnergyData.YearItem> items(
            List<EnergyData.YearItem> items, String prefix, Map<String, Double> factors) {
        return items.stream()
                .map(e -> new EnergyData.YearItem(
                        e.year(), e.item(), e.value() * factors.getOrDefault(prefix + e.item(), 1.0)))
                .toList();
    }

    private static LeapArea area(
            LeapArea area,
            Map<String, Double> values,
            Map<String, Double> factors,
            Map<String, DoubleUnaryOperator> co2) {
        List<Fuel> fuels = area.fuels().stream()
                .map(f -> f.withCo2Factor(co2(co2, f.code(), f.co2Factor())))
                .toList();
        Map<String, Double> ratios = new TreeMap<>();
        for (Fuel fuel : area.fuels()) {
            double changed = co2(co2, fuel.code(), fuel.co2Factor());
            if (changed != fuel.co2Factor()) {
                ratios.put(fuel.code(), changed / fuel.co2Factor());
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry e : area.entries()) {
            String key = key(area, e);
            String text = values.containsKey(key)
                    ? plain(values.getOrDefault(key, 0.0))
                    : e.expression().text();
            if (factors.containsKey(key)) {
                text = "(" + text + ") * " + plain(factors.getOrDefault(key, 1.0));
            }
            if (e.variable() == Variable.CO2_FACTOR) {
                String fuel = Objects.requireNonNullElse(
                        area.branches().get(e.branch()).fuel(), "");
                double ratio = ratios.getOrDefault(fuel, 1.0);
                text = ratio == 1 ? text : "(" + text + ") * " + plain(ratio);
            }
            entries.add(
                    text.equals(e.expression().text())
                            ? e
                            : new Entry(
                                    e.branch(),
                                    e.variable(),
                                    e.scenario(),
                                    e.region(),
                                    Expression.parse(text),
                                    e.unit(),
                                    e.basis(),
                                    e.source(),
                                    e.note(),
                                    e.row()));
        }
        return area.withFuels(ratios.isEmpty() ? area.fuels() : fuels).withEntries(entries);
    }

    /** Without an exponent: LEAP's expressions have none. */
    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
