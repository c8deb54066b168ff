package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.study.StudyResult;

/** The tidy rows of a study. */
public final class Results {
    private Results() {}

    /** What rows are of, in the order of {@code results.csv}. */
    public enum Part {
        /** Quantities and prices of the economy. */
        ECONOMY,
        /** What economists ask beside them; marginal costs make it the slowest. */
        INDICATORS,
        /** Instruments and closures. */
        POLICIES,
        /** LEAP and what both models share. */
        LEAP
    }

    /**
     * {@return every row of {@code results.csv}, scenario after scenario}
     *
     * @param study as it ended
     */
    public static List<ResultRow> of(StudyResult study) {
        return of(study, EnumSet.allOf(Part.class));
    }

    /**
     * {@return the rows of some parts, scenario after scenario}
     *
     * @param study as it ended
     * @param parts of the rows
     */
    public static List<ResultRow> of(StudyResult study, Set<Part> parts) {
        Economy economy = study.calibrated().aligned().economy();
        Optional<CoupledResult> reference =
                study.scenario(study.calibrated().given().reference().name());
        return study.scenarios().parallelStream()
                .map(result -> rows(economy, result, reference, parts))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ResultRow> rows(
            Economy economy, CoupledResult result, Optional<CoupledResult> reference, Set<Part> parts) {
        List<ResultRow> rows = new ArrayList<>();
        if (parts.contains(Part.ECONOMY)) {
            rows.addAll(new EconomyRows(economy, result, reference).rows());
        }
        if (parts.contains(Part.INDICATORS)) {
            rows.addAll(new IndicatorRows(economy, result, reference).rows());
        }
        if (parts.contains(Part.POLICIES)) {
            rows.addAll(PolicyRows.of(result));
        }
        if (parts.contains(Part.LEAP)) {
            result.exchange()
                    .ifPresent(exchange -> rows.addAll(
                            new LeapRows(economy, result, exchange, reference.flatMap(CoupledResult::exchange))
                                    .rows()));
        }
        return rows;
    }

    /**
     * {@return the rows of one scenario that targets are read off: industries and fuels}
     *
     * @param economy of the scenario
     * @param result of the scenario; without LEAP's answer there are no rows
     */
    public static List<ResultRow> industries(Economy economy, CoupledResult result) {
        return result.exchange()
                .map(exchange -> new LeapRows(economy, result, exchange, Optional.empty()).industries())
                .orElse(List.of());
    }
}
