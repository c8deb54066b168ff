package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.calibration.economy.BenchmarkElasticities;
import org.cgeleap.calibration.economy.CapitalReturns;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.energy.Co2Comparison;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.iotables.account.SocialAccountingMatrix;
import org.cgeleap.iotables.table.IoTable;

/** Writes what {@code calibrate} leaves behind: every change, residual, price and parameter. */
public final class CalibrationFiles {
    private final Calibrated calibrated;
    private final OutputFolder out;

    /**
     * Files of a calibrated case.
     *
     * @param calibrated case and what was derived from it
     * @param out folder they go into
     */
    public CalibrationFiles(Calibrated calibrated, OutputFolder out) {
        this.calibrated = calibrated;
        this.out = out;
    }

    /**
     * Writes every file.
     *
     * @param checks of the calibration
     * @param elasticities at the benchmark, from the model and from the case
     * @throws IOException where a file cannot be written
     */
    public void write(List<CheckRow> checks, List<BenchmarkElasticities.Row> elasticities) throws IOException {
        RunFiles.writeChecks(out, checks);
        elasticities(elasticities);
        table();
        energy();
        co2();
        capital();
        targets();
        alignment();
        out.csv(
                "parameters.csv",
                List.of("key", "value", "unit", "basis", "source"),
                calibrated.provenance().stream().map(p ->
                        new Object[] {p.key(), p.value(), p.unit(), p.basis().word(), p.source()}));
        Years years = calibrated.given().years();
        EconomyYear base = calibrated.aligned().years().get(0);
        if (base.solved()) {
            SolvedAccounts.of(base.solve().equilibrium()).write(out, "sam-benchmark-" + years.base() + ".csv");
        }
    }

    private void elasticities(List<BenchmarkElasticities.Row> rows) throws IOException {
        out.csv(
                "benchmark-elasticities.csv",
                List.of("activity", "item", "price_of", "share", "model", "implied", "difference"),
                rows.stream().map(r -> new Object[] {
                    r.activity(), r.item(), r.good(), r.share(), r.model(), r.implied(), r.difference()
                }));
    }

