package org.cgeleap.acceptance;

import java.nio.file.Path;
import org.cgeleap.coupling.api.CaseRun;
import org.cgeleap.coupling.api.CaseStudy;
import tech.tablesaw.api.Table;

/** What README shows under "As a library". */
final class LibraryExample {
    private LibraryExample() {}

    static String run(Path checkout) {
        // README begins
        CaseStudy study = CaseStudy.open(checkout.resolve("calibration/cases/china-12"), checkout);
        CaseRun base = study.run();
        CaseRun lower = study.with("sigma_eva", 0.3).run(); // energy against value added: 0.5 in the case
        if (!base.converged() || !lower.converged()) {
            throw new IllegalStateException(base.status() + " " + lower.status());
        }
        Table prices = base.path("carbon_price")
                .joinOn("scenario", "year")
                .allowDuplicateColumnNames(true)
                .with(lower.path("carbon_price"))
                .join();
        Table cap = prices.where(prices.stringColumn("scenario").isEqualTo("CAP"));
        String text = cap.last(5).print();
        // README ends
        return text;
    }
}
