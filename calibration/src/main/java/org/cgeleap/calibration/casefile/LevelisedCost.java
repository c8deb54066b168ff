package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a kilowatt-hour of a latent technology costs over the plant's life, yuan/kWh:
 *
 * <pre>
 * c = I (r / (1 − (1 + r)⁻ⁿ) + m) / h + q·p/1000 + k·s/1000
 * </pre>
 *
 * capital cost I (yuan/kW) as an annuity over n years at the rate r, with its yearly upkeep m (a share of it), over h
 * full-load hours; q kgce/kWh of fuel at p yuan/tce; k t CO2/MWh captured, transported and stored at s yuan/t. Divided
 * by the price of generation it is the mark-up of {@link Technology#markup()}.
 *
 * @param items each number by name, with its row
 */
public record LevelisedCost(Map<Item, Entry> items) {
    /** Key, below {@code power} in {@code case.yaml}, of the file of costs. */
    public static final String PART = "costs";

    /** The numbers of a cost. */
    public enum Item {
        /** I, yuan/kW. */
        CAPITAL_COST,
        /** n, years. */
        LIFETIME,
        /** r, a year. */
        DISCOUNT_RATE,
        /** h, hours a year. */
        FULL_LOAD_HOURS,
        /** m, share of the capital cost a year. */
        UPKEEP,
        /** q, kgce/kWh. */
        FUEL_USE,
        /** p, yuan/tce. */
        FUEL_PRICE,
        /** k, t CO2/MWh. */
        CAPTURED,
        /** s, yuan/t CO2. */
        TRANSPORT_AND_STORAGE;

        /** {@return the word used in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number and where it comes from.
     *
     * @param value in that unit
     * @param unit as written
     * @param basis sourced, derived, fitted or assumed
     * @param source as written
     */
    public record Entry(double value, String unit, Basis basis, String source) {}

    /**
     * Copies the items.
     *
     * @param items each number by name, with its row
     */
    public LevelisedCost {
        items = java.util.Collections.unmodifiableMap(new java.util.EnumMap<>(items));
    }

    /** {@return cost of a kilowatt-hour, yuan/kWh} */
    public double perKilowattHour() {
        double rate = of(Item.DISCOUNT_RATE);
        double annuity = rate == 0 ? 1 / of(Item.LIFETIME) : rate / (1 - Math.pow(1 + rate, -of(Item.LIFETIME)));
        return of(Item.CAPITAL_COST) * (annuity + of(Item.UPKEEP)) / of(Item.FULL_LOAD_HOURS)
                + of(Item.FUEL_USE) * of(Item.FUEL_PRICE) / 1000
                + of(Item.CAPTURED) * of(Item.TRANSPORT_AND_STORAGE) / 1000;
    }

    private double of(Item item) {
        Entry entry = items.get(item);
        return entry == null ? 0 : entry.value();
    }

    /**
     * Reads {@code technology,item,value,unit,basis,source}: every item of every technology it names.
     *
     * @param folder of the case
     * @param file name in it
     * @param findings takes everything wrong in the file
     * @return the cost by technology
     */
    public static Map<String, LevelisedCost> read(java.nio.file.Path folder, String file, List<Finding> findings) {
        Map<String, Map<Item, Entry>> rows = new LinkedHashMap<>();
        List<String> columns = List.of("technology", "item", "value", "unit", "basis", "source");
        for (CsvFile.Row row : CsvFile.read(folder, file, columns, findings).rows()) {
            Entry entry = new Entry(row.number("value"), row.text("unit"), row.basis(), row.required("source"));
            try {
                Item item = Item.valueOf(row.required("item").toUpperCase(Locale.ROOT));
                if (entry.value() < 0
                        || (entry.value() == 0 && (item == Item.LIFETIME || item == Item.FULL_LOAD_HOURS))) {
                    row.finding("value", row.text("value"), "a number above zero (or zero, where that has a meaning)");
                }
                Map<Item, Entry> items = rows.computeIfAbsent(row.required("technology"), t -> new LinkedHashMap<>());
                if (items.put(item, entry) != null) {
                    row.finding(
                            "item", row.text("item") + " of " + row.text("technology") + " again", "each item once");
                }
            } catch (IllegalArgumentException e) {
                row.finding(
                        "item",
                        row.text("item"),
                        "one of "
                                + java.util.Arrays.stream(Item.values())
                                        .map(Item::word)
                                        .toList());
            }
        }
        Map<String, LevelisedCost> costs = new LinkedHashMap<>();
        rows.forEach((technology, items) -> {
            List<String> missing = new ArrayList<>();
            for (Item item : Item.values()) {
                if (!items.containsKey(item)) {
                    missing.add(item.word());
                }
            }
            if (!missing.isEmpty()) {
                findings.add(new Finding(file, 0, technology, "no " + missing, "a row for every item of a cost"));
            }
            costs.put(technology, new LevelisedCost(items));
        });
        return costs;
    }
}
