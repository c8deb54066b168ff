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
import org.cgeleap.calibration.ChangedInputs;
import org.cgeleap.calibration.DataNumbers;
import org.cgeleap.calibration.NumberNames;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.coupling.study.CompiledAreas;

/**
 * What an exact gradient is taken along. An elasticity is a parameter of the model's own, whose derivatives are exact. Any
 * other number that only moves parameters of years or expressions of the LEAP area reaches the model by the arithmetic
 * that makes those of the case: that alone is differenced, between the case a step to either side, and the model's answer
 * to it is exact again.
 *
 * @param name column of a study: {@code KEY}, {@code factor:KEY} or {@code trend:KEY}
 * @param at value there; 1 for factors and trends
 * @param scale unit in which the tangents reckon, of the value's size
 * @param sides the alignment with the case a step up and a step down; none for an elasticity
 */
record Direction(String name, double at, double scale, Optional<Sides> sides) {
    /** Of the scale: its square is left of what is not linear, 1e-8, and rounding over it of all, 1e-12. */
    static final double STEP = 1e-4;

    /**
     * A calibration between a step up and a step down; their years are those of the case itself.
     *
     * @param areas the LEAP areas on both sides, where a number of the area is moved
     */
    record Sides(AlignedEconomy up, AlignedEconomy down, Optional<Areas> areas) {}

    /** LEAP areas a step to either side. */
    record Areas(CompiledAreas up, CompiledAreas down) {}

    /**
     * What came of a name.
     *
     * @param name column of a study
     * @param at value there; NaN where there is none
     * @param exact the direction; none where there is no exact gradient by it
     * @param movable whether the number can be moved at all, so that differences of solved cases can be taken
     * @param why there is no exact gradient, in words
     */
    record Sought(String name, double at, Optional<Direction> exact, boolean movable, String why) {
        /** The same without an exact gradient. */
        Sought without(String reason) {
            return new Sought(name, at, Optional.empty(), movable, reason);
        }
    }

    /** {@return whether it is an elasticity of the model} */
    boolean elasticity() {
        return sides.isEmpty();
    }

    /** {@return the size of a value, which steps are parts of; one where it is zero} */
    static double scale(double at) {
        return at == 0 ? 1 : Math.abs(at);
    }

    /**
     * {@return what came of each name}
     *
     * @param calibrated the case
     * @param names columns of a study
     * @throws InputException for names that no number of the case has
     */
    static List<Sought> of(Calibrated calibrated, List<String> names) {
        Set<String> elasticities = elasticities(calibrated);
        NumberNames known = NumberNames.of(calibrated.inputs());
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            String key = ChangedInputs.key(name);
            boolean there = known.canonical(key).filter(key::equals).isPresent();
            String misfit = there ? known.misfit(name) : "found " + key + "; expected " + known.expected(key);
            if (!misfit.isEmpty()) {
                wrong.add("gradient: " + misfit);
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return IntStream.range(0, names.size())
                .parallel()
                .mapToObj(k -> of(calibrated, names.get(k), elasticities))
                .collect(Collectors.toList());
    }

    /** Numbers written into a nest are no parameters. */
    private static Set<String> elasticities(Calibrated calibrated) {
        TreeSet<String> known = new TreeSet<>(calibrated.aligned().economy().elasticityKeys());
        calibrated.given().trees().values().forEach(tree -> known.addAll(tree.elasticities()));
        known.removeIf(k -> !calibrated.given().parameters().has(k, ""));
        return known;
    }

    private static Sought of(Calibrated calibrated, String name, Set<String> elasticities) {
        Case given = calibrated.given();
        if (elasticities.contains(name)) {
            double at = given.parameters().value(name);
            return new Sought(name, at, Optional.of(new Direction(name, at, 1, Optional.empty())), true, "");
        }
        String key = ChangedInputs.key(name);
        double at = 1;
        if (key.equals(name)) {
            Set<Double> values = values(calibrated, key);
            if (values.size() != 1) {
                return new Sought(
                        name,
                        Double.NaN,
                        Optional.empty(),
                        false,
                        "no one value to move: it has "
                                + (values.isEmpty()
                                        ? "no plain number"
                                        : values.size() + " values by year and scenario")
                                + "; expected factor:" + key + " or trend:" + key + " (as: factor, as: trend)");
            }
            at = values.iterator().next();
        }
        double scale = scale(at);
        try {
            CaseInputs above = moved(calibrated, name, at + STEP * scale);
            CaseInputs below = moved(calibrated, name, at - STEP * scale);
            Optional<Areas> areas = DataNumbers.changesArea(key)
                    ? Optional.of(new Areas(CompiledAreas.of(above), CompiledAreas.of(below)))
                    : Optional.empty();
            Sides sides =
                    new Sides(Calibration.beside(calibrated, above), Calibration.beside(calibrated, below), areas);
            Direction direction = new Direction(name, at, scale, Optional.of(sides));
            return new Sought(name, at, Optional.of(direction), true, "");
        } catch (InputException | IllegalArgumentException e) {
            return new Sought(name, at, Optional.empty(), true, String.valueOf(e.getMessage()));
        }
    }

    private static CaseInputs moved(Calibrated calibrated, String name, double value) {
        return ChangedInputs.of(calibrated.inputs(), Map.of(name, value));
    }

    private static Set<Double> values(Calibrated calibrated, String key) {
        if (DataNumbers.is(key)) {
            return DataNumbers.values(calibrated.inputs(), key);
        }
        ParameterTable table = calibrated.given().parameters();
        List<ParameterTable.Entry> rows = table.rows(key);
        return !rows.isEmpty()
                ? rows.stream().map(ParameterTable.Entry::value).collect(Collectors.toSet())
                : Set.of(CaseNumbers.of(calibrated.given()).getOrDefault(key, 0.0));
    }
}
