package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LeapExchange;
import org.cgeleap.coupling.loop.LinkCell;
import org.cgeleap.coupling.loop.PowerDispatch;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;

/** LEAP's and the coupled rows of {@code results.csv}. */
final class LeapRows {
    private static final String MT = "Mt CO2";

    private final Economy economy;
    private final CoupledResult result;
    private final LeapExchange exchange;
    private final Optional<LeapExchange> reference;
    private final AreaModel model;
    private final List<Integer> industries;
    private final List<ResultRow> rows = new ArrayList<>();

    LeapRows(Economy economy, CoupledResult result, LeapExchange exchange, Optional<LeapExchange> reference) {
        this.economy = economy;
        this.result = result;
        this.exchange = exchange;
        this.reference = reference;
        this.model = exchange.result().model();
        this.industries = industries(model);
    }

    /** Branches right below the root of demand. */
    static List<Integer> industries(AreaModel model) {
        List<Integer> found = new ArrayList<>();
        String root = LeapArea.DEMAND_ROOT + "\\";
        for (int b = 0; b < model.branchCount(); b++) {
            String path = model.branchPath(b);
            if (path.startsWith(root) && path.indexOf('\\', root.length()) < 0) {
                found.add(b);
            }
        }
        return found;
    }

    /** Last step of a branch's path. */
    static String name(AreaModel model, int branch) {
        String path = model.branchPath(branch);
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    List<ResultRow> rows() {
        industries();
        processes(exchange.result());
        return rows;
    }

    /** The rows of processes and technologies alone. */
    List<ResultRow> technologies() {
        processes(exchange.result());
        return rows;
    }

    /** The rows of industries and of the economy as a whole, without those of processes. */
    List<ResultRow> industries() {
        return industries(year -> true);
    }

    /** As above, of some calendar years. */
    List<ResultRow> industries(IntPredicate asked) {
        AreaResult leap = exchange.result();
        for (int t = 0; t < result.path().years().size(); t++) {
            EconomyYear year = result.path().year(t);
            if (!asked.test(year.year())) {
                continue;
            }
            double[] byFuel = new double[model.fuelCount()];
            double co2 = 0;
            for (int industry : industries) {
                co2 += industry(year.year(), leap, industry, byFuel);
            }
            coupled(t, year, byFuel, co2);
            dispatch(t, year.year());
        }
        return rows;
    }

    private void add(
            String of,
            int year,
            String variable,
            String sector,
            String fuel,
            String technology,
            String unit,
            double v) {
        rows.add(new ResultRow(result.scenario().name(), of, year, variable, sector, fuel, technology, unit, v));
    }

    private double industry(int year, AreaResult leap, int industry, double[] byFuel) {
        String name = name(model, industry);
        double total = 0;
        for (int n = 0; n < byFuel.length; n++) {
            double energy = leap.energy(industry, n, year);
            byFuel[n] += energy;
            total += energy;
            add("leap", year, "energy_use", name, model.fuelCode(n), "", "Mtce", energy);
        }
        double direct = leap.co2Direct(industry, year);
        double indirect = leap.co2Indirect(industry, year);
        add("leap", year, "co2_direct", name, "", "", MT, direct);
        add("leap", year, "co2_indirect", name, "", "", MT, indirect);
        add("leap", year, "co2_captured", name, "", "", MT, leap.co2Captured(industry, year));
        add(
                "leap",
                year,
                "investment",
                name,
                "",
                "",
                "10^8 yuan",
                leap.technologies().investment(industry, year));
        add("coupled", year, "industrial_energy", name, "", "", "Mtce", total);
        add("coupled", year, "industrial_co2", name, "", "", MT, direct + indirect);
        reference.ifPresent(other -> {
            AreaResult there = other.result();
            int branch = there.model().branchIndex(model.branchPath(industry));
            double energy0 = there.energy(branch, year);
            double co20 = there.co2Direct(branch, year) + there.co2Indirect(branch, year);
            double mine = leap.energy(industry, year);
            add("leap", year, "esp", name, "", "", "share", energy0 > 0 ? (energy0 - mine) / energy0 : 0);
            add("leap", year, "cmp", name, "", "", "share", co20 > 0 ? (co20 - direct - indirect) / co20 : 0);
        });
        return direct + indirect;
    }

    private void coupled(int t, EconomyYear year, double[] byFuel, double co2) {
        double total = 0;
        for (int n = 0; n < byFuel.length; n++) {
            add("coupled", year.year(), "industrial_energy", "", model.fuelCode(n), "", "Mtce", byFuel[n]);
            total += byFuel[n];
        }
        add("coupled", year.year(), "industrial_energy", "", "", "", "Mtce", total);
        add("coupled", year.year(), "industrial_co2", "", "", "", MT, co2);
        add("coupled", year.year(), "grid_factor", "", "", "", "t CO2/MWh", exchange.gridFactor()[t]);
        double[] supply = new double[byFuel.length];
        for (int f = 0; f < economy.fuels(); f++) {
            int n = model.fuelIndex(economy.given().energyGoods().get(f).leapFuel());
            for (int u = 0; u < economy.users(); u++) {
                supply[n] += year.takenMtce(f, u);
            }
        }
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            int f = economy.given()
                    .energyIndex(economy.given().technologies().get(g).fuel());
            if (f >= 0) {
                supply[model.fuelIndex(economy.given().energyGoods().get(f).leapFuel())] += year.technologyFuelMtce(g);
            }
        }
        for (int n = 0; n < supply.length; n++) {
            add("coupled", year.year(), "energy_supply", "", model.fuelCode(n), "", "Mtce", supply[n]);
        }
        List<LinkCell> cells = result.side().linkCells();
        for (int c = 0; c < cells.size(); c++) {
            LinkCell cell = cells.get(c);
            String sector = economy.userCode(cell.sector());
            String fuel = model.fuelCode(cell.leapFuel());
            add("leap", year.year(), "linked_energy_use", sector, fuel, "", "Mtce", exchange.energy()[t][c]);
            add(
                    "cge",
                    year.year(),
                    "linked_energy_use",
                    sector,
                    fuel,
                    "",
                    "Mtce",
                    year.finalMtce(cell.good(), cell.sector()));
            add(
                    "coupled",
                    year.year(),
                    "price_response",
                    sector,
                    fuel,
                    "",
                    "ratio",
                    year.response(cell.good(), cell.sector()));
        }
    }

