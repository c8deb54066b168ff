package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.economy.BenchmarkAccounts;
import org.cgeleap.calibration.economy.CapitalReturns;
import org.cgeleap.calibration.economy.CellNote;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.energy.Co2Comparison;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.fit.FitResult;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.iotables.account.SocialAccountingMatrix;
import org.cgeleap.iotables.update.HoldOutTrials.Trial;
import org.cgeleap.iotables.update.TableDistance;

/** {@code calibration.html}: what was read, what was changed, what is left, for a person; the CSVs have every number. */
public final class CalibrationPage {
    /** Rows of a ranked table; the file named in its caption has all of them. */
    private static final int TOP = 40;

    private final Calibrated calibrated;
    private final List<CheckRow> checks;
    private final HtmlPage page;

    private CalibrationPage(Calibrated calibrated, List<CheckRow> checks) {
        this.calibrated = calibrated;
        this.checks = checks;
        this.page = new HtmlPage("Calibration: " + calibrated.given().title());
    }

    /**
     * {@return the page}
     *
     * @param calibrated the case and what was derived from it
     * @param checks of the calibration, each with its tolerance
     * @param fit made in the same job, if any
     * @param heldOut tables derived without being shown; empty where that was not asked for
     */
    public static String of(
            Calibrated calibrated, List<CheckRow> checks, Optional<FitResult> fit, List<Trial> heldOut) {
        CalibrationPage page = new CalibrationPage(calibrated, checks);
        page.overview();
        page.warnings();
        fit.ifPresent(page::fit);
        page.fitted();
        page.changes();
        page.heldOut(heldOut);
        page.energy();
        page.co2();
        page.capital();
        page.shares();
        page.matrix();
        return page.page.html();
    }

    private void overview() {
        page.section("What was read");
        page.list(calibrated.summary());
        Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
        calibrated.provenance().forEach(p -> counts.merge(p.basis(), 1, Integer::sum));
        List<Object[]> rows = new ArrayList<>();
        counts.forEach((basis, n) -> rows.add(new Object[] {basis.word(), n}));
        page.table("Numbers that reached the solver, by basis (parameters.csv)", List.of("basis", "numbers"), rows);
    }

    private void warnings() {
        page.section("Checks and warnings");
        List<Object[]> warned = new ArrayList<>();
        checks.stream()
                .filter(c -> !c.pass())
                .forEach(c -> warned.add(new Object[] {
                    "failed check", c.year() + " " + c.check() + ": " + c.value() + ", at most " + c.tolerance()
                }));
        calibrated.returns().warnings().forEach(w -> warned.add(new Object[] {"capital", w}));
        calibrated.industryTargets().fits().stream()
                .filter(f -> !f.met())
                .sorted(Comparator.comparingDouble(f -> -Math.abs(f.fitted() - f.target())))
                .forEach(f -> warned.add(new Object[] {
                    "industry target",
                    f.id() + ": " + HtmlPage.number(f.fitted()) + " " + f.unit() + ", target "
                            + HtmlPage.number(f.target()) + " within " + HtmlPage.number(f.tolerance())
                }));
        List.of(calibrated.baseEnergy(), calibrated.alignmentEnergy()).stream()
                .flatMap(accounts -> accounts.notes().stream())
                .distinct()
                .sorted(Comparator.comparingDouble(n -> -n.mtce()))
                .forEach(n -> warned.add(new Object[] {"energy accounts", n.text()}));
        page.table("Warnings, gravest kind first, largest first within a kind", List.of("kind", "what"), warned);
        List<CheckRow> worst = checks.stream()
                .sorted(Comparator.comparingDouble(
                                (CheckRow c) -> c.value() == 0 ? 0 : Math.abs(c.value()) / c.tolerance())
                        .reversed())
                .limit(15)
                .toList();
        page.table(
                checks.stream().filter(c -> !c.pass()).count() + " of " + checks.size()
                        + " checks failed; nearest to their tolerance first (checks.csv)",
                List.of("year", "check", "value", "tolerance", "passed"),
                worst.stream()
                        .map(c -> new Object[] {c.year(), c.check(), c.value(), c.tolerance(), c.pass()})
                        .toList());
    }

    private void fit(FitResult fit) {
        page.section("Fit");
        page.text(fit.steps() + " derivatives; "
                + fit.parameters().stream()
                        .filter(FitResult.Estimate::identified)
                        .count() + " of "
                + fit.parameters().size() + " parameters are identified by the targets.");
        page.table(
                "Targets (fit-targets.csv)",
                List.of("target", "unit", "asked", "at the priors", "fit", "residual", "weight"),
                fit.goals().stream()
                        .map(m -> new Object[] {
                            m.goal().id(),
                            m.goal().unit(),
                            m.goal().value(),
                            m.before(),
                            m.fit(),
                            m.residual(),
                            m.goal().weight()
                        })
                        .toList());
        page.table(
                "Parameters (fit-parameters.csv)",
                List.of("parameter", "prior", "value", "standard error", "from targets", "identified"),
                fit.parameters().stream()
                        .map(e -> new Object[] {
                            e.parameter().name(),
                            e.parameter().prior(),
                            e.value(),
                            e.standardError(),
                            e.fromData(),
                            e.identified()
                        })
                        .toList());
    }

