package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.energy.AccountingChoices;
import org.cgeleap.calibration.energy.AccountingChoices.PowerFinal;
import org.cgeleap.calibration.energy.AccountingChoices.RecoveredGas;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.energy.GenerationTechnology;
import org.cgeleap.calibration.energy.IndustryConstraint;
import org.cgeleap.calibration.energy.InventoryFuel;
import org.cgeleap.calibration.energy.InventorySector;
import org.cgeleap.calibration.energy.PriceBand;
import org.cgeleap.calibration.energy.UserClass;

/**
 * Numbers of a case's energy accounts by name, in the units of their files. Figures that differ by year are multiplied:
 * {@code energy.inventory.FUEL} (all uses and the production of a fuel, so that the inventory still adds up),
 * {@code energy.electricity.ITEM}, {@code energy.target.ID} (a published figure of industry's energy use). The others can also be
 * given one value: {@code energy.efficiency.TECHNOLOGY} of generation whose output follows from its fuel,
 * {@code energy.heat_value.FUEL}, {@code energy.weight.INVENTORY SECTOR.SECTOR} where an inventory sector is divided (its other parts
 * keep their proportions), {@code energy.special_use.USE}, {@code energy.price_band.GOOD.low} and {@code .high},
 * {@code energy.user_class.USER.low} and {@code .high}, {@code energy.choice.non_energy_ceiling}. A choice that is a word is given
 * by its place among the words, from 1: {@code energy.choice.power_final_coal}, {@code energy.choice.recovered_gas}.
 */
final class EnergyNumbers {
    /** How all names begin. */
    static final String PREFIX = "energy.";

    private static final String INVENTORY = PREFIX + "inventory.";
    private static final String ELECTRICITY = PREFIX + "electricity.";
    private static final String TARGET = PREFIX + "target.";
    private static final String EFFICIENCY = PREFIX + "efficiency.";
    private static final String HEAT_VALUE = PREFIX + "heat_value.";
    private static final String WEIGHT = PREFIX + "weight.";
    private static final String SPECIAL_USE = PREFIX + "special_use.";
    private static final String PRICE_BAND = PREFIX + "price_band.";
    private static final String USER_CLASS = PREFIX + "user_class.";
    private static final String LOW = ".low";
    private static final String HIGH = ".high";
    private static final String CEILING = PREFIX + "choice.non_energy_ceiling";
    private static final String POWER_FINAL = PREFIX + "choice.power_final_coal";
    private static final String RECOVERED_GAS = PREFIX + "choice.recovered_gas";

    private final EnergyData energy;
    private final Map<String, DoubleUnaryOperator> changes;
    private final Map<String, Double> seen = new TreeMap<>();

    private EnergyNumbers(EnergyData energy, Map<String, DoubleUnaryOperator> changes) {
        this.energy = energy;
        this.changes = changes;
    }

    /** Whether a name stands for figures by year that add up with others, which are multiplied only. */
    static boolean multipliedOnly(String key) {
        return key.startsWith(INVENTORY) || key.startsWith(ELECTRICITY) || key.startsWith(TARGET);
    }

