package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.transformation.ChainYear;
import org.cgeleap.leap.transformation.ConversionModule;
import org.cgeleap.leap.transformation.ConversionProcess;
import org.cgeleap.leap.transformation.DispatchRule;
import org.cgeleap.leap.transformation.EnergyBalance;
import org.cgeleap.leap.transformation.ModuleYear;

/** Checks of modules, resources, capacities and the balance. */
final class SupplyChecks {
    private final AreaResult result;
    private final AreaModel model;
    private final AreaSupply supply;
    private final List<ConversionModule> modules;
    private final AreaChecks checks;

    SupplyChecks(AreaResult result, AreaChecks checks) {
        this.result = result;
        this.model = result.model();
        this.supply = result.supply();
        this.modules = supply.transformation().chain().modules();
        this.checks = checks;
    }

    void run() {
        balance();
        stocks();
        if (model.supplyTree().hasModules() || !model.supplyTree().resources().isEmpty()) {
            demandedNotProduced();
        }
        if (model.supplyTree().hasModules()) {
            producedNotNeeded();
            order();
            shares();
            margins();
        }
    }

    private ChainYear year(int t) {
        return supply.transformation().years().get(t);
    }

    private String fuel(int f) {
        return model.fuelCode(f);
    }

    private List<String> fuels() {
        List<String> codes = new ArrayList<>();
        for (int f = 0; f < model.fuelCount(); f++) {
            codes.add(fuel(f));
        }
        return codes;
    }

    private void balance() {
        List<EnergyBalance> years = new ArrayList<>();
        for (int t = 0; t < model.yearCount(); t++) {
            years.add(supply.balance(t));
        }
        checks.report(
                "balance_closes",
                fuels(),
                (f, t) -> AreaChecks.relative(years.get(t).gap(f), years.get(t).turnover(f)),
                AreaChecks.SUMS,
                "supply, transformation and use of the fuel do not add up");
    }

    private void stocks() {
        List<ProductionProcess> turnover = model.demand().processes().stream()
                .filter(ProductionProcess::stockTurnover)
                .toList();
        checks.report(
                "stock_meets_activity",
                turnover.stream().map(p -> model.branchPath(p.branch())).toList(),
                (i, t) -> {
                    int branch = turnover.get(i).branch();
                    double activity = result.activity(branch, model.years()[t]);
                    return AreaChecks.relative(
                            Math.max(0, activity - result.technologies().stock(branch, model.years()[t])), activity);
                },
                AreaChecks.SUMS,
                "capacity in place is below activity");
    }

    /** Fuels that something needs and nothing makes or wins: unmet, or imported without anyone saying so. */
    private void demandedNotProduced() {
        boolean[] known = new boolean[model.fuelCount()];
        model.supplyTree().resources().forEach(b -> known[model.quantities().fuel(b)] = true);
        modules.forEach(m -> m.outputs().forEach(o -> known[o.fuel()] = true));
        checks.report(
                "demanded_not_produced",
                fuels(),
                (f, t) -> AreaChecks.relative(
                        year(t).unmet()[f] + (known[f] ? 0 : year(t).imports()[f]),
                        supply.balance(t).turnover(f)),
                AreaChecks.SUMS,
                "needed, and no module, import or resource provides it: the value is the part of all flows of the fuel");
    }

    private void producedNotNeeded() {
        List<String> items = new ArrayList<>();
        List<int[]> outputs = new ArrayList<>();
        for (int m = 0; m < modules.size(); m++) {
            for (int o = 0; o < modules.get(m).outputs().size(); o++) {
                items.add(modules.get(m).name() + ": "
                        + fuel(modules.get(m).outputs().get(o).fuel()));
                outputs.add(new int[] {m, o});
            }
        }
        checks.report(
                "produced_not_needed",
                items,
                (i, t) -> {
                    ModuleYear year = supply.module(outputs.get(i)[0], t);
                    double wasted = year.wasted()[outputs.get(i)[1]];
                    return AreaChecks.relative(wasted, year.produced()[outputs.get(i)[1]]);
                },
                AreaChecks.SUMS,
                "more is produced than needed and nobody takes it: the value is the wasted part");
    }

    /** A feedstock that only a module nearer to demand makes comes too late for it. */
    private void order() {
        List<String> items = new ArrayList<>();
        List<int[]> late = new ArrayList<>();
        for (int m = 0; m < modules.size(); m++) {
            for (int j = 0; j < modules.get(m).processes().size(); j++) {
                ConversionProcess process = modules.get(m).processes().get(j);
                for (int k = 0; k < process.feedstocks().size(); k++) {
                    int f = process.feedstocks().get(k).fuel();
                    if (makes(0, m, f) && !makes(m + 1, modules.size(), f) && !makes(m, m + 1, f)) {
                        items.add(modules.get(m).name() + ": " + fuel(f) + " for " + process.name());
                        late.add(new int[] {m, j, k});
                    }
                }
            }
        }
        checks.report(
                "module_order",
                items,
                (i, t) -> {
                    int[] at = late.get(i);
                    double input = supply.module(at[0], t).input()[at[1]];
                    return input * supply.feedstockShare(at[0], at[1], at[2], t);
                },
                0,
                "only a module nearer to demand makes this feedstock: move the module that makes it further down"
                        + " (the value is the energy, Mtce)");
    }

    private boolean makes(int from, int to, int fuel) {
        return modules.subList(from, to).stream()
                .anyMatch(m -> m.outputs().stream().anyMatch(o -> o.fuel() == fuel));
    }

    /** Shares of processes under the rule of shares must not ask for more than the requirement. */
    private void shares() {
        List<Integer> withShares = new ArrayList<>();
        for (int m = 0; m < modules.size(); m++) {
            boolean all = modules.get(m).processes().stream()
                    .allMatch(p -> java.util.Arrays.stream(p.rules()).allMatch(DispatchRule.PERCENT_SHARE::equals));
            if (all) {
                withShares.add(m);
            }
        }
        checks.report(
                "process_shares_sum",
                withShares.stream().map(m -> modules.get(m).name()).toList(),
                (i, t) -> modules.get(withShares.get(i)).processes().stream()
                                .mapToDouble(p -> p.share().length == 0 ? 0 : p.share()[t])
                                .sum()
                        - 1,
                AreaChecks.SHARES,
                "process shares do not sum to 100 %: the value is what is missing or too much, as a fraction");
    }

    private void margins() {
        List<Integer> planned = new ArrayList<>();
        for (int m = 0; m < modules.size(); m++) {
            if (modules.get(m).reserveMargin().length > 0) {
                planned.add(m);
            }
        }
        int start = model.area().years().scenarioStart();
        checks.report(
                "reserve_margin",
                planned.stream().map(m -> modules.get(m).name()).toList(),
                (i, t) -> {
                    int m = planned.get(i);
                    return t < start
                            ? 0
                            : Math.max(
                                    0,
                                    modules.get(m).reserveMargin()[t]
                                            - supply.module(m, t).marginAfter());
                },
                AreaChecks.SHARES,
                "capacity stays below the planning reserve margin: give the module capacity it may add");
    }
}
