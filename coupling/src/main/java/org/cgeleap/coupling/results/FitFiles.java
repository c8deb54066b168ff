package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.List;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.FittedFile;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.fit.FitGoal;
import org.cgeleap.calibration.fit.FitParameter;
import org.cgeleap.calibration.fit.FitResult;

/** Writes what a fit leaves behind: its values, every goal with its residual, every parameter with what is known of it. */
public final class FitFiles {
    /** Goals: weight, value, figure at the priors, figure at the fit, residual. */
    public static final String TARGETS = "fit-targets.csv";

    /** Parameters: prior, value, standard error, whether the targets identify them. */
    public static final String PARAMETERS = "fit-parameters.csv";

    /** Singular values of the derivatives. */
    public static final String SPECTRUM = "fit-spectrum.csv";

    private FitFiles() {}

    /**
     * Writes the values as a file that the case reader takes in place of the priors.
     *
     * @param out folder it goes into
     * @param name of the file
     * @param values fitted, one a row
     * @throws IOException where it cannot be written
     */
    public static void values(OutputFolder out, String name, List<FittedValue> values) throws IOException {
        out.csv(name, FittedFile.COLUMNS, values.stream().map(v -> new Object[] {
            v.part().word(),
            v.key(),
            v.variable(),
            v.scenario(),
            v.year() == 0 ? "" : v.year(),
            v.value(),
            v.prior(),
            v.unit(),
            Basis.FITTED.word(),
            v.source()
        }));
    }

    /**
     * Writes the account of a fit.
     *
     * @param out folder they go into
     * @param result goals and parameters at the end
     * @throws IOException where a file cannot be written
     */
    public static void account(OutputFolder out, FitResult result) throws IOException {
        out.csv(
                TARGETS,
                List.of(
                        "id",
                        "quantity",
                        "unit",
                        "asked",
                        "target",
                        "tolerance",
                        "weight",
                        "at_priors",
                        "fit",
                        "residual",
                        "weighted_residual"),
                result.goals().stream().map(m -> {
                    FitGoal g = m.goal();
                    return new Object[] {
                        g.id(),
                        g.quantity(),
                        g.unit(),
                        g.sense().name().toLowerCase(java.util.Locale.ROOT),
                        g.value(),
                        g.tolerance(),
                        g.weight(),
                        m.before(),
                        m.fit(),
                        m.residual(),
                        m.weighted()
                    };
                }));
        out.csv(
                PARAMETERS,
                List.of(
                        "parameter",
                        "acts_on",
                        "how",
                        "unit",
                        "prior",
                        "prior_sd",
                        "lower",
                        "upper",
                        "value",
                        "standard_error",
                        "share_from_targets",
                        "identified",
                        "at_bound",
                        "source"),
                result.parameters().stream().map(e -> {
                    FitParameter p = e.parameter();
                    return new Object[] {
                        p.name(),
                        String.join("|", p.keys())
                                + (p.scenarios().isEmpty() ? "" : " of " + String.join("|", p.scenarios()))
                                + (p.years().isEmpty() ? "" : " in " + p.years()),
                        p.how().word(),
                        p.unit(),
                        p.prior(),
                        p.sd(),
                        p.lower(),
                        p.upper(),
                        e.value(),
                        e.standardError(),
                        e.fromData(),
                        e.identified(),
                        e.atBound(),
                        p.source()
                    };
                }));
        List<Double> s = result.singularValues();
        out.csv(
                SPECTRUM,
                List.of("direction", "singular_value", "known_from"),
                java.util.stream.IntStream.range(0, s.size()).mapToObj(k ->
                        new Object[] {k + 1, s.get(k), s.get(k) >= 1 ? "targets" : "priors"}));
    }
}
