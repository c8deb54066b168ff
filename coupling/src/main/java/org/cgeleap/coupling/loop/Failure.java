package org.cgeleap.coupling.loop;

import java.util.Locale;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.cge.solver.NamedResidual;

/** Says in words where and how the economy failed. */
public final class Failure {
    private static final int NAMED = 5;

    private Failure() {}

    /** A year that could not be solved, with the condition that is furthest off. */
    static SubmodelFailure ofEconomy(String what, EconomyYear year) {
        String condition = year.solve().largest().stream()
                .findFirst()
                .map(r -> ", " + r.condition())
                .orElse("");
        return new SubmodelFailure("CGE" + condition, year.year(), of(what, year));
    }

    /**
     * The scenario, the year, the status and the largest residuals by name.
     *
     * @param what scenario or stage
     */
    public static String of(String what, EconomyYear year) {
        StringBuilder text = new StringBuilder("CGE, " + what + ", year " + year.year() + ": "
                + year.solve().status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        for (NamedResidual r : year.solve().largest().stream().limit(NAMED).toList()) {
            text.append(String.format(
                    Locale.ROOT, "; %s off by %.3g (scaled residual %.1e)", r.condition(), r.function(), r.residual()));
        }
        return text.toString();
    }
}
