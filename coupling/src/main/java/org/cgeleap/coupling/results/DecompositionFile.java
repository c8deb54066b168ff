package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cgeleap.coupling.analysis.EmissionDecomposition;
import org.cgeleap.coupling.analysis.EmissionEffect;
import org.cgeleap.coupling.analysis.EmissionIdentity;
import org.cgeleap.coupling.analysis.EmissionTerm;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LeapExchange;
import org.cgeleap.coupling.study.StudyResult;

/**
 * {@code decomposition.csv}: changes split into parts that add up, each against the alignment year of the same scenario and
 * against the reference scenario in the same year.
 *
 * <pre>{@code
 * quantity,scenario,year,base_scenario,base_year,sector,effect,unit,value
 * industrial_co2,AP-NZES,2030,RS,2030,Steel,intensity,Mt CO2,-1.9
 * }</pre>
 */
final class DecompositionFile {
    private static final String MT = "Mt CO2";
    private static final List<String> HEADER =
            List.of("quantity", "scenario", "year", "base_scenario", "base_year", "sector", "effect", "unit", "value");

    private final StudyResult study;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<CheckRow> checks = new ArrayList<>();

    private DecompositionFile(StudyResult study) {
        this.study = study;
    }

    /** Everything that is split, and whether the parts add up. */
    static DecompositionFile of(StudyResult study) {
        DecompositionFile file = new DecompositionFile(study);
        Optional<CoupledResult> reference =
                study.scenario(study.calibrated().given().reference().name());
        for (CoupledResult result : study.scenarios()) {
            file.scenario(result, reference.filter(r -> !r.scenario().equals(result.scenario())));
        }
        return file;
    }

    /** The parts against the totals, 1e-10 Mt: sums of a few hundred roundings of about 1e-14 Mt. */
    List<CheckRow> checks() {
        return checks;
    }

    void write(OutputFolder out) throws IOException {
        out.csv("decomposition.csv", HEADER, rows.stream());
    }

    private void scenario(CoupledResult result, Optional<CoupledResult> reference) {
        int base = study.calibrated().given().years().alignment();
        split("co2", result, base, reference, terms(result), reference.map(DecompositionFile::terms));
        Optional<LeapExchange> exchange = result.exchange();
        if (exchange.isPresent()) {
            split(
                    "industrial_co2",
                    result,
                    base,
                    reference,
                    t -> EmissionIdentity.industry(result, exchange.get(), t),
                    reference.flatMap(r -> r.exchange().map(e -> t -> EmissionIdentity.industry(r, e, t))));
        }
    }

    private static IntFunction<List<EmissionTerm>> terms(CoupledResult result) {
        return t -> EmissionIdentity.economy(result.path().year(t));
    }

    private void split(
            String quantity,
            CoupledResult result,
            int base,
            Optional<CoupledResult> reference,
            IntFunction<List<EmissionTerm>> terms,
            Optional<IntFunction<List<EmissionTerm>>> referenceTerms) {
        String scenario = result.scenario().name();
        int from = study.calibrated().given().years().index(base);
        double worst = 0;
        List<EmissionTerm> first = List.of();
        for (int t = from; t < result.path().years().size(); t++) {
            if (!result.path().year(t).solved()) {
                break;
            }
            int year = result.path().year(t).year();
            List<EmissionTerm> now = terms.apply(t);
            if (t == from) {
                first = now;
                continue;
            }
            worst = Math.max(worst, add(quantity, scenario, year, scenario, base, first, now));
            if (referenceTerms.isPresent() && reference.isPresent() && solved(reference.get(), t)) {
                String other = reference.get().scenario().name();
                List<EmissionTerm> there = referenceTerms.get().apply(t);
                worst = Math.max(worst, add(quantity, scenario, year, other, year, there, now));
            }
        }
        checks.add(new CheckRow(
                scenario, study.calibrated().given().years().horizon(), "decomposition_" + quantity, worst, 1e-10));
    }

    private static boolean solved(CoupledResult result, int t) {
        return t < result.path().years().size() && result.path().year(t).solved();
    }

    private double add(
            String quantity,
            String scenario,
            int year,
            String baseScenario,
            int baseYear,
            List<EmissionTerm> before,
            List<EmissionTerm> after) {
        EmissionDecomposition split = EmissionDecomposition.between(before, after);
        for (EmissionEffect effect : EmissionEffect.values()) {
            row(quantity, scenario, year, baseScenario, baseYear, "", effect.word(), split.of(effect));
        }
        row(quantity, scenario, year, baseScenario, baseYear, "", "total", split.total());
        split.parts().forEach((sector, parts) -> {
            for (EmissionEffect effect : EmissionEffect.values()) {
                if (parts[effect.index()] != 0) {
                    row(quantity, scenario, year, baseScenario, baseYear, sector, effect.word(), parts[effect.index()]);
                }
            }
            row(
                    quantity,
                    scenario,
                    year,
                    baseScenario,
                    baseYear,
                    sector,
                    "total",
                    split.totals().getOrDefault(sector, 0.0));
        });
        return split.defect();
    }

    private void row(
            String quantity,
            String scenario,
            int year,
            String baseScenario,
            int baseYear,
            String sector,
            String effect,
            double value) {
        rows.add(new Object[] {quantity, scenario, year, baseScenario, baseYear, sector, effect, MT, value});
    }
}
