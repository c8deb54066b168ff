package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.EconomyRows.Part;
import org.cgeleap.coupling.study.StudyResult;

/** Chosen rows, for whoever needs them of many runs: kinds of rows that have none of them are not made. */
public final class ChosenRows {
    private enum Kind {
        MACRO,
        SECTORS,
        ENERGY,
        POWER,
        BALANCE,
        INDUSTRIES,
        POLICIES,
        INDICATORS,
        PROCESSES
    }

    /** Kinds that take long are made only for variables that no other kind has. */
    private static final Set<Kind> LONG = EnumSet.of(Kind.INDICATORS, Kind.PROCESSES);

    private final Predicate<ResultRow> wanted;
    private final IntPredicate years;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    /**
     * Finds out where the rows are.
     *
     * @param study a solved one
     * @param variables names, as in {@code results.csv}, of all rows that are wanted
     * @param wanted rows
     * @param years calendar years of all rows that are wanted
     */
    public ChosenRows(StudyResult study, Set<String> variables, Predicate<ResultRow> wanted, IntPredicate years) {
        this.wanted = wanted;
        this.years = years;
        Optional<CoupledResult> reference =
                study.scenario(study.calibrated().given().reference().name());
        Set<String> missing = new TreeSet<>(variables);
        for (Kind kind : Kind.values()) {
            for (CoupledResult result : study.scenarios()) {
                if (!kinds.contains(kind) && (!LONG.contains(kind) || !missing.isEmpty())) {
                    for (ResultRow row : rows(kind, result, reference, years)) {
                        if (wanted.test(row)) {
                            kinds.add(kind);
                            missing.remove(row.variable());
                        }
                    }
                }
            }
        }
    }

    /**
     * Wanted rows of a scenario.
     *
     * @param result of the scenario
     * @param reference of the same run, for rows that compare with it; none where it was not run
     * @return rows in the order of {@code results.csv}
     */
    public List<ResultRow> of(CoupledResult result, Optional<CoupledResult> reference) {
        List<ResultRow> chosen = new ArrayList<>();
        for (Kind kind : kinds) {
            for (ResultRow row : rows(kind, result, reference, years)) {
                if (wanted.test(row)) {
                    chosen.add(row);
                }
            }
        }
        return chosen;
    }

    private static List<ResultRow> rows(
            Kind kind, CoupledResult result, Optional<CoupledResult> reference, IntPredicate asked) {
        return switch (kind) {
            case MACRO -> economy(Part.MACRO, result, reference, asked);
            case SECTORS -> economy(Part.SECTORS, result, reference, asked);
            case ENERGY -> economy(Part.ENERGY, result, reference, asked);
            case POWER -> economy(Part.POWER, result, reference, asked);
            case BALANCE -> economy(Part.BALANCE, result, reference, asked);
            case INDICATORS -> new IndicatorRows(calibrated(result), result, reference).rows();
            case POLICIES -> PolicyRows.of(result);
            case INDUSTRIES ->
                leap(result, reference).map(rows -> rows.industries(asked)).orElse(List.of());
            case PROCESSES ->
                leap(result, reference).map(LeapRows::technologies).orElse(List.of());
        };
    }

    private static List<ResultRow> economy(
            Part part, CoupledResult result, Optional<CoupledResult> reference, IntPredicate asked) {
        return new EconomyRows(calibrated(result), result, reference).rows(EnumSet.of(part), asked);
    }

    private static Optional<LeapRows> leap(CoupledResult result, Optional<CoupledResult> reference) {
        return result.exchange()
                .map(e -> new LeapRows(calibrated(result), result, e, reference.flatMap(CoupledResult::exchange)));
    }

    /** The calibration's economy, with the case's numbers: that of the base year. */
    private static Economy calibrated(CoupledResult result) {
        return result.path().year(0).economy();
    }
}
