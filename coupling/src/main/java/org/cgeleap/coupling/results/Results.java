package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.study.StudyResult;

/** The tidy rows of a study. */
public final class Results {
    private Results() {}

    /** Every row of {@code results.csv}, scenario after scenario. */
    public static List<ResultRow> of(StudyResult study) {
        Economy economy = study.calibrated().aligned().economy();
        Optional<CoupledResult> reference =
                study.scenario(study.calibrated().given().reference().name());
        List<ResultRow> rows = new ArrayList<>();
        for (CoupledResult result : study.scenarios()) {
            rows.addAll(new EconomyRows(economy, result, reference).rows());
            rows.addAll(new IndicatorRows(economy, result, reference).rows());
            rows.addAll(PolicyRows.of(result));
            result.exchange()
                    .ifPresent(exchange -> rows.addAll(
                            new LeapRows(economy, result, exchange, reference.flatMap(CoupledResult::exchange))
                                    .rows()));
        }
        return rows;
    }

    /** The rows of one scenario that targets are read off: industries and fuels. */
    public static List<ResultRow> industries(Economy economy, CoupledResult result) {
        return result.exchange()
                .map(exchange -> new LeapRows(economy, result, exchange, Optional.empty()).industries())
                .orElse(List.of());
    }
}
