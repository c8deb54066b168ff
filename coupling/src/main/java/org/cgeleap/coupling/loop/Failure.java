package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.PolicyReport;
import org.cgeleap.cge.solver.NamedResidual;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.TopDown;

/** Says in words where and how the economy failed. */
public final class Failure {
    private static final int NAMED = 5;

    /** What holds to this in a solved year counts as holding. */
    private static final double BROKEN = 1e-7;

    /** Results of instruments that tell how scarce what they limit is. */
    private static final Set<String> SCARCITY =
            Set.of("permit_price", "permits_used", "certificate_price", "mandated_share", "licence_price");

    private Failure() {}

    /** A year that could not be solved, with the condition that is furthest off. */
    static SubmodelFailure ofEconomy(String what, EconomyYear year) {
        String condition = year.solve().largest().stream()
                .findFirst()
                .map(r -> ", " + r.condition())
                .orElse("");
        return new SubmodelFailure("CGE" + condition, year.year(), of(what, year));
    }

    /** A year in which a market has nothing that could clear it, known before anything is solved. */
    static SubmodelFailure of(String what, TopDown.Unattainable year) {
        return new SubmodelFailure(
                "CGE, permits", year.year(), "CGE, " + what + ", year " + year.year() + ": " + year.words());
    }

    /**
     * A path that could not be solved to its end; what one of its policies broke before that is said with it, and how far the
     * way to the year that failed could be followed.
     */
    static SubmodelFailure ofPath(String what, PathResult path) {
        SubmodelFailure failure = ofEconomy(what, path.last());
        String words =
                failure.words() + path.nearest().map(n -> nearest(path, n)).orElse("");
        for (EconomyYear year : path.years()) {
            Reported reported = new Reported();
            if (year.solved()) {
                path.policies().report(year, reported);
            }
            if (!reported.broken.isEmpty()) {
                words += "; before that, from " + year.year() + " on, " + String.join(", ", reported.broken);
                break;
            }
        }
        return new SubmodelFailure(failure.where(), failure.year(), words);
    }

    private static String nearest(PathResult path, PathResult.Nearest nearest) {
        return String.format(
                        Locale.ROOT,
                        "; on the way from the year before it is solved up to %.1f %%",
                        100 * nearest.share())
                + scarcity(path, nearest.point());
    }

    /**
     * {@return how scarce policies make what they limit in a solved year, beginning with a semicolon; empty where there are none}
     *
     * @param path of the scenario
     * @param year of it, or a point on the way to one
     */
    static String scarcity(PathResult path, EconomyYear year) {
        Reported reported = new Reported();
        path.policies().report(year, reported);
        if (year.carbonPrice() > 0) {
            reported.figures.add(String.format(
                    Locale.ROOT,
                    "carbon price %.4g yuan/t CO2, %.4g Mt CO2 under the cap",
                    year.carbonPrice(),
                    year.totalCoveredCo2()));
        }
        return reported.figures.isEmpty() ? "" : "; policies there: " + String.join(", ", reported.figures);
    }

    /** What the instruments say of a year: scarcities and amounts, and what is broken. */
    private static final class Reported implements PolicyReport {
        private final List<String> figures = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();

        @Override
        public void result(String variable, String policy, String sector, String unit, double value) {
            if (SCARCITY.contains(variable) && sector.isEmpty()) {
                figures.add(String.format(Locale.ROOT, "%s of %s %.4g %s", variable, policy, value, unit));
            }
        }

        @Override
        public void check(String check, double gap) {
            if (Math.abs(gap) > BROKEN) {
                broken.add(String.format(Locale.ROOT, "%s is %.3g, expected 0", check, gap));
            }
        }
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