    /** The power module's dispatch, where the case links it. */
    private void dispatch(int t, int year) {
        PowerDispatch power = exchange.power();
        if (power.isNone()) {
            return;
        }
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            String code = economy.given().technologies().get(g).code();
            if (economy.given().powerLink().technologies().contains(code)) {
                double twh = power.shares()[t][g] * power.required()[t];
                add("leap", year, "generation", "", "", code, "TWh", twh);
            }
        }
        for (int j = 0; j < power.processes().size(); j++) {
            String process = power.processes().get(j);
            String name = process.substring(process.lastIndexOf('\\') + 1);
            add("leap", year, "process_generation", "", "", name, "TWh", power.output()[t][j]);
        }
    }

    private void processes(AreaResult leap) {
        for (int b = 0; b < model.branchCount(); b++) {
            BranchKind kind = model.branch(b).kind();
            if (kind != BranchKind.PROCESS && kind != BranchKind.TECHNOLOGY) {
                continue;
            }
            String path = model.branchPath(b);
            String below = path.substring(LeapArea.DEMAND_ROOT.length() + 1);
            int slash = below.indexOf('\\');
            String industry = slash < 0 ? below : below.substring(0, slash);
            String within = slash < 0 ? below : below.substring(slash + 1);
            String variable = kind == BranchKind.PROCESS ? "production" : "activity";
            for (EconomyYear year : result.path().years()) {
                add(
                        "leap",
                        year.year(),
                        variable,
                        industry,
                        "",
                        within,
                        model.branch(b).unit(),
                        leap.activity(b, year.year()));
                if (kind == BranchKind.TECHNOLOGY) {
                    add(
                            "leap",
                            year.year(),
                            "stock",
                            industry,
                            "",
                            within,
                            model.branch(b).unit(),
                            leap.technologies().stock(b, year.year()));
                }
            }
        }
    }
}
