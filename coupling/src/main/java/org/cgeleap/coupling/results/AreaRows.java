package org.cgeleap.coupling.results;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.AreaSupply;
import org.cgeleap.leap.ScenarioComparison;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.transformation.ChainYear;
import org.cgeleap.leap.transformation.ConversionModule;
import org.cgeleap.leap.transformation.ModuleYear;

/** Rows of {@code results.csv} of a LEAP area evaluated alone. */
final class AreaRows {
    private static final String ENERGY = "Mtce";
    private static final String CO2 = "Mt CO2";

    private final AreaResult result;
    private final AreaModel model;
    private final AreaResult reference;
    private final String money;
    private final List<ResultRow> rows = new ArrayList<>();

    private AreaRows(AreaResult result, AreaResult reference) {
        this.result = result;
        this.model = result.model();
        this.reference = reference;
        this.money = "10^8 " + model.area().settings().money().unit();
    }

    /** All rows of a scenario; potentials are against the reference. */
    static List<ResultRow> of(AreaResult result, AreaResult reference) {
        AreaRows all = new AreaRows(result, reference);
        for (int year : all.model.years()) {
            all.result.supply().sectors().forEach(s -> all.sector(s, year));
            all.system(year);
        }
        all.branches();
        return all.rows;
    }

    private void add(int year, String variable, String sector, String fuel, String technology, String unit, double v) {
        rows.add(new ResultRow(model.scenario(), "leap", year, variable, sector, fuel, technology, unit, v));
    }

    private void sector(int b, int year) {
        String name = model.branch(b).name();
        for (int f = 0; f < model.fuelCount(); f++) {
            add(year, "energy_use", name, model.fuelCode(f), "", ENERGY, result.energy(b, f, year));
        }
        add(year, "co2_direct", name, "", "", CO2, result.co2Direct(b, year));
        add(year, "co2_indirect", name, "", "", CO2, result.co2Indirect(b, year));
        add(year, "co2_captured", name, "", "", CO2, result.co2Captured(b, year));
        add(year, "investment", name, "", "", money, result.technologies().investment(b, year));
        if (result.costs().stated()) {
            add(year, "technology_cost", name, "", "", money, result.costs().technology(b, year));
            add(year, "fuel_cost", name, "", "", money, result.costs().fuel(b, year));
            add(year, "carbon_cost", name, "", "", money, result.costs().carbon(b, year));
        }
        ScenarioComparison comparison = new ScenarioComparison(reference, result);
        comparison.energySaving(b, year).ifPresent(v -> add(year, "esp", name, "", "", "share", v));
        comparison.carbonMitigation(b, year).ifPresent(v -> add(year, "cmp", name, "", "", "share", v));
    }

    private void system(int year) {
        int root = model.branchIndex(LeapArea.DEMAND_ROOT);
        model.area()
                .effects()
                .forEach(e -> add(
                        year,
                        "effect",
                        "",
                        "",
                        e.code(),
                        "Mt " + e.code(),
                        result.effects().mass(root, e.code(), year)));
        if (result.costs().stated()) {
            add(year, "system_cost", "", "", "", money, result.costs().system(year));
        }
        AreaSupply supply = result.supply();
        boolean supplied =
                supply.moduleCount() > 0 || !model.supplyTree().resources().isEmpty();
        if (supplied) {
            supply(supply, year);
        }
    }

    private void supply(AreaSupply supply, int year) {
        int t = year - model.years()[0];
        ChainYear chain = supply.transformation().years().get(t);
        for (int f = 0; f < model.fuelCount(); f++) {
            String fuel = model.fuelCode(f);
            add(year, "indigenous_production", "", fuel, "", ENERGY, chain.production()[f]);
            add(year, "resource_imports", "", fuel, "", ENERGY, chain.imports()[f]);
            add(year, "unmet_requirement", "", fuel, "", ENERGY, chain.unmet()[f]);
        }
        List<ConversionModule> modules = supply.transformation().chain().modules();
        double megawatt = model.supplyTree().mtcePerMegawatt();
        for (int m = 0; m < modules.size(); m++) {
            String name = modules.get(m).name();
            ModuleYear of = supply.module(m, t);
            for (int j = 0; j < of.output().length; j++) {
                String process = modules.get(m).processes().get(j).name();
                add(year, "module_output", name, "", process, ENERGY, of.output()[j]);
                add(year, "module_co2", name, "", process, CO2, supply.co2(m, j, t));
                if (Double.isFinite(of.capacity()[j])) {
                    add(year, "capacity", name, "", process, "MW", of.capacity()[j] / megawatt);
                    add(year, "capacity_added", name, "", process, "MW", of.added()[j] / megawatt);
                }
            }
        }
    }

    /** Production of processes, activity of their technologies and of end uses. */
    private void branches() {
        for (int b = 0; b < model.branchCount(); b++) {
            BranchKind kind = model.branch(b).kind();
            if (kind != BranchKind.PROCESS && kind != BranchKind.TECHNOLOGY) {
                continue;
            }
            String below = model.branchPath(b).substring(LeapArea.DEMAND_ROOT.length() + 1);
            int slash = below.indexOf('\\');
            for (int year : model.years()) {
                add(
                        year,
                        kind == BranchKind.PROCESS ? "production" : "activity",
                        slash < 0 ? below : below.substring(0, slash),
                        "",
                        slash < 0 ? below : below.substring(slash + 1),
                        model.branch(b).unit(),
                        result.activity(b, year));
            }
        }
    }
}
