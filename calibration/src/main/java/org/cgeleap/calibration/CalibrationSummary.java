package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.economy.CapitalReturns;
import org.cgeleap.calibration.economy.EconomyYear;

/** The lines a calibration prints. */
final class CalibrationSummary {
    private CalibrationSummary() {}

    static List<String> of(Calibrated c) {
        List<String> lines = new ArrayList<>();
        lines.add(c.given().title());
        lines.add(String.format(
                Locale.ROOT,
                "base year %d: GDP %.1f, %d cells changed, replication residual %.1e",
                c.given().years().base(),
                c.benchmark().accounts().gdp(),
                c.benchmark().changes().size(),
                c.replication()));
        for (int t = 0; t < c.aligned().years().size(); t++) {
            EconomyYear year = c.aligned().years().get(t);
            lines.add(
                    year.solved()
                            ? String.format(
                                    Locale.ROOT,
                                    "%d: GDP %.1f, energy CO2 %.1f Mt, productivity %.4f, energy met to %.0e",
                                    year.year(),
                                    year.gdp(),
                                    year.totalCo2(),
                                    year.productivity(),
                                    c.aligned().miss(t))
                            : year.year() + ": not solved, " + year.solve().status() + ", largest residual in "
                                    + year.solve().largest().get(0).condition());
        }
        CapitalReturns r = c.returns();
        lines.add(String.format(
                Locale.ROOT,
                "capital: stock %.1f earns %.2f %%, %.2f %% after depreciation of %.2f %%; investment %.2f %% of it;"
                        + " warnings: %d",
                r.all().stock(),
                100 * r.all().gross(),
                100 * r.all().net(),
                100 * r.depreciation(),
                100 * r.investmentRate(),
                r.warnings().size()));
        Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
        c.provenance().forEach(p -> counts.merge(p.basis(), 1, Integer::sum));
        lines.add("numbers by basis: "
                + counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().word())
                        .collect(Collectors.joining(", ")));
        return lines;
    }
}
