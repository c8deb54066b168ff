package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.NearestKey;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.coupling.batch.ChangedInputs;
import org.cgeleap.coupling.batch.RunRequest;

/**
 * What a gradient is taken along. An elasticity is a parameter of the model's own, whose derivatives are exact. Any other
 * number of the case reaches the model by the arithmetic that makes a year's parameters of the case: that alone is
 * differenced, between the case a step to either side, and the model's answer to it is exact again.
 *
 * @param name column of a study: {@code KEY}, {@code factor:KEY} or {@code trend:KEY}
 * @param at value there; 1 for factors and trends
 * @param scale unit in which the tangents reckon, of the value's size
 * @param sides the alignment with the case a step up and a step down; none for an elasticity
 */
record Direction(String name, double at, double scale, Optional<Sides> sides) {
    /** Of the scale: its square is left of what is not linear, 1e-8, and rounding over it of all, 1e-12. */
    static final double STEP = 1e-4;

    /** A calibration between a step up and a step down; their years are those of the case itself. */
    record Sides(AlignedEconomy up, AlignedEconomy down) {}

    /** {@return whether it is an elasticity of the model} */
    boolean elasticity() {
        return sides.isEmpty();
    }

    /**
     * {@return directions by name}
     *
     * @param names columns of a study
     * @param wrong takes what keeps a name from being one
     */
    static List<Direction> of(Calibrated calibrated, List<String> names, List<String> wrong) {
        Set<String> elasticities = elasticities(calibrated);
        List<Direction> found = new ArrayList<>();
        IntStream.range(0, names.size())
                .parallel()
                .mapToObj(k -> of(calibrated, names.get(k), elasticities))
                .collect(Collectors.toList())
                .forEach(tried -> {
                    tried.direction().ifPresent(found::add);
                    if (tried.direction().isEmpty()) {
                        wrong.add(tried.why());
                    }
                });
        return List.copyOf(found);
    }

    /** Numbers written into a nest are no parameters. */
    private static Set<String> elasticities(Calibrated calibrated) {
        TreeSet<String> known = new TreeSet<>(calibrated.aligned().economy().elasticityKeys());
        calibrated.given().trees().values().forEach(tree -> known.addAll(tree.elasticities()));
        known.removeIf(k -> !calibrated.given().parameters().has(k, ""));
        return known;
    }

    private record Tried(Optional<Direction> direction, String why) {
        static Tried none(String why) {
            return new Tried(Optional.empty(), why);
        }
    }

    private static Tried of(Calibrated calibrated, String name, Set<String> elasticities) {
        Case given = calibrated.given();
        if (elasticities.contains(name)) {
            double at = given.parameters().value(name);
            return new Tried(Optional.of(new Direction(name, at, 1, Optional.empty())), "");
        }
        String found = "gradient: found " + name + "; expected ";
        String key = RunRequest.key(name);
        Set<String> known = CaseNumbers.keys(given);
        if (DataNumbers.is(key)) {
            return Tried.none(
                    found + "a number that acts through the parameters of years, not initial data; take --design oat");
        }
        if (!known.contains(key)) {
            return Tried.none(found + "a number of the case, the nearest is " + NearestKey.of(key, known));
        }
        double at = 1;
        if (key.equals(name)) {
            Set<Double> values = values(given, key);
            if (values.size() != 1) {
                return Tried.none(found + "factor:" + key + " or trend:" + key + " (as: factor, as: trend), as it has "
                        + values.size() + " values by year and scenario");
            }
            at = values.iterator().next();
        }
        double scale = at == 0 ? 1 : Math.abs(at);
        try {
            Sides sides = new Sides(
                    Calibration.beside(calibrated, moved(calibrated, name, at + STEP * scale)),
                    Calibration.beside(calibrated, moved(calibrated, name, at - STEP * scale)));
            return new Tried(Optional.of(new Direction(name, at, scale, Optional.of(sides))), "");
        } catch (InputException | IllegalArgumentException e) {
            return Tried.none(found + "a number that acts through the parameters of years, but this one "
                    + e.getMessage() + "; take --design oat");
        }
    }

    private static CaseInputs moved(Calibrated calibrated, String name, double value) {
        return ChangedInputs.of(calibrated.inputs(), Map.of(name, value));
    }

    private static Set<Double> values(Case given, String key) {
        ParameterTable table = given.parameters();
        return table.keys().contains(key)
                ? table.entries().stream()
                        .filter(e -> e.key().equals(key))
                        .map(ParameterTable.Entry::value)
                        .collect(Collectors.toSet())
                : Set.of(CaseNumbers.of(given).getOrDefault(key, 0.0));
    }
}
