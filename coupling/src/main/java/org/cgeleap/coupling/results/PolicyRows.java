package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.PolicyReport;
import org.cgeleap.coupling.loop.CoupledResult;

/**
 * Rows of {@code results.csv} and {@code checks.csv} that belong to the instruments and closures of a scenario; the policy's
 * name stands in the column {@code technology}.
 */
final class PolicyRows {
    private PolicyRows() {}

    /** Results of every year in which a policy or a closure other than the default is in the model. */
    static List<ResultRow> of(CoupledResult result) {
        List<ResultRow> rows = new ArrayList<>();
        String scenario = result.scenario().name();
        for (EconomyYear year : result.path().years()) {
            if (year.solved()) {
                result.path().policies().report(year, new PolicyReport() {
                    @Override
                    public void result(String variable, String policy, String sector, String unit, double value) {
                        rows.add(
                                new ResultRow(scenario, "cge", year.year(), variable, sector, "", policy, unit, value));
                    }

                    @Override
                    public void check(String check, double gap) {
                        // in checks.csv
                    }
                });
            }
        }
        result.path()
                .bank()
                .forEach((policy, kept) -> kept.forEach((year, permits) -> rows.add(
                        new ResultRow(scenario, "cge", year, "allowance_bank", "", "", policy, "Mt CO2", permits))));
        return rows;
    }

    /** What must hold of them in a year. */
    static void checks(CoupledResult result, EconomyYear year, ObjDoubleConsumer<String> to) {
        result.path().policies().report(year, new PolicyReport() {
            @Override
            public void result(String variable, String policy, String sector, String unit, double value) {
                // in results.csv
            }

            @Override
            public void check(String check, double gap) {
                to.accept(check, gap);
            }
        });
    }
}
