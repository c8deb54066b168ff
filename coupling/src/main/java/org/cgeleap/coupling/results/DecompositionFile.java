package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgeleap.coupling.analysis.EmissionDecomposition;
import org.cgeleap.coupling.analysis.EmissionEffect;
import org.cgeleap.coupling.analysis.EmissionIdentity;
import org.cgeleap.coupling.analysis.EmissionTerm;
import org.cgeleap.coupling.analysis.WelfareBreakdown;
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
    /** Years between those a case without targets is split in. */
    private static final int DECADE = 10;

    private static final String WELFARE = "welfare_ev";

    /** Of consumption; points on the path are solved to rounding. */
    private static final double WELFARE_TOLERANCE = 1e-10;

    private static final List<String> HEADER =
            List.of("quantity", "scenario", "year", "base_scenario", "base_year", "sector", "effect", "unit", "value");

    private final StudyResult study;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<CheckRow> checks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DecompositionFile(StudyResult study) {
        this.study = study;
    }

    /** Everything that is split, and whether the parts add up. */
    static DecompositionFile of(StudyResult study) {
        DecompositionFile file = new DecompositionFile(study);
        Optional<CoupledResult> reference =
                study.scenario(study.calibrated().given().reference().name());
        // scenarios do not touch each other; welfare is the longest computation after the scenarios themselves
        study.scenarios().parallelStream()
                .map(result -> {
                    DecompositionFile one = new DecompositionFile(study);
                    one.scenario(result, reference.filter(r -> !r.scenario().equals(result.scenario())));
                    return one;
                })
                .forEachOrdered(file::add);
        return file;
    }

    private void add(DecompositionFile other) {
        rows.addAll(other.rows);
        checks.addAll(other.checks);
        notes.addAll(other.notes);
    }

    /** The parts against the totals, 1e-10 Mt: sums of a few hundred roundings of about 1e-14 Mt. */
    List<CheckRow> checks() {
        return checks;
    }

    /** {@return what could not be split, with the scenario, the year and the reason} */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void write(OutputFolder out) throws IOException {
        out.csv("decomposition.csv", HEADER, rows.stream());
    }

    private void scenario(CoupledResult result, Optional<CoupledResult> reference) {
        int base = study.calibrated().given().years().alignment();
        reference.ifPresent(r -> welfare(result, r));
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

    /**
     * Consumption against the reference scenario in the years the study reports (those of the case's targets, else the horizon
     * and the round years before it): a path of equilibria is followed for each.
     */
    private void welfare(CoupledResult result, CoupledResult reference) {
        String scenario = result.scenario().name();
        String other = reference.scenario().name();
        String unit = "10^8 yuan of " + study.calibrated().given().years().base();
        TreeSet<Integer> years = new TreeSet<>();
        Target.of(study.calibrated().given()).stream()
                .map(Target::year)
                .filter(y -> y > study.calibrated().given().years().alignment())
                .forEach(years::add);
        Predicate<Integer> unsolved = y -> !solved(result, index(y)) || !solved(reference, index(y));
        years.removeIf(unsolved);
        if (years.isEmpty()) {
            // a case without targets: its horizon, and the round years before it
            years.add(study.calibrated().given().years().horizon());
            for (int y = study.calibrated().given().years().alignment() + 1; y < years.last(); y++) {
                if (y % DECADE == 0) {
                    years.add(y);
                }
            }
        }
        years.removeIf(unsolved);
        // nor do the paths of one
        Map<Integer, WelfareBreakdown> splits = years.parallelStream()
                .collect(Collectors.toMap(
                        y -> y,
                        y -> WelfareBreakdown.between(
                                reference.path().year(index(y)),
                                result.path().year(index(y)),
                                result.path().policies()),
                        (x, y) -> x,
                        TreeMap::new));
        double size = study.calibrated().aligned().economy().consumptionValue();
        splits.forEach((year, split) -> {
            double change = size * change(result, reference, year);
            if (!split.notes().isEmpty()) {
                double rest = notSplit(scenario, year, other, unit, change, split);
                notes.add(String.format(
                        Locale.ROOT,
                        "welfare of %s against %s in %d: %.3g of %.6g 10^8 yuan stands as not_attributed in"
                                + " decomposition.csv: %s",
                        scenario,
                        other,
                        year,
                        rest,
                        change,
                        String.join("; ", split.notes())));
                return;
            }
            welfare(scenario, year, other, unit, split);
            double off = Math.max(Math.abs(split.unattributed()), Math.abs(split.total() - change));
            checks.add(new CheckRow(
                    scenario,
                    year,
                    "decomposition_welfare_ev",
                    off / (size * result.path().year(index(year)).consumptionIndex()),
                    WELFARE_TOLERANCE));
        });
    }

    /** Of consumption, base year = 1. */
    private double change(CoupledResult result, CoupledResult reference, int year) {
        int t = index(year);
        return result.path().year(t).consumptionIndex()
                - reference.path().year(t).consumptionIndex();
    }

    private int index(int year) {
        return study.calibrated().given().years().index(year);
    }

    private void welfare(String scenario, int year, String other, String unit, WelfareBreakdown split) {
        parts(scenario, year, other, unit, split);
        rows.add(new Object[] {WELFARE, scenario, year, other, year, "", "total", unit, split.total()});
    }

    private void parts(String scenario, int year, String other, String unit, WelfareBreakdown split) {
        Map<String, Double> sums = new LinkedHashMap<>();
        split.parts().forEach((part, value) -> {
            rows.add(new Object[] {WELFARE, scenario, year, other, year, part.of(), part.effect(), unit, value});
            sums.merge(part.effect(), value, Double::sum);
        });
        sums.forEach((effect, value) ->
                rows.add(new Object[] {WELFARE, scenario, year, other, year, "", effect, unit, value}));
    }

    /**
     * A change that is not split to its end: the parts of what could be followed, and what is left, said as such.
     *
     * @return what is left
     */
    private double notSplit(
            String scenario, int year, String other, String unit, double change, WelfareBreakdown split) {
        double rest = change;
        double size = study.calibrated().aligned().economy().consumptionValue();
        if (Math.abs(split.total() - change) <= WELFARE_TOLERANCE * size) {
            parts(scenario, year, other, unit, split);
            rest = split.unattributed() + (change - split.total());
        }
        rows.add(new Object[] {WELFARE, scenario, year, other, year, "", "not_attributed", unit, rest});
        rows.add(new Object[] {WELFARE, scenario, year, other, year, "", "total", unit, change});
        return rest;
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