    private void table() throws IOException {
        IoTable table = calibrated.inputs().table().table();
        List<String> header = new ArrayList<>(List.of("code", "name"));
        table.sectors().forEach(s -> header.add(s.code()));
        table.columns().forEach(c -> header.add(c.code()));
        header.add("output");
        List<Object[]> lines = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            List<Object> line = new ArrayList<>(List.of(
                    table.sectors().get(i).code(), table.sectors().get(i).name()));
            for (int j = 0; j < table.size(); j++) {
                line.add(table.intermediate(i, j));
            }
            for (int k = 0; k < table.columns().size(); k++) {
                line.add(table.finalUse(i, k));
            }
            line.add(table.output(i));
            lines.add(line.toArray());
        }
        for (int r = 0; r < table.valueAddedRows().size(); r++) {
            List<Object> line = new ArrayList<>(List.of(
                    table.valueAddedRows().get(r).code(),
                    table.valueAddedRows().get(r).name()));
            for (int j = 0; j < table.size(); j++) {
                line.add(table.valueAdded(r, j));
            }
            table.columns().forEach(c -> line.add(""));
            line.add("");
            lines.add(line.toArray());
        }
        out.csv("table-" + calibrated.given().years().base() + ".csv", header, lines.stream());
        tableAccounts();
        out.csv(
                "derivation-controls.csv",
                List.of("control", "wanted", "with_priors", "met", "residual"),
                calibrated.inputs().table().report().controls().stream()
                        .map(c -> new Object[] {c.name(), c.wanted(), c.before(), c.after(), c.residual()}));
        out.csv(
                "derivation-changes.csv",
                List.of("row", "column", "prior", "derived", "change", "reason"),
                calibrated.inputs().table().report().changes().stream()
                        .map(c -> new Object[] {c.row(), c.column(), c.before(), c.after(), c.change(), c.reason()}));
        out.csv(
                "benchmark-changes.csv",
                List.of("row", "column", "table", "benchmark", "change", "reason"),
                calibrated.benchmark().changes().stream()
                        .sorted((a, b) ->
                                Double.compare(Math.abs(b.after() - b.before()), Math.abs(a.after() - a.before())))
                        .map(c -> new Object[] {
                            c.row(), c.column(), c.before(), c.after(), c.after() - c.before(), c.reason()
                        }));
    }

    /** The social accounting matrix of the table in the case's sectors, before the energy rows were harmonised. */
    private void tableAccounts() throws IOException {
        SocialAccountingMatrix sam = calibrated.inputs().table().sam();
        List<String> header = new ArrayList<>(List.of("receives \\ pays"));
        sam.accounts().forEach(a -> header.add(a.code()));
        header.add("total");
        List<Object[]> lines = new ArrayList<>();
        for (int r = 0; r < sam.size(); r++) {
            List<Object> line = new ArrayList<>(List.of(sam.accounts().get(r).code()));
            for (int c = 0; c < sam.size(); c++) {
                line.add(sam.value(r, c));
            }
            line.add(sam.rowSum(r));
            lines.add(line.toArray());
        }
        out.csv("sam-table-" + calibrated.given().years().base() + ".csv", header, lines.stream());
    }

    private void energy() throws IOException {
        out.csv(
                "energy-harmonisation.csv",
                List.of(
                        "user",
                        "good",
                        "table",
                        "benchmark",
                        "mtce",
                        "price_before_yuan_per_tce",
                        "price_yuan_per_tce",
                        "class",
                        "lowest_price",
                        "highest_price",
                        "reason"),
                calibrated.benchmark().harmonised().changes().stream().map(c -> new Object[] {
                    c.user(),
                    c.good(),
                    c.before(),
                    c.after(),
                    c.quantity(),
                    blank(c.priceBefore()),
                    blank(c.price()),
                    c.userClass(),
                    blank(c.lowest()),
                    blank(c.highest()),
                    c.reason()
                }));
        out.csv(
                "energy-prices.csv",
                List.of(
                        "good",
                        "class",
                        "value",
                        "mtce",
                        "price_yuan_per_tce",
                        "lowest_price",
                        "highest_price",
                        "natural_price",
                        "natural_unit"),
                calibrated.benchmark().harmonised().prices().stream().map(p -> new Object[] {
                    p.good(),
                    p.userClass(),
                    p.value(),
                    p.quantity(),
                    p.yuanPerTce(),
                    blank(p.lowest()),
                    blank(p.highest()),
                    blank(p.natural()),
                    p.unit()
                }));
        out.csv(
                "energy-notes.csv",
                List.of("kind", "user", "good", "text"),
                calibrated.benchmark().harmonised().notes().stream()
                        .map(n -> new Object[] {n.kind(), n.user(), n.good(), n.text()}));
        List<Object[]> rows = new ArrayList<>();
        for (EnergyAccounts accounts : calibrated.energyYears()) {
            for (String user : accounts.sectors().list()) {
                for (String good : accounts.goods().list()) {
                    rows.add(new Object[] {
                        accounts.year(),
                        user,
                        good,
                        accounts.emitting(
                                accounts.sectors().of(user), accounts.goods().of(good)),
                        accounts.combustion(user, good),
                        accounts.feedstock(user, good),
                        accounts.deliveries(user, good)
                    });
                }
            }
        }
        out.csv(
                "energy-accounts.csv",
                List.of("year", "user", "good", "burnt_mtce", "final_energy_mtce", "feedstock_mtce", "taken_mtce"),
                rows.stream());
    }

    private static Object blank(double value) {
        return Double.isFinite(value) ? value : "";
    }

    private void co2() throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (EnergyAccounts accounts : calibrated.energyYears()) {
            Co2Comparison.of(calibrated.inputs().energy(), accounts)
                    .forEach(r -> rows.add(new Object[] {
                        r.year(),
                        r.sector(),
                        r.carrier(),
                        blank(r.quantity()),
                        r.ours(),
                        r.published(),
                        r.difference(),
                        r.byFactor(),
                        r.difference() - r.byFactor()
                    }));
        }
        out.csv(
                "co2-inventory.csv",
                List.of(
                        "year",
                        "sector",
                        "carrier",
                        "mtce",
                        "ours_mt",
                        "published_mt",
                        "difference_mt",
                        "by_factor_mt",
                        "by_mix_and_quantity_mt"),
                rows.stream());
    }

    private void capital() throws IOException {
        CapitalReturns returns = calibrated.returns();
        out.csv(
                "rate-of-return.csv",
                List.of(
                        "sector",
                        "payments",
                        "resource_rents",
                        "stock",
                        "gross_return",
                        "depreciation",
                        "net_return",
                        "table_depreciation",
                        "table_depreciation_rate"),
                returns.rows().stream().map(r -> new Object[] {
                    r.sector(),
                    r.payments(),
                    r.rents(),
                    r.stock(),
                    r.gross(),
                    returns.depreciation(),
                    r.net(),
                    r.written().map(Object.class::cast).orElse(""),
                    r.writtenRate().map(Object.class::cast).orElse("")
                }));
    }

    private void targets() throws IOException {
        out.csv(
                "industry-targets.csv",
                List.of("figure", "unit", "published", "target", "inventory", "fitted", "tolerance", "met"),
                calibrated.industryTargets().fits().stream().map(f -> new Object[] {
                    f.id(), f.unit(), f.published(), f.target(), f.inventory(), f.fitted(), f.tolerance(), f.met()
                }));
        List<Object[]> rows = new ArrayList<>();
        for (String industry :
                calibrated.industryTargets().balanced().industries().list()) {
            for (String fuel : calibrated.industryTargets().balanced().fuels().list()) {
                rows.add(new Object[] {
                    industry,
                    fuel,
                    calibrated.industryTargets().inventory().mtce(industry, fuel),
                    calibrated.industryTargets().mtce(industry, fuel)
                });
            }
        }
        out.csv("industry-energy.csv", List.of("industry", "fuel", "inventory_mtce", "target_mtce"), rows.stream());
    }

    private void alignment() throws IOException {
        Economy economy = calibrated.aligned().economy();
        Case given = calibrated.given();
        List<Object[]> rows = new ArrayList<>();
        for (int t = 0; t < calibrated.aligned().years().size(); t++) {
            EconomyYear year = calibrated.aligned().years().get(t);
            if (!year.solved()) {
                continue;
            }
            for (EnergyRole role : EnergyRole.values()) {
                for (int f = 0; f < economy.fuels(); f++) {
                    for (int u = 0; u < economy.users(); u++) {
                        double target = calibrated.aligned().targets().mtce()[t][role.index()][f][u];
                        if (target > 0) {
                            rows.add(new Object[] {
                                year.year(),
                                economy.userCode(u),
                                given.energyGoods().get(f).code(),
                                role.name().toLowerCase(java.util.Locale.ROOT),
                                target,
                                year.mtce(role, f, u),
                                year.referenceMtce(role, f, u)
                            });
                        }
                    }
                }
            }
        }
        out.csv(
                "alignment.csv",
                List.of("year", "user", "good", "role", "target_mtce", "solved_mtce", "reference_per_level"),
                rows.stream());
    }
}
