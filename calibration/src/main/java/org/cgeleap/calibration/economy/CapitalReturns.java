package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgeleap.calibration.casefile.CapitalBounds;
import org.cgeleap.calibration.casefile.CapitalBounds.Measure;
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
 * @param warnings what lies outside the case's bounds, farthest first
 */
public record CapitalReturns(List<Row> rows, double investment, double depreciation, List<String> warnings) {
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

        /** Depreciation of the table per unit of stock, a year; empty without a stock. */
        public Optional<Double> writtenRate() {
            return stock > 0 ? written.map(w -> w / stock) : Optional.empty();
        }
    }

    public CapitalReturns {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /** All sectors together. */
    public Row all() {
        return rows.get(rows.size() - 1);
    }

    /** Investment of the base year over the stock. */
    public double investmentRate() {
        return investment / all().stock();
    }

    /** Growth of the stock in the base year. */
    public double growth() {
        return investmentRate() - depreciation;
    }

    /**
     * The check of a calibrated case.
     *
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
        return new CapitalReturns(
                rows, accounts.fixedInvestment(), delta, warnings(bounds, rows, accounts.fixedInvestment(), delta));
    }

    private record Warning(double distance, String text) {}

    private static List<String> warnings(CapitalBounds bounds, List<Row> rows, double investment, double delta) {
        List<Warning> found = new ArrayList<>();
        Row all = rows.get(rows.size() - 1);
        String of = " of a stock of " + number(all.stock());
        look(found, bounds, Measure.GROSS_RETURN, ALL, all.gross(), number(all.gross() * all.stock()) + of);
        look(
                found,
                bounds,
                Measure.NET_RETURN,
                ALL,
                all.net(),
                rate(all.gross()) + " less depreciation " + rate(delta));
        look(found, bounds, Measure.INVESTMENT_RATE, ALL, investment / all.stock(), number(investment) + of);
        all.written()
                .ifPresent(w -> look(
                        found,
                        bounds,
                        Measure.DEPRECIATION_RATIO,
                        ALL,
                        w / (delta * all.stock()),
                        "the table's " + number(w) + " against " + number(delta * all.stock()) + ", " + rate(delta)
                                + of));
        for (Row row : rows) {
            row.writtenRate()
                    .ifPresent(r -> look(
                            found,
                            bounds,
                            Measure.DEPRECIATION_RATE,
                            row.sector(),
                            r,
                            "the table's " + number(row.written().orElse(0.0)) + " of a stock of "
                                    + number(row.stock())));
            if (row.stock() < 0) {
                found.add(new Warning(
                        Double.POSITIVE_INFINITY,
                        row.sector() + ": rents " + number(row.rents()) + " above payments to capital "
                                + number(row.payments())));
            }
        }
        return found.stream()
                .sorted((a, b) -> Double.compare(b.distance(), a.distance()))
                .map(Warning::text)
                .toList();
    }

    private static void look(
            List<Warning> found, CapitalBounds bounds, Measure measure, String sector, double value, String how) {
        bounds.of(measure).ifPresent(range -> {
            double outside = Math.max(range.lower() - value, value - range.upper());
            if (outside > 0) {
                found.add(new Warning(
                        outside / (range.upper() - range.lower()),
                        sector + ": " + measure.word() + " " + rate(value) + " (" + how + "), plausible "
                                + rate(range.lower()) + " to " + rate(range.upper())));
            }
        });
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String rate(double value) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
