package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.CapitalBounds;
import org.cgeleap.calibration.casefile.CapitalBounds.Measure;
import org.cgeleap.calibration.casefile.CapitalBounds.Range;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Sector;
import org.cgeleap.iotables.table.IoTable;

/**
 * Whether capital stock, depreciation, investment and payments to capital of the base year agree. Capital moves freely
 * between sectors, so it earns one rate R everywhere: with payments P(s) net of resource rents,
 *
 * <pre>
 * R = Σ P(s) / K     K(s) = P(s) / R     net rate = R − δ
 * δ(s) = table's depreciation of s / K(s)     growth of the stock = I / K − δ
 * </pre>
 *
 * @param rows sectors in the order of the case, then all together under {@link #ALL}
 * @param investment gross fixed capital formation of the base year, 10⁸ yuan
 * @param depreciation δ of the case, a year
 * @param judged what the case's bounds say of each measure
 * @param warnings what lies outside the case's bounds, farthest first
 */
public record CapitalReturns(
        List<Row> rows, double investment, double depreciation, List<Judged> judged, List<String> warnings) {
    /** Code of the sum of all sectors. */
    public static final String ALL = "all";

    /**
     * Capital of a sector.
     *
     * @param sector code
     * @param payments to capital and resources, 10⁸ yuan: depreciation and operating surplus of the accounts
     * @param rents of natural resources among them, 10⁸ yuan
     * @param stock 10⁸ yuan
     * @param gross rate of return, a year: (payments − rents) / stock
     * @param net gross rate less δ
     * @param written depreciation the table states, 10⁸ yuan; empty where the case does not say which row that is
     */
    public record Row(
            String sector,
            double payments,
            double rents,
            double stock,
            double gross,
            double net,
            Optional<Double> written) {

        /** {@return depreciation of the table per unit of stock, a year; empty without a stock} */
        public Optional<Double> writtenRate() {
            return stock > 0 ? written.map(w -> w / stock) : Optional.empty();
        }
    }

    /**
     * A measure against its range.
     *
     * @param measure that is judged
     * @param outside farthest any sector lies outside, in the measure's unit; zero within
     * @param accepted largest distance the case accepts
     */
    public record Judged(Measure measure, double outside, double accepted) {}

    /**
     * Copies the lists.
     *
     * @param rows sectors in the order of the case, then all together under {@link #ALL}
     * @param investment gross fixed capital formation of the base year, 10⁸ yuan
     * @param depreciation δ of the case, a year
     * @param judged what the case's bounds say of each measure
     * @param warnings what lies outside the case's bounds, farthest first
     */
    public CapitalReturns {
        rows = List.copyOf(rows);
        judged = List.copyOf(judged);
        warnings = List.copyOf(warnings);
    }

    /** {@return all sectors together} */
    public Row all() {
        return rows.get(rows.size() - 1);
    }

    /** {@return investment of the base year over the stock} */
    public double investmentRate() {
        return investment / all().stock();
    }

    /** {@return growth of the stock in the base year} */
    public double growth() {
        return investmentRate() - depreciation;
    }

    /**
     * {@return the check of a calibrated case}
     *
     * @param given case, with its bounds
     * @param accounts of the base year
     * @param table base-year table, in which depreciation may stand
     * @param capitalServices payments for capital in the model's base year, resource rents excluded, 10⁸ yuan
     */
    public static CapitalReturns of(Case given, BenchmarkAccounts accounts, IoTable table, double capitalServices) {
        CapitalBounds bounds = CapitalBounds.of(given);
        double delta = given.parameters().value("depreciation");
        double stock = given.parameters().value("capital_stock");
        int power = given.sectorIndex(given.powerGood());
        int n = given.sectors().size();
        double[] rents = new double[n];
        double payments = 0;
        double elsewhere = 0;
        for (int s = 0; s < n; s++) {
            Sector sector = given.sectors().get(s);
            rents[s] = sector.resourceShare() * accounts.capital()[s];
            payments += accounts.capital()[s];
            elsewhere += s == power ? 0 : rents[s];
        }
        // what the model pays for resources beside those of extraction are the power sector's
        rents[power] = payments - capitalServices - elsewhere;
        double gross = capitalServices / stock;
        List<Row> rows = new ArrayList<>();
        double written = 0;
        for (int s = 0; s < n; s++) {
            String code = given.sectors().get(s).code();
            double own = (accounts.capital()[s] - rents[s]) / gross;
            Optional<Double> depreciation =
                    bounds.depreciationRow().map(row -> table.valueAdded(table.valueAddedRow(row), table.sector(code)));
            written += depreciation.orElse(0.0);
            rows.add(new Row(code, accounts.capital()[s], rents[s], own, gross, gross - delta, depreciation));
        }
        rows.add(new Row(
                ALL,
                payments,
                payments - capitalServices,
                stock,
                gross,
                gross - delta,
                bounds.depreciationRow().isPresent() ? Optional.of(written) : Optional.empty()));
        Look look = new Look(bounds);
        look(look, rows, accounts.fixedInvestment(), delta);
        return new CapitalReturns(rows, accounts.fixedInvestment(), delta, look.judged(), look.warnings());
    }

    private static void look(Look found, List<Row> rows, double investment, double delta) {
        Row all = rows.get(rows.size() - 1);
        String of = " of a stock of " + number(all.stock());
        found.look(Measure.GROSS_RETURN, ALL, all.gross(), number(all.gross() * all.stock()) + of);
        found.look(Measure.NET_RETURN, ALL, all.net(), rate(all.gross()) + " less depreciation " + rate(delta));
        found.look(Measure.INVESTMENT_RATE, ALL, investment / all.stock(), number(investment) + of);
        all.written()
                .ifPresent(w -> found.look(
                        Measure.DEPRECIATION_RATIO,
                        ALL,
                        w / (delta * all.stock()),
                        "the table's " + number(w) + " against " + number(delta * all.stock()) + ", " + rate(delta)
                                + of));
        for (Row row : rows) {
            row.writtenRate()
                    .ifPresent(r -> found.look(
                            Measure.DEPRECIATION_RATE,
                            row.sector(),
                            r,
                            "the table's " + number(row.written().orElse(0.0)) + " of a stock of "
                                    + number(row.stock())));
            if (row.stock() < 0) {
                found.warn(
                        Double.POSITIVE_INFINITY,
                        row.sector() + ": rents " + number(row.rents()) + " above payments to capital "
                                + number(row.payments()));
            }
        }
    }

    /** Values held against the case's ranges. */
    private static final class Look {
        private record Warning(double distance, String text) {}

        private final CapitalBounds bounds;
        private final List<Warning> warnings = new ArrayList<>();
        private final Map<Measure, Double> outside = new EnumMap<>(Measure.class);

        Look(CapitalBounds bounds) {
            this.bounds = bounds;
        }

        void warn(double distance, String text) {
            warnings.add(new Warning(distance, text));
        }

        void look(Measure measure, String sector, double value, String how) {
            bounds.of(measure).ifPresent(range -> {
                double distance = range.outside(value);
                outside.merge(measure, distance, Math::max);
                if (distance > 0) {
                    warn(
                            distance / (range.upper() - range.lower()),
                            sector + ": " + measure.word() + " " + rate(value) + " (" + how + "), plausible "
                                    + rate(range.lower()) + " to " + rate(range.upper())
                                    + (distance <= range.accepted() ? "; accepted: " + range.reason() : ""));
                }
            });
        }

        List<Judged> judged() {
            List<Judged> judged = new ArrayList<>();
            outside.forEach((measure, distance) -> judged.add(new Judged(
                    measure, distance, bounds.of(measure).map(Range::accepted).orElse(0.0))));
            return judged;
        }

        List<String> warnings() {
            return warnings.stream()
                    .sorted((a, b) -> Double.compare(b.distance(), a.distance()))
                    .map(Warning::text)
                    .toList();
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String rate(double value) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