    /** The words a choice's number counts; none for what is a number of its own. */
    static List<String> words(String key) {
        return switch (key) {
            case POWER_FINAL -> words(PowerFinal.values());
            case RECOVERED_GAS -> words(RecoveredGas.values());
            default -> List.of();
        };
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** All names. */
    static Set<String> keys(EnergyData energy) {
        Set<String> keys = new TreeSet<>(values(energy).keySet());
        energy.fuels().forEach(f -> keys.add(INVENTORY + f.code()));
        energy.electricity().forEach(e -> keys.add(ELECTRICITY + e.item()));
        energy.industryTargets().forEach(t -> keys.add(TARGET + t.id()));
        return keys;
    }

    /** The numbers that can be given one value, with the value that is there. */
    static Map<String, Double> values(EnergyData energy) {
        EnergyNumbers numbers = new EnergyNumbers(energy, Map.of());
        numbers.changed();
        return numbers.seen;
    }

    /** A copy with other numbers; names of other data are left alone. */
    static EnergyData with(EnergyData energy, Map<String, DoubleUnaryOperator> changes) {
        return changes.keySet().stream().noneMatch(k -> k.startsWith(PREFIX))
                ? energy
                : new EnergyNumbers(energy, changes).changed();
    }

    private EnergyData changed() {
        EnergyData published = energy.with(
                energy.industryTargets().stream()
                        .map(t -> new IndustryConstraint(
                                t.year(),
                                t.id(),
                                t.kind(),
                                t.industries(),
                                t.fuel(),
                                multiplied(TARGET + t.id(), t.value()),
                                t.tolerance()))
                        .toList(),
                energy.technologies().stream().map(this::technology).toList());
        EnergyData measured = published.with(
                energy.fuels().stream().map(this::fuel).toList(),
                energy.inventorySectors().stream().map(this::sector).toList(),
                energy.specialUses().stream()
                        .map(s -> new EnergyData.SpecialUse(
                                s.use(),
                                s.inventorySector(),
                                s.fuel(),
                                within(SPECIAL_USE + s.use(), s.share(), 0, 1, "a share from 0 to 1")))
                        .toList(),
                choices(),
                energy.priceBands().stream().map(this::band).toList(),
                classes());
        return measured.with(
                energy.rows().stream()
                        .map(r -> new EnergyData.InventoryRow(
                                r.year(), r.name(), r.role(), r.fuel(), multiplied(inventory(r.fuel()), r.value())))
                        .toList(),
                energy.production().stream()
                        .map(r -> new EnergyData.ProductionRow(
                                r.year(), r.fuel(), multiplied(inventory(r.fuel()), r.value())))
                        .toList(),
                energy.electricity().stream()
                        .map(e -> new EnergyData.YearItem(
                                e.year(), e.item(), multiplied(ELECTRICITY + e.item(), e.value())))
                        .toList(),
                energy.capacity());
    }

    private String inventory(int fuel) {
        return INVENTORY + energy.fuels().get(fuel).code();
    }

    private GenerationTechnology technology(GenerationTechnology t) {
        return t.rule() == GenerationTechnology.Rule.EFFICIENCY
                ? new GenerationTechnology(
                        t.code(),
                        t.rule(),
                        within(
                                EFFICIENCY + t.code(),
                                t.efficiency(),
                                Double.MIN_VALUE,
                                1,
                                "a net efficiency above 0 and at most 1"))
                : t;
    }

    private InventoryFuel fuel(InventoryFuel f) {
        // as the file has it: tce of a unit, in the yearbook's ten thousands
        double was = f.mtcePerUnit() / InventoryFuel.MTCE;
        double now = within(HEAT_VALUE + f.code(), was, 0, Double.MAX_VALUE, "a heat value of zero or more");
        return now == was ? f : f.withHeatValue(now);
    }

    private InventorySector sector(InventorySector s) {
        if (s.parts().size() < 2) {
            return s;
        }
        double[] weights = new double[s.parts().size()];
        boolean[] given = new boolean[weights.length];
        double free = 0;
        double left = 1;
        for (int p = 0; p < weights.length; p++) {
            String key = WEIGHT + s.name() + "." + s.parts().get(p).sector();
            double was = s.parts().get(p).weight();
            weights[p] = within(key, was, 0, 1, "a share from 0 to 1");
            given[p] = changes.containsKey(key);
            free += given[p] ? 0 : was;
            left -= given[p] ? weights[p] : 0;
        }
        if (free > 0 ? left < 0 : Math.abs(left) > 1e-9) {
            throw new InputException(List.of(WEIGHT + s.name() + ".*: found parts that add to " + (1 - left)
                    + " beside others; expected parts of " + s.name() + " that add to 1 at most, the others give way"));
        }
        List<InventorySector.Part> parts = new ArrayList<>();
        boolean any = false;
        for (boolean one : given) {
            any |= one;
        }
        for (int p = 0; p < weights.length; p++) {
            double weight = any && !given[p] ? weights[p] * (left / free) : weights[p];
            parts.add(new InventorySector.Part(s.parts().get(p).sector(), weight));
        }
        return new InventorySector(s.name(), s.industry(), s.takesNonEnergy(), parts);
    }

    private PriceBand band(PriceBand b) {
        String stem = PRICE_BAND + b.good();
        double low = within(stem + LOW, b.low(), 0, Double.MAX_VALUE, "a price of zero or more");
        double high = within(stem + HIGH, b.high(), 0, Double.MAX_VALUE, "a price of zero or more");
        ordered(stem, low, high);
        return new PriceBand(b.year(), b.good(), b.unit(), low, high, b.tcePerUnit());
    }

    private Map<String, UserClass> classes() {
        Map<String, UserClass> classes = new LinkedHashMap<>();
        energy.userClasses().forEach((user, c) -> {
            String stem = USER_CLASS + user;
            double low = within(stem + LOW, c.low(), 0, Double.MAX_VALUE, "a multiple of zero or more");
            double high = within(stem + HIGH, c.high(), 0, Double.MAX_VALUE, "a multiple of zero or more");
            ordered(stem, low, high);
            classes.put(user, new UserClass(c.name(), low, high));
        });
        return classes;
    }

    private AccountingChoices choices() {
        AccountingChoices choices = energy.choices();
        if (choices.powerSector().isEmpty()) {
            return choices; // the case states none
        }
        double ceiling =
                within(CEILING, choices.nonEnergyCeiling(), Double.MIN_VALUE, 1, "a share above 0 and at most 1");
        return choices.withNonEnergyCeiling(ceiling)
                .with(choice(POWER_FINAL, PowerFinal.values(), choices.powerFinal()))
                .with(choice(RECOVERED_GAS, RecoveredGas.values(), choices.recoveredGas()));
    }

    private <E extends Enum<E>> E choice(String key, E[] words, E was) {
        double place = number(key, Arrays.asList(words).indexOf(was) + 1.0);
        if (place != Math.rint(place) || !(place >= 1 && place <= words.length)) {
            throw new InputException(List.of(key + ": found " + place + "; expected a whole number from 1 to "
                    + words.length + ", the place of one of " + words(key)));
        }
        return words[(int) place - 1];
    }

    private static void ordered(String stem, double low, double high) {
        if (!(low <= high)) {
            throw new InputException(
                    List.of(stem + ": found low " + low + " above high " + high + "; expected low ≤ high"));
        }
    }

    private double multiplied(String key, double was) {
        DoubleUnaryOperator change = changes.get(key);
        return change == null ? was : change.applyAsDouble(was);
    }

    private double within(String key, double was, double low, double high, String what) {
        double number = number(key, was);
        if (!(number >= low && number <= high)) {
            throw new InputException(List.of(key + ": found " + number + "; expected " + what));
        }
        return number;
    }

    private double number(String key, double was) {
        seen.putIfAbsent(key, was);
        return multiplied(key, was);
    }
}
