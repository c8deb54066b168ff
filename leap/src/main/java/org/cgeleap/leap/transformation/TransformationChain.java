package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The modules in order and the resources behind them.
 *
 * <p>The domestic requirement starts as final demand plus statistical differences less stock draw; every module takes its
 * outputs off it and adds its inputs; what remains is a requirement for primary energy. Fuels that a module makes and a
 * later one needs are solved by repetition ({@link TransformationRule#FEEDBACK}).
 */
public final class TransformationChain {
    private static final double UNCHANGED = 1e-12;
    private static final int ROUNDS = 500;

    private final List<ConversionModule> modules;
    private final List<ResourceSupply> resources;
    private final int fuels;
    private final int[] lastMaker;

    /**
     * A chain.
     *
     * @param fuels number of fuels
     * @param modules in order, nearest to demand first
     * @param resources of fuels that are more than imported; a fuel without one is imported
     */
    public TransformationChain(int fuels, List<ConversionModule> modules, List<ResourceSupply> resources) {
        this.fuels = fuels;
        this.modules = List.copyOf(modules);
        this.resources = List.copyOf(resources);
        this.lastMaker = new int[fuels];
        Arrays.fill(lastMaker, -1);
        for (int m = 0; m < modules.size(); m++) {
            for (ModuleOutput output : modules.get(m).outputs()) {
                lastMaker[output.fuel()] = m;
            }
        }
    }

    /** {@return the modules in order} */
    public List<ConversionModule> modules() {
        return modules;
    }

    /**
     * Calculates all years.
     *
     * @param finalDemand by fuel and year
     * @param statisticalDifference by fuel and year, added to demand
     * @param stockDraw by fuel and year, taken from stocks
     * @param years number of years
     * @return modules, resources and requirements by year
     * @throws IllegalStateException if modules need so much of each other that no output suffices
     */
    public TransformationResult run(
            double[][] finalDemand, double[][] statisticalDifference, double[][] stockDraw, int years) {
        List<ModuleRun> runs = new ArrayList<>();
        for (ConversionModule module : modules) {
            runs.add(new ModuleRun(module, fuels, years));
        }
        double[] left = new double[fuels];
        Arrays.fill(left, Double.POSITIVE_INFINITY);
        for (ResourceSupply resource : resources) {
            left[resource.fuel()] = resource.reserves();
        }
        List<ChainYear> result = new ArrayList<>();
        for (int t = 0; t < years; t++) {
            double[] demand = new double[fuels];
            for (int f = 0; f < fuels; f++) {
                demand[f] = finalDemand[f][t] + statisticalDifference[f][t] - stockDraw[f][t];
            }
            ModuleYear[] ofModules = new ModuleYear[runs.size()];
            double[] requirement = solve(runs, t, demand, ofModules);
            runs.forEach(ModuleRun::close);
            result.add(supply(t, requirement, ofModules, left));
        }
        return new TransformationResult(this, finalDemand, statisticalDifference, stockDraw, result);
    }

    /**
     * One module by itself: what its processes put out if so much is asked of them, whatever the area's own demand is.
     *
     * @param module index in the chain
     * @param required of the processes together for the shared output, by year
     * @return a year after the other, capacity that the module adds included
     */
    public List<ModuleYear> dispatch(int module, double[] required) {
        ConversionModule of = modules.get(module);
        ModuleRun run = new ModuleRun(of, fuels, required.length);
        List<ModuleYear> years = new ArrayList<>();
        for (int t = 0; t < required.length; t++) {
            double[] requirement = new double[fuels];
            double leaving = required[t] * (1 - ConversionProcess.at(of.ownUse(), t, 0));
            for (ModuleOutput output : of.outputs()) {
                if (output.drives() && !output.coProduct()) {
                    requirement[output.fuel()] =
                            leaving * output.share()[t] + output.importTarget(t) - output.exportTarget(t);
                }
            }
            years.add(run.year(t, requirement));
            run.close();
        }
        return years;
    }

    /** Repeats the year until what later modules need of earlier ones' fuels is part of the demand. */
    private double[] solve(List<ModuleRun> runs, int t, double[] demand, ModuleYear[] ofModules) {
        double[] fedBack = new double[fuels];
        for (int round = 0; round < ROUNDS; round++) {
            double[] requirement = new double[fuels];
            for (int f = 0; f < fuels; f++) {
                requirement[f] = demand[f] + fedBack[f];
            }
            double[] late = new double[fuels];
            for (int m = 0; m < ofModules.length; m++) {
                double[] before = requirement.clone();
                ofModules[m] = runs.get(m).year(t, requirement);
                for (int f = 0; f < fuels; f++) {
                    if (lastMaker[f] >= 0 && lastMaker[f] <= m) {
                        // the own use of the module's output is no part of it: it never left the module
                        double added = requirement[f] - (lastMaker[f] == m ? passedOn(m, f, ofModules[m]) : before[f]);
                        late[f] += Math.max(0, added);
                    }
                }
            }
            double change = 0;
            double scale = 0;
            for (int f = 0; f < fuels; f++) {
                change = Math.max(change, Math.abs(late[f] - fedBack[f]));
                scale = Math.max(scale, Math.max(Math.abs(demand[f]), late[f]));
                requirement[f] -= fedBack[f];
            }
            if (change <= UNCHANGED * scale) {
                return requirement;
            }
            if (!Double.isFinite(change)) {
                break;
            }
            fedBack = late;
        }
        throw new IllegalStateException("modules need so much of one another's fuels in year " + t
                + " that the chain does not settle in " + ROUNDS
                + " rounds: an efficiency or an auxiliary use is out of range");
    }

    private double passedOn(int m, int fuel, ModuleYear year) {
        double passed = 0;
        List<ModuleOutput> outputs = modules.get(m).outputs();
        for (int o = 0; o < outputs.size(); o++) {
            if (outputs.get(o).fuel() == fuel) {
                passed += year.passedOn()[o];
            }
        }
        return passed;
    }

    private ChainYear supply(int t, double[] requirement, ModuleYear[] ofModules, double[] left) {
        double[] production = new double[fuels];
        double[] imports = new double[fuels];
        double[] exports = new double[fuels];
        double[] unmet = new double[fuels];
        boolean[] known = new boolean[fuels];
        for (ResourceSupply resource : resources) {
            int f = resource.fuel();
            known[f] = true;
            exports[f] = ConversionProcess.at(resource.exportTarget(), t, 0);
            left[f] += ConversionProcess.at(resource.found(), t, 0);
            double needed = requirement[f] + exports[f];
            double most = Math.min(left[f], ConversionProcess.at(resource.mostPerYear(), t, Double.POSITIVE_INFINITY));
            double own = needed - Math.min(needed, ConversionProcess.at(resource.importTarget(), t, 0));
            production[f] = resource.indigenous() ? Math.max(0, Math.min(own, most)) : 0;
            left[f] -= production[f];
            imports[f] = Math.max(0, needed - production[f]);
        }
        for (int f = 0; f < fuels; f++) {
            if (known[f]) {
                continue;
            }
            // a fuel that modules make and cannot make enough of stays unmet; one nobody makes is imported
            boolean made = lastMaker[f] >= 0;
            unmet[f] = made ? Math.max(0, requirement[f]) : 0;
            imports[f] = made ? 0 : Math.max(0, requirement[f]);
        }
        return new ChainYear(t, List.of(ofModules), requirement, production, imports, exports, unmet);
    }
}