    private void fitted() {
        if (calibrated.inputs().fitted().isEmpty()) {
            return;
        }
        page.section("Fitted numbers");
        page.folded(
                calibrated.inputs().fitted().size() + " numbers in place of their priors (the case's fitted values)",
                List.of("number", "value", "unit", "source"),
                calibrated.inputs().fitted().stream()
                        .map(v -> new Object[] {v.place(), v.value(), v.unit(), v.source()})
                        .toList());
    }

    private void changes() {
        page.section("What was changed");
        page.table(
                "Control totals of the derived table, largest residual first (derivation-controls.csv)",
                List.of("control", "wanted", "with priors", "met", "residual"),
                calibrated.inputs().table().report().controls().stream()
                        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.residual())))
                        .limit(TOP)
                        .map(c -> new Object[] {c.name(), c.wanted(), c.before(), c.after(), c.residual()})
                        .toList());
        page.table(
                "Cells of the derived table, largest change first (derivation-changes.csv)",
                List.of("row", "column", "prior", "derived", "change", "reason"),
                calibrated.inputs().table().report().changes().stream()
                        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.change())))
                        .limit(TOP)
                        .map(c -> new Object[] {c.row(), c.column(), c.before(), c.after(), c.change(), c.reason()})
                        .toList());
        List<CellNote> cells = calibrated.benchmark().changes();
        page.table(
                cells.size() + " cells of the benchmark, sum of absolute changes "
                        + HtmlPage.number(cells.stream()
                                .mapToDouble(c -> Math.abs(c.after() - c.before()))
                                .sum())
                        + " (benchmark-changes.csv)",
                List.of("row", "column", "table", "benchmark", "change", "reason"),
                cells.stream()
                        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.after() - c.before())))
                        .limit(TOP)
                        .map(c -> new Object[] {
                            c.row(), c.column(), c.before(), c.after(), c.after() - c.before(), c.reason()
                        })
                        .toList());
        Map<String, Map<String, Double>> byCell = new LinkedHashMap<>();
        List<String> columns = cells.stream().map(CellNote::column).distinct().toList();
        cells.forEach(c -> byCell.computeIfAbsent(c.row(), r -> new LinkedHashMap<>())
                .merge(c.column(), c.after() - c.before(), Double::sum));
        double[][] values = byCell.values().stream()
                .map(row -> columns.stream()
                        .mapToDouble(c -> row.getOrDefault(c, 0.0))
                        .toArray())
                .toArray(double[][]::new);
        page.heatMap("Changes of the benchmark, 10^8 yuan", List.copyOf(byCell.keySet()), columns, values);
    }

    private void heldOut(List<Trial> trials) {
        page.section("What the derivation is worth");
        if (trials.isEmpty()) {
            page.text(
                    "The table is not derived, or its derivation holds no known table out (hold_out of derivation.yaml).");
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        for (Trial t : trials) {
            TableDistance distance = t.distance();
            if (distance == null) {
                rows.add(new Object[] {t.blend(), t.method(), t.said(), "", "", "", ""});
                continue;
            }
            distance.blocks()
                    .forEach(d -> rows.add(
                            new Object[] {t.blend(), t.method(), d.name(), d.cells(), d.wape(), d.theilU(), d.swad()}));
        }
        page.table(
                "An official table derived from the others and its own totals, and compared cell by cell: WAPE is the sum"
                        + " of absolute errors over the sum of absolute values, Theil's U the root of the squared ones;"
                        + " 0 is a perfect table (holdout-trials.csv, comparison-blocks.csv)",
                List.of("blend", "method", "block", "cells", "WAPE", "Theil's U", "SWAD"),
                rows);
        Trial last = trials.get(trials.size() - 1);
        TableDistance derived = last.distance();
        if (derived != null) {
            page.table(
                    "Cells with the largest errors of " + last.blend() + ", " + last.method()
                            + " (comparison-cells.csv)",
                    List.of("row", "column", "derived", "official", "error"),
                    derived.largest().stream()
                            .limit(TOP)
                            .map(c -> new Object[] {c.row(), c.column(), c.before(), c.after(), c.change()})
                            .toList());
        }
    }

    private void capital() {
        page.section("Capital and rate of return");
        CapitalReturns returns = calibrated.returns();
        CapitalReturns.Row all = returns.all();
        page.text("Payments to capital " + HtmlPage.number(all.payments()) + " less resource rents "
                + HtmlPage.number(all.rents()) + " over a stock of " + HtmlPage.number(all.stock())
                + " (10^8 yuan): gross return " + HtmlPage.percent(all.gross()) + ", less depreciation "
                + HtmlPage.percent(returns.depreciation()) + ": net return " + HtmlPage.percent(all.net())
                + ". Investment " + HtmlPage.number(returns.investment()) + " is "
                + HtmlPage.percent(returns.investmentRate()) + " of the stock, which so grows by "
                + HtmlPage.percent(returns.growth()) + " in the base year.");
        page.table(
                "By sector: capital is mobile, so one rate holds and the stock follows the payments"
                        + " (rate-of-return.csv)",
                List.of("sector", "payments", "rents", "stock", "gross", "net", "table's depreciation", "over stock"),
                returns.rows().stream()
                        .map(r -> new Object[] {
                            r.sector(),
                            r.payments(),
                            r.rents(),
                            r.stock(),
                            r.gross(),
                            r.net(),
                            r.written().orElse(Double.NaN),
                            r.writtenRate().orElse(Double.NaN)
                        })
                        .toList());
    }

    private void energy() {
        page.section("Energy and implied prices");
        page.table(
                "Implied prices by good and class of users, yuan/tce, with the prices allowed (energy-prices.csv); the row"
                        + " \"all\" against the good's band",
                List.of("good", "class", "10^8 yuan", "Mtce", "price", "lowest", "highest", "in its unit", "unit"),
                calibrated.benchmark().harmonised().prices().stream()
                        .map(p -> new Object[] {
                            p.good(),
                            p.userClass(),
                            p.value(),
                            p.quantity(),
                            p.yuanPerTce(),
                            p.lowest(),
                            p.highest(),
                            p.natural(),
                            p.unit()
                        })
                        .toList());
        page.table(
                "Values brought in line with quantities, largest change first, 10^8 yuan; prices in yuan/tce"
                        + " (energy-harmonisation.csv)",
                List.of("user", "good", "table", "benchmark", "change", "Mtce", "price before", "price", "reason"),
                calibrated.benchmark().harmonised().changes().stream()
                        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.change())))
                        .limit(TOP)
                        .map(c -> new Object[] {
                            c.user(),
                            c.good(),
                            c.before(),
                            c.after(),
                            c.change(),
                            c.quantity(),
                            c.priceBefore(),
                            c.price(),
                            c.reason()
                        })
                        .toList());
        page.table(
                "Outliers: prices the table implied outside their range, values without a use, uses without a value, rows"
                        + " moved into their band (energy-notes.csv)",
                List.of("kind", "user", "good", "what"),
                calibrated.benchmark().harmonised().notes().stream()
                        .map(n -> new Object[] {n.kind(), n.user(), n.good(), n.text()})
                        .toList());
    }

    private void co2() {
        page.section("CO2 beside the inventory");
        page.text("By factor: quantity times our factor less the one the inventory implies for the carrier in the whole"
                + " city. By mix and quantity: the mix of fuels within a carrier, and what each counts as burnt.");
        for (EnergyAccounts accounts : List.of(calibrated.baseEnergy(), calibrated.alignmentEnergy())) {
            page.table(
                    accounts.year()
                            + ", Mt: sectors, then carriers (co2-inventory.csv has each carrier of each sector)",
                    List.of("sector", "carrier", "ours", "published", "difference", "by factor", "by mix and quantity"),
                    Co2Comparison.of(calibrated.inputs().energy(), accounts).stream()
                            .filter(r -> r.carrier().equals(EnergyData.TOTAL)
                                    || r.sector().equals(EnergyData.TOTAL))
                            .map(r -> new Object[] {
                                r.sector(),
                                r.carrier(),
                                r.ours(),
                                r.published(),
                                r.difference(),
                                r.byFactor(),
                                r.difference() - r.byFactor()
                            })
                            .toList());
        }
    }

    private void shares() {
        page.section("Cost shares of the benchmark");
        Case given = calibrated.given();
        BenchmarkAccounts a = calibrated.benchmark().accounts();
        List<Object[]> rows = new ArrayList<>();
        for (int s = 0; s < given.sectors().size(); s++) {
            double energy = 0;
            double materials = 0;
            for (int f = 0; f < given.energyGoods().size(); f++) {
                for (EnergyRole role : EnergyRole.values()) {
                    energy += a.mtce()[role.index()][f][s] * a.energyPrice()[f][s];
                }
            }
            for (int i = 0; i < given.sectors().size(); i++) {
                materials += a.materials()[i][s];
            }
            double cost = energy + materials + a.labour()[s] + a.capital()[s] + a.tax()[s];
            rows.add(new Object[] {
                given.sectors().get(s).code(),
                a.output()[s],
                materials / cost,
                energy / cost,
                a.labour()[s] / cost,
                a.capital()[s] / cost,
                a.tax()[s] / cost
            });
        }
        page.table(
                "Output in 10^8 yuan, shares of cost; the power sector's plants and grid together",
                List.of("sector", "output", "materials", "energy", "labour", "capital", "net tax"),
                rows);
    }

    private void matrix() {
        page.section("Social accounting matrix");
        SocialAccountingMatrix sam = calibrated.inputs().table().sam();
        List<String> codes = sam.accounts().stream().map(x -> x.code()).toList();
        double[][] values = new double[sam.size()][sam.size()];
        for (int r = 0; r < sam.size(); r++) {
            for (int c = 0; c < sam.size(); c++) {
                values[r][c] = sam.value(r, c);
            }
        }
        page.heatMap("Rows receive, columns pay, 10^8 yuan (sam-table CSV)", codes, codes, values);
    }
}
