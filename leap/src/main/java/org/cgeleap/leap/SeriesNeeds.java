package org.cgeleap.leap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.demand.DemandTree;
import org.cgeleap.leap.demand.EndUse;
import org.cgeleap.leap.demand.FuelUse;
import org.cgeleap.leap.demand.ProductionProcess;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.demand.Technology;

/** Which series the accounting of each process and end use reads: what an evaluation must repeat when one changes. */
final class SeriesNeeds {
    private final List<int[]> ofProcess = new ArrayList<>();
    private final List<int[]> ofEndUse = new ArrayList<>();

    SeriesNeeds(DemandTree demand) {
        Quantity grid = demand.key(LeapArea.GRID_FACTOR_KEY);
        for (ProductionProcess process : demand.processes()) {
            TreeSet<Integer> needed = new TreeSet<>();
            add(needed, grid, process.activity());
            process.technologies().forEach(technology -> add(needed, technology));
            ofProcess.add(array(needed));
        }
        for (EndUse use : demand.endUses()) {
            TreeSet<Integer> needed = new TreeSet<>();
            add(needed, grid);
            use.levels().forEach(level -> add(needed, level));
            add(needed, use.technology());
            EndUse.Shares shares = use.shares();
            add(needed, shares.usefulIntensity(), shares.share(), shares.efficiency());
            EndUse.Devices devices = use.devices();
            add(needed, devices.stock(), devices.sales(), devices.scrappage(), devices.firstSales());
            add(needed, devices.deviceShare(), devices.mileage(), devices.economy(), devices.correction());
            ofEndUse.add(array(needed));
        }
    }

    private static void add(Set<Integer> needed, Technology technology) {
        add(needed, technology.activityShare(), technology.stockShare(), technology.salesShare());
        add(needed, technology.lifetime(), technology.capture(), technology.capitalCost());
        add(needed, technology.fixedOm(), technology.variableOm(), technology.interest());
        for (FuelUse use : technology.uses()) {
            add(needed, use.intensity(), use.co2Factor(), use.cost());
        }
    }

    private static void add(Set<Integer> needed, Quantity... quantities) {
        for (Quantity quantity : quantities) {
            if (quantity.given()) {
                needed.add(quantity.series());
            }
        }
    }

    private static int[] array(Set<Integer> set) {
        return set.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Series that any process or end use reads. */
    Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        ofProcess.forEach(series -> java.util.Arrays.stream(series).forEach(all::add));
        ofEndUse.forEach(series -> java.util.Arrays.stream(series).forEach(all::add));
        return all;
    }

    /** Series that a process reads. */
    int[] ofProcess(int process) {
        return ofProcess.get(process);
    }

    /** Series that an end use reads. */
    int[] ofEndUse(int endUse) {
        return ofEndUse.get(endUse);
    }
}
