package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.PowerLink;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.leap.AreaInputs;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.transformation.ModuleYear;
import org.cgeleap.leap.transformation.TransformationTree;

/**
 * The power module of the area, where the case links it: it is asked for what the linked technologies generate in the
 * economy and answers with their shares. What a technology's share in the accounts of the alignment year is over the
 * module's own there is kept as a factor in later years.
 */
final class PowerSide {
    /** Keys of the area that a coupled run replaces, where the area has them: for dispatch by running cost. */
    static final String CARBON_PRICE = "Key\\Carbon Price";

    static final String FUEL_PRICE = "Key\\Fuel Price\\";

    /** Plants that make less than this part of what is required fall short: more than rounding. */
    private static final double SHORT = 1e-9;

    private final Economy economy;
    private final AreaModel model;
    private final List<PowerLink.Row> rows;
    private final int[] technology;
    private final int[] process;
    private final int module;
    private final int processes;

    PowerSide(Economy economy, AreaModel model) {
        this.economy = economy;
        this.model = model;
        Case given = economy.given();
        this.rows = given.powerLink().rows();
        List<String> codes = given.technologies().stream().map(Technology::code).toList();
        this.technology =
                rows.stream().mapToInt(r -> codes.indexOf(r.technology())).toArray();
        this.process = new int[rows.size()];
        int found = -1;
        TransformationTree tree = model.supplyTree();
        for (int m = 0; m < tree.moduleCount(); m++) {
            for (int j = 0; j < tree.processCount(m); j++) {
                String path = model.branchPath(tree.processBranch(m, j));
                for (int r = 0; r < process.length; r++) {
                    if (rows.get(r).process().equals(path)) {
                        process[r] = j;
                        found = m;
                    }
                }
            }
        }
        this.module = found;
        this.processes = found < 0 ? 0 : tree.processCount(found);
    }

    /** Whether the case links no power module. */
    boolean none() {
        return module < 0;
    }

    /** The inputs with the economy's prices in the keys that the area has for them. */
    AreaInputs with(AreaInputs inputs, PathResult path) {
        if (none()) {
            return inputs;
        }
        AreaInputs priced = inputs;
        int years = path.years().size();
        if (has(CARBON_PRICE)) {
            double[] price = new double[years];
            Arrays.setAll(price, t -> path.year(t).carbonPrice());
            priced = priced.withSeries(CARBON_PRICE, LeapSide.areaYears(model, price));
        }
        for (int f = 0; f < economy.fuels(); f++) {
            String key = FUEL_PRICE + economy.given().energyGoods().get(f).code();
            if (has(key)) {
                int good = economy.given()
                        .sectorIndex(economy.given().energyGoods().get(f).code());
                double[] price = new double[years];
                Arrays.setAll(price, t -> path.year(t).price(good));
                priced = priced.withSeries(key, LeapSide.areaYears(model, price));
            }
        }
        return priced;
    }

    private boolean has(String key) {
        for (int b = 0; b < model.branchCount(); b++) {
            if (model.branchPath(b).equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Generation of the linked technologies in a year, TWh. */
    static double linkedTwh(EconomyYear year) {
        double twh = 0;
        Case given = year.economy().given();
        for (int g = 0; g < given.technologies().size(); g++) {
            if (given.powerLink()
                    .technologies()
                    .contains(given.technologies().get(g).code())) {
                twh += year.generationTwh(g);
            }
        }
        return twh;
    }

    /**
     * The module's answer to a path.
     *
     * @param enough whether plants that are too few are a failure
     */
    PowerDispatch answer(AreaResult result, PathResult path, boolean enough) {
        if (none()) {
            return PowerDispatch.none();
        }
        double[] required = new double[path.years().size()];
        Arrays.setAll(required, t -> linkedTwh(path.year(t)));
        double[][] output = output(result, required);
        if (enough) {
            requireEnough(path, required, output);
        }
        return new PowerDispatch(names(), required, output, shares(path.years(), output));
    }

    /** Output of the processes where so much is required, TWh: [year][process]. */
    private double[][] output(AreaResult result, double[] required) {
        // the area's own kWh: one MW all year is 8.76 GWh
        double mtcePerTwh = model.supplyTree().mtcePerMegawatt() / 8.76e-3;
        double[] asked = Arrays.stream(required).map(twh -> twh * mtcePerTwh).toArray();
        List<ModuleYear> years = result.supply().dispatch(module, LeapSide.areaYears(model, asked));
        double[][] output = new double[required.length][processes];
        for (int t = 0; t < required.length; t++) {
            for (int j = 0; j < processes; j++) {
                output[t][j] = years.get(t).output()[j] / mtcePerTwh;
            }
        }
        return output;
    }

    private void requireEnough(PathResult path, double[] required, double[][] output) {
        String name = model.branchPath(model.supplyTree().moduleBranch(module));
        for (int t = alignmentIndex(); t < required.length; t++) {
            double made = Arrays.stream(output[t]).sum();
            if (made < required[t] * (1 - SHORT)) {
                int year = path.year(t).year();
                throw new SubmodelFailure(
                        "LEAP, " + name,
                        year,
                        "LEAP, " + name + ", year " + year + ": its processes make " + made + " TWh of the "
                                + required[t] + " the economy needs; expected enough: add capacity, or a process for"
                                + " what is bought");
            }
        }
    }

    private int alignmentIndex() {
        return economy.given().years().index(economy.given().years().alignment());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < processes; j++) {
            names.add(model.branchPath(model.supplyTree().processBranch(module, j)));
        }
        return names;
    }

    /** Aligned shares: the economy's own up to the alignment year. */
    private double[][] shares(List<EconomyYear> known, double[][] output) {
        int count = economy.given().technologies().size();
        int alignment = alignmentIndex();
        double[][] own = new double[output.length][count];
        for (int t = 0; t < own.length; t++) {
            for (int r = 0; r < rows.size(); r++) {
                own[t][technology[r]] += output[t][process[r]];
            }
        }
        double[] factor = new double[count];
        for (int g = 0; g < count; g++) {
            factor[g] = factor(known.get(alignment), g, own[alignment][g]);
        }
        double[][] shares = new double[own.length][count];
        for (int t = 0; t < own.length; t++) {
            double all = 0;
            for (int g = 0; g < count; g++) {
                shares[t][g] = t > alignment
                        ? own[t][g] * factor[g]
                        : linked(g) ? known.get(t).generationTwh(g) : 0;
                all += shares[t][g];
            }
            for (int g = 0; g < count; g++) {
                shares[t][g] /= all;
            }
        }
        return shares;
    }

    private boolean linked(int g) {
        return Arrays.stream(technology).anyMatch(i -> i == g);
    }

    /** What a technology's generation in the accounts is over the module's own. */
    private double factor(EconomyYear alignment, int g, double own) {
        double twh = linked(g) ? alignment.generationTwh(g) : 0;
        if (twh > 0 && !(own > 0)) {
            throw new IllegalArgumentException("the power module makes nothing in " + alignment.year()
                    + " of what the accounts have as "
                    + economy.given().technologies().get(g).code() + " (" + twh
                    + " TWh); give its processes capacity or Historical Production there");
        }
        if (own > 0 && !(twh > 0)) {
            throw new IllegalArgumentException("the power module makes " + own + " TWh in " + alignment.year() + " as "
                    + economy.given().technologies().get(g).code()
                    + ", of which the accounts have none; its capacity must begin later");
        }
        return own > 0 ? twh / own : 1;
    }
}
