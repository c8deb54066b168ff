package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.PolicyReport;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.coupling.path.PathResult;

/** Says in words where and how the economy failed. */
public final class Failure {
    private static final int NAMED = 5;

    /** What holds to this in a solved year counts as holding. */
    private static final double BROKEN = 1e-7;

    private Failure() {}

    /** A year that could not be solved, with the condition that is furthest off. */
    static SubmodelFailure ofEconomy(String what, EconomyYear year) {
        String condition = year.solve().largest().stream()
                .findFirst()
                .map(r -> ", " + r.condition())
                .orElse("");
        return new SubmodelFailure("CGE" + condition, year.year(), of(what, year));
    }

    /** A path that could not be solved to its end; what one of its policies broke before that is said with it. */
    static SubmodelFailure ofPath(String what, PathResult path) {
        SubmodelFailure failure = ofEconomy(what, path.last());
        for (EconomyYear year : path.years()) {
            List<String> broken = new ArrayList<>();
            if (year.solved()) {
                path.policies().report(year, new PolicyReport() {
                    @Override
                    public void result(String variable, String policy, String sector, String unit, double value) {
                        // no breach
                    }

                    @Override
                    public void check(String check, double gap) {
                        if (Math.abs(gap) > BROKEN) {
                            broken.add(String.format(Locale.ROOT, "%s is %.3g, expected 0", check, gap));
                        }
                    }
                });
            }
            if (!broken.isEmpty()) {
                return new SubmodelFailure(
                        failure.where(),
                        failure.year(),
                        failure.words() + "; before that, from " + year.year() + " on, " + String.join(", ", broken));
            }
        }
        return failure;
    }

    /**
     * {@return the scenario, the year, the status and the largest residuals by name}
     *
     * @param what scenario or stage
     * @param year that failed
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
