package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.LevelisedCost;
import org.cgeleap.calibration.casefile.NearestKey;
import org.cgeleap.calibration.casefile.ParameterTable;

/**
 * The names of a case's numbers, for whoever changes them: rows of the parameter files ({@code KEY}, {@code KEY[SCENARIO]},
 * {@code KEY[YEAR]}), numbers beside them ({@link CaseNumbers}) and initial data ({@link DataNumbers}). What {@code parameters.csv} of a
 * run calls otherwise is found as well, or it is said why it cannot be changed.
 */
public final class NumberNames {
    private static final Pattern REDUCTION = Pattern.compile("intensity_reduction\\[(.+)]\\[(\\d+)-\\d+]");

    private static final List<String> TECHNOLOGY_COLUMNS = List.of(
            "capital_share",
            "labour_share",
            "resource_share",
            "material_share",
            "heat_rate",
            "capture_rate",
            "removal");

    private final Case given;
    private final Supplier<Set<String>> data;
    private final Set<String> plain;
    private Set<String> ofData = Set.of();

    /**
     * Names of a case.
     *
     * @param given the case
     * @param data names of its initial data ({@link DataNumbers#keys}), asked for only where a name is like one
     */
    public NumberNames(Case given, Supplier<Set<String>> data) {
        this.given = given;
        this.data = data;
        this.plain = CaseNumbers.keys(given);
    }

    /**
     * {@return the names of a case}
     *
     * @param inputs of the case
     */
    public static NumberNames of(CaseInputs inputs) {
        return new NumberNames(inputs.given(), () -> DataNumbers.keys(inputs));
    }

    /** Whether a name cannot be of a plain key of a parameter file. */
    static boolean beside(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.contains("[")
                || name.contains(":")
                || DataNumbers.is(name)
                || Stream.of("technology.", "sector.", "reduction.", "nest.", "benchmark.")
                        .anyMatch(name::startsWith)
                || (name.contains(".")
                        && !name.startsWith("policy.")
                        && (TECHNOLOGY_COLUMNS.contains(last)
                                || last.equals("markup")
                                || last.equals("co2_factor")
                                || Arrays.stream(LevelisedCost.Item.values())
                                        .anyMatch(i -> i.word().equals(last))));
    }

    /** A case as read with further numbers set; those of the given names are left out. */
    static CaseInputs set(CaseInputs inputs, Map<String, Double> set, Set<String> done) {
        Map<String, Double> columns = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        NumberNames names = of(inputs);
        new TreeMap<>(set).forEach((column, value) -> {
            String key = ChangedInputs.key(column);
            if (done.contains(column)) {
                return;
            }
            Optional<String> name = names.canonical(key);
            String canonical = ChangedInputs.prefix(column) + name.orElse(key);
            String misfit =
                    name.isEmpty() ? "found no such number; expected " + names.expected(key) : names.misfit(canonical);
            if (misfit.isEmpty()) {
                columns.put(canonical, value);
            } else {
                wrong.add("--set " + column + ": " + misfit);
            }
        });
        if (!wrong.isEmpty()) {
            throw new InputException(wrong);
        }
        return columns.isEmpty() ? inputs : ChangedInputs.of(inputs, columns);
    }

    /**
     * {@return the number that a name is of, as a run's columns name it; none where there is no such}
     *
     * @param name as here or in {@code parameters.csv}
     */
    public Optional<String> canonical(String name) {
        if (known(name)) {
            return Optional.of(name);
        }
        Matcher reduction = REDUCTION.matcher(name);
        Stream<String> others = reduction.matches()
                ? Stream.of("reduction." + reduction.group(1) + "." + reduction.group(2))
                : name.endsWith(AreaNumbers.CO2_FACTOR)
                        ? sharing(name).stream()
                                .filter(g -> sharing(name).size() == 1)
                                .map(g -> AreaNumbers.FUEL + g.leapFuel() + AreaNumbers.CO2_FACTOR)
                        : Stream.of("technology." + name, "sector." + name, AreaNumbers.LEAP + name);
        return others.filter(this::known).findFirst();
    }

    private boolean known(String name) {
        return plain.contains(name)
                || ((DataNumbers.is(name) || name.startsWith(AreaNumbers.LEAP)) && data().contains(name));
    }

    private Set<String> data() {
        if (ofData.isEmpty()) {
            ofData = data.get();
        }
        return ofData;
    }

    /** The energy goods that are the fuel of the good in {@code GOOD.co2_factor}. */
    private List<EnergyGood> sharing(String name) {
        String code = name.substring(0, name.length() - AreaNumbers.CO2_FACTOR.length());
        return given.energyGoods().stream()
                .filter(g -> given.energyGoods().stream()
                        .anyMatch(o -> o.code().equals(code) && o.leapFuel().equals(g.leapFuel())))
                .toList();
    }

    /**
     * {@return the numbers that a pattern is of, in the order of their names; {@code *} stands for any part without brackets, and
     * {@code FILE.*} for all keys of a parameter file}
     *
     * @param pattern or name
     */
    public List<String> matching(String pattern) {
        Optional<String> one = pattern.contains("*") ? Optional.empty() : canonical(pattern);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        String sought = pattern.contains(":") && !DataNumbers.is(pattern) ? AreaNumbers.LEAP + pattern : pattern;
        Pattern glob = glob(sought);
        if (DataNumbers.is(sought)) {
            return data().stream()
                    .filter(k -> glob.matcher(k).matches())
                    .sorted()
                    .toList();
        }
        TreeSet<String> keys = new TreeSet<>();
        plain.stream().filter(k -> glob.matcher(k).matches()).forEach(keys::add);
        for (ParameterTable.Entry e : given.parameters().entries()) {
            String stem = e.file().replaceAll("\\.csv$", "");
            if (glob.matcher(stem + "." + e.key()).matches()
                    || glob.matcher(singular(stem) + "." + e.key()).matches()) {
                keys.add(e.key());
            }
        }
        return List.copyOf(keys);
    }

