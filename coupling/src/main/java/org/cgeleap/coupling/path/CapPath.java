package org.cgeleap.coupling.path;

import java.util.List;
import java.util.OptionalDouble;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.PolicyPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The path of CO2-intensity targets of a scenario (MODEL.md §4): target(t) = (1 − ρ(t)) target(t−1) from the solved
 * intensity of the alignment year. It is a path of targets: a year in which the cap does not bind does not tighten the
 * next.
 *
 * @param firstYear of the path, the year after the alignment year
 * @param targets Mt CO2 per 10⁸ yuan of GDP by year; NaN in years without a target
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record CapPath(int firstYear, double[] targets) {

    /**
     * {@return the path of a scenario}
     *
     * @param given case, with the rows of {@code policy.csv}
     * @param scenario name
     * @param intensity solved intensity of the alignment year, Mt CO2 under the cap per 10⁸ yuan
     */
    public static CapPath of(Case given, String scenario, double intensity) {
        int first = given.years().alignment() + 1;
        double[] targets = new double[given.years().horizon() - first + 1];
        List<PolicyPeriod> periods = given.policy().stream()
                .filter(p -> p.scenario().equals(scenario))
                .toList();
        double target = intensity;
        double atPeriodStart = intensity;
        @Nullable PolicyPeriod current = null;
        for (int year = first; year <= given.years().horizon(); year++) {
            int y = year;
            @Nullable
            PolicyPeriod period = periods.stream()
                    .filter(p -> p.from() <= y && y <= p.to())
                    .findFirst()
                    .orElse(null);
            if (period == null) {
                targets[year - first] = Double.NaN;
                continue;
            }
            if (!period.equals(current)) {
                current = period;
                atPeriodStart = target;
            }
            target = switch (period.rule()) {
                case ANNUAL -> target * (1 - period.reduction() / 100);
                case STRAIGHT_LINE_TO_ZERO -> atPeriodStart * (period.to() - year) / (period.to() - period.from() + 1);
            };
            targets[year - first] = target;
        }
        return new CapPath(first, targets);
    }

    /**
     * {@return the target of a year, Mt CO2 per 10⁸ yuan; none where the scenario has no target}
     *
     * @param year calendar year
     */
    public OptionalDouble target(int year) {
        int t = year - firstYear;
        return t < 0 || t >= targets.length || Double.isNaN(targets[t])
                ? OptionalDouble.empty()
                : OptionalDouble.of(targets[t]);
    }
}
