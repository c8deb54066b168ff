package org.cgeleap.calibration.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.FittedArea;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;

/** The parameters of a fit, and the numbers of the case each acts upon. */
public final class FitPlan {
    /** Significant digits of a number as written: far finer than its standard error, coarser than a solver's rounding. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final String PERCENT = "%";

    private final List<FitParameter> parameters;
    private final List<Moved> numbers;

    /** A number of the case with its prior, and the parameters that act upon it, in the order of the file. */
    private record Moved(FittedValue prior, List<Integer> parameters) {}

    private FitPlan(List<FitParameter> parameters, List<Moved> numbers) {
        this.parameters = List.copyOf(parameters);
        this.numbers = List.copyOf(numbers);
    }

    /**
     * {@return the plan of a case read without fitted values}
     *
     * @param priors of the case
     * @throws CaseException where a row of the file reaches no number, or one that the years up to the alignment year
     *     depend on
     */
    public static FitPlan of(CaseInputs priors) {
        String file = priors.given().parts().getOrDefault(FitFile.PART, "");
        List<FitParameter> parameters = FitFile.read(priors.given());
        List<Finding> findings = new ArrayList<>();
        List<Moved> numbers = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            FitParameter parameter = parameters.get(p);
            List<FittedValue> found = parameter.part() == FittedValue.Part.LEAP
                    ? ofArea(priors.area(), parameter)
                    : ofTable(priors, parameter, file, findings);
            if (found.isEmpty()) {
                findings.add(new Finding(
                        file,
                        parameter.line(),
                        "key",
                        parameter.keys() + " of " + parameter.scenarios() + " in " + parameter.years()
                                + ", which is no number of the case",
                        parameter.part() == FittedValue.Part.LEAP
                                ? "cells of leap/expressions.csv that are numbers, or an Interp with those years"
                                : "rows of the parameter files with those keys, scenarios and years"));
            }
            for (FittedValue prior : found) {
                Optional<Moved> before =
                        numbers.stream().filter(n -> n.prior().samePlace(prior)).findFirst();
                Moved number = before.orElseGet(() -> new Moved(prior, new ArrayList<>()));
                if (before.isEmpty()) {
                    numbers.add(number);
                }
                number.parameters().add(p);
            }
        }
        if (!findings.isEmpty()) {
            throw new CaseException(findings);
        }
        return new FitPlan(parameters, numbers);
    }

    private static List<FittedValue> ofArea(LeapArea area, FitParameter p) {
        List<FittedValue> found = new ArrayList<>();
        for (Entry entry : area.entries()) {
            String branch = area.branches().get(entry.branch()).path();
            String scenario = area.scenarios().get(entry.scenario()).name();
            if (!entry.variable().label().equals(p.variable())
                    || !p.scenarios().contains(scenario)
                    || !matches(p.keys(), branch)) {
                continue;
            }
            for (int year : p.years().isEmpty() ? List.of(0) : p.years()) {
                FittedArea.number(area, branch, p.variable(), scenario, year)
                        .ifPresent(v -> found.add(new FittedValue(
                                p.part(), branch, p.variable(), scenario, year, v, v, entry.unit(), "", 0)));
            }
        }
        return found;
    }

    private static List<FittedValue> ofTable(CaseInputs priors, FitParameter p, String file, List<Finding> findings) {
        ParameterTable table = priors.given().parameters();
        int alignment = priors.given().years().alignment();
        List<FittedValue> found = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        table.entries().forEach(e -> keys.add(e.key()));
        for (String key : keys) {
            if (!matches(p.keys(), key)) {
                continue;
            }
            for (String scenario : p.scenarios().isEmpty() ? List.of("") : p.scenarios()) {
                for (int year : p.years()) {
                    Optional<ParameterTable.Entry> entry = table.entry(key, scenario, year);
                    if (entry.isEmpty()) {
                        continue;
                    }
                    int before = table.entryBefore(entry.get())
                            .flatMap(ParameterTable.Entry::year)
                            .orElse(0);
                    if (year <= alignment || before < alignment) {
                        findings.add(new Finding(
                                file,
                                p.line(),
                                "years",
                                key + " in " + year + ", which moves years up to the alignment year " + alignment,
                                "a year after the alignment year, in a path that has a row for it or a later one before"
                                        + " " + year));
                    }
                    found.add(new FittedValue(
                            p.part(),
                            key,
                            "",
                            scenario,
                            year,
                            entry.get().value(),
                            entry.get().value(),
                            entry.get().unit(),
                            "",
                            0));
                }
            }
        }
        return found;
    }

    private static boolean matches(List<String> patterns, String key) {
        return patterns.stream().anyMatch(p -> Pattern.matches(Pattern.quote(p).replace("*", "\\E.*\\Q"), key));
    }

    /** {@return the parameters in the order of the file} */
    public List<FitParameter> parameters() {
        return parameters;
    }

    /** {@return number of parameters} */
    public int size() {
        return parameters.size();
    }

    /**
     * {@return the numbers of the case that a parameter acts upon, with their priors}
     *
     * @param parameter its place in the plan
     */
    public List<FittedValue> numbersOf(int parameter) {
        return numbers.stream()
                .filter(n -> n.parameters().contains(parameter))
                .map(Moved::prior)
                .toList();
    }

    /**
     * {@return the case's numbers at given values of the parameters; those left at their priors are not among them}
     *
     * @param x value by parameter, natural units
     */
    public List<FittedValue> values(double[] x) {
        List<FittedValue> values = new ArrayList<>();
        for (Moved number : numbers) {
            FittedValue prior = number.prior();
            double whole = prior.unit().equals(PERCENT) ? 100 : 1;
            double value = prior.value();
            Set<String> names = new TreeSet<>();
            for (int p : number.parameters()) {
                value = parameters.get(p).how().act(value, x[p], whole);
                names.add(parameters.get(p).name());
            }
            if (value != prior.value()) {
                values.add(with(
                        prior, value, "fitted to the weighted rows of the targets by " + String.join(", ", names)));
            }
        }
        return values;
    }

    /**
     * {@return the same to five significant digits, as they are written; those that round to their priors are left out}
     *
     * @param x value by parameter, natural units
     */
    public List<FittedValue> written(double[] x) {
        return values(x).stream()
                .map(v -> with(v, new BigDecimal(v.value()).round(DIGITS).doubleValue(), v.source()))
                .filter(v -> numbers.stream()
                        .noneMatch(n -> n.prior().samePlace(v) && n.prior().value() == v.value()))
                .toList();
    }

    private static FittedValue with(FittedValue place, double value, String source) {
        return new FittedValue(
                place.part(),
                place.key(),
                place.variable(),
                place.scenario(),
                place.year(),
                value,
                place.prior(),
                place.unit(),
                source,
                0);
    }
}