    /** A file of elasticities holds {@code elasticity.KEY}. */
    private static String singular(String file) {
        return file.endsWith("ies") ? file.substring(0, file.length() - "ies".length()) + "y" : file;
    }

    /** Step by step, as a branch of LEAP may hold what ends a quotation in a pattern. */
    private static Pattern glob(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\[\\]]*")));
    }

    /**
     * {@return what is expected in the place of a name that stands for no number, or why it cannot be changed}
     *
     * @param name or pattern that nothing matches
     */
    public String expected(String name) {
        if (name.startsWith("benchmark.")) {
            return "data it follows from: the accounts of the base year are worked out from table.ROW.COLUMN and"
                    + " energy.…; those can be changed";
        }
        if (name.startsWith("energy.capacity.")) {
            return "another number: nothing is computed from capacities";
        }
        if (name.startsWith("years.")) {
            return "a number: years are the frame of a case, and another frame is another case";
        }
        if (name.endsWith(AreaNumbers.CO2_FACTOR)
                && sharing(name).stream().anyMatch(g -> name.startsWith(g.code() + ".") && !(g.co2Factor() > 0))) {
            return "a fuel whose CO2 factor is not zero: what is not burnt at its user has none";
        }
        if (name.endsWith(AreaNumbers.CO2_FACTOR) && sharing(name).size() > 1) {
            return AreaNumbers.FUEL + sharing(name).get(0).leapFuel() + AreaNumbers.CO2_FACTOR
                    + ", the factor of the goods "
                    + sharing(name).stream().map(EnergyGood::code).toList()
                    + " together, which are one fuel of the area";
        }
        if (REDUCTION.matcher(name).matches() || name.startsWith("reduction.")) {
            Set<String> known = plain.stream()
                    .filter(k -> k.startsWith("reduction."))
                    .collect(Collectors.toCollection(TreeSet::new));
            return "a yearly reduction of the intensity target, one of " + known
                    + "; a period that runs straight to zero has none";
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        Optional<String> technology = given.technologies().stream()
                .map(t -> t.code())
                .filter(code -> name.equals(code + "." + last) || name.equals("technology." + code + "." + last))
                .findFirst();
        if (technology.isPresent()) {
            Set<String> known = plain.stream()
                    .filter(k -> k.startsWith("technology." + technology.get() + "."))
                    .collect(Collectors.toCollection(TreeSet::new));
            return "one of " + known
                    + "; shares that are zero stay zero, and the fuel of a technology that runs in the base"
                    + " year follows from the energy accounts";
        }
        boolean ofData = DataNumbers.is(name) || name.contains(":");
        Set<String> known = ofData ? data() : plain;
        return "a number of the case, the nearest is " + NearestKey.of(name, known)
                + " (a key of its parameter files; technology.…, sector.…, reduction.…, nest.…; initial data: table.…,"
                + " energy.…, leap.…, fuel.…), or a pattern with * that matches some";
    }

    /**
     * {@return why a number that there is cannot be changed in the way that a column asks for; empty where it can}
     *
     * @param column {@code KEY}, {@code factor:KEY} or {@code trend:KEY}, with a canonical name
     */
    public String misfit(String column) {
        String key = ChangedInputs.key(column);
        String factor = "factor:" + key + " (as: factor)";
        List<ParameterTable.Entry> rows = given.parameters().rows(key);
        return switch (ChangedInputs.prefix(column)) {
            case ChangedInputs.TREND ->
                rows.stream().noneMatch(e -> e.year().orElse(0) > given.years().alignment())
                        ? "found trend:" + key + "; expected " + factor + ", as this number has no path after "
                                + given.years().alignment()
                        : key.matches(".*\\[\\d+]")
                                ? "found trend:" + key + "; expected a path, not one year; take " + factor
                                : "";
            case ChangedInputs.FACTOR ->
                !EnergyNumbers.words(key).isEmpty()
                        ? "found factor:" + key + "; expected a value (as: value), the place of one of "
                                + EnergyNumbers.words(key) + ", from 1"
                        : alwaysZero(key, rows)
                                ? "found factor:" + key
                                        + ", but the number is 0, which a factor leaves as it is; expected a"
                                        + " value (as: value)"
                                : "";
            default ->
                DataNumbers.multipliedOnly(key)
                        ? "found a value for " + key + "; expected " + factor + ", as these figures differ by year and"
                                + " add up with others"
                        : "";
        };
    }

    private boolean alwaysZero(String key, List<ParameterTable.Entry> rows) {
        Map<String, Double> beside = rows.isEmpty() && !DataNumbers.is(key) ? CaseNumbers.of(given) : Map.of();
        return rows.isEmpty()
                ? beside.getOrDefault(key, 1.0) == 0
                : rows.stream().allMatch(e -> e.value() == 0);
    }

    /**
     * {@return the one value that a number has in the case; NaN where it has several, or is initial data}
     *
     * @param name canonical
     */
    public double value(String name) {
        List<Double> values = given.parameters().rows(name).stream()
                .map(ParameterTable.Entry::value)
                .distinct()
                .toList();
        return values.isEmpty()
                ? CaseNumbers.of(given).getOrDefault(name, Double.NaN)
                : values.size() == 1 ? values.get(0) : Double.NaN;
    }
}
