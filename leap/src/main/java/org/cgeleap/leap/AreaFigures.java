package org.cgeleap.leap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.ResultReference;
import org.cgeleap.leap.transformation.ModuleYear;

/** Results for the expressions that refer to them; the unit is that of {@link AreaResult}, power MW, margins %. */
final class AreaFigures {
    private final AreaResult result;
    private final ResultReference reference;
    private final int branch;

    private AreaFigures(AreaResult result, ResultReference reference) {
        this.result = result;
        this.reference = reference;
        this.branch = reference.branch();
    }

    /** A value a year of each result, by the series that stands for it. */
    static Map<Integer, double[]> of(AreaResult result) {
        Map<Integer, double[]> found = new HashMap<>();
        result.model().cells().late().results().forEach((c, reference) -> found.put(c, series(result, reference)));
        return found;
    }

    /** A value a year. */
    static double[] series(AreaResult result, ResultReference reference) {
        return result.series(new AreaFigures(result, reference).ofYear());
    }

    private IntToDoubleFunction ofYear() {
        BranchKind kind = result.model().branch(branch).kind();
        boolean demand = result.model().isDemand(branch);
        return switch (reference.quantity()) {
            case FINAL_ENERGY_DEMAND -> byFuel(y -> result.energy(branch, y), (f, y) -> result.energy(branch, f, y));
            case DIRECT_CO2 ->
                demand
                        ? byFuel(y -> result.co2Direct(branch, y), (f, y) -> result.co2Direct(branch, f, y))
                        : modules((m, j, t) -> result.supply().co2(m, j, t));
            case CAPTURED_CO2 ->
                demand
                        ? byFuel(y -> result.co2Captured(branch, y), (f, y) -> result.co2Captured(branch, f, y))
                        : modules((m, j, t) -> result.supply().co2Captured(m, j, t));
            case INDIRECT_CO2 -> byFuel(y -> result.co2Indirect(branch, y), (f, y) -> result.co2Indirect(branch, f, y));
            case TOTAL_ACTIVITY -> y -> result.activity(branch, y);
            case REQUIREMENTS -> module(ModuleYear::required);
            case ENERGY_PRODUCTION ->
                switch (kind) {
                    case RESOURCE -> resource((year, f) -> year.production()[f]);
                    case MODULE -> module(year -> Arrays.stream(year.produced()).sum());
                    default -> modules((m, j, t) -> result.supply().module(m, t).output()[j]);
                };
            case FEEDSTOCK_INPUT -> this::input;
            case IMPORTS ->
                kind == BranchKind.RESOURCE
                        ? resource((year, f) -> year.imports()[f])
                        : module(year -> Arrays.stream(year.imported()).sum());
            case EXPORTS ->
                kind == BranchKind.RESOURCE
                        ? resource((year, f) -> year.exports()[f])
                        : module(year -> Arrays.stream(year.exported()).sum());
            case CAPACITY -> modules((m, j, t) -> result.supply().module(m, t).capacity()[j] / megawatt());
            case CAPACITY_ADDED ->
                modules((m, j, t) -> result.supply().module(m, t).added()[j] / megawatt());
            case PEAK_LOAD -> module(year -> year.peak() / megawatt());
            case RESERVE_MARGIN -> module(year -> 100 * year.marginAfter());
            case TOTAL_COST ->
                y -> demand ? result.costs().total(branch, y) : result.costs().supply(y);
            case EFFECT_MASS ->
                y -> result.effects()
                        .mass(
                                branch,
                                result.model()
                                        .area()
                                        .effects()
                                        .get(reference.effect())
                                        .code(),
                                y);
            case WARMING_POTENTIAL -> y -> result.effects().equivalent(branch, y);
            default -> throw new IllegalStateException(reference.quantity() + " is no result");
        };
    }

    private double megawatt() {
        return result.model().supplyTree().mtcePerMegawatt();
    }

    private IntToDoubleFunction module(ToDoubleFunction<ModuleYear> of) {
        for (int m = 0; m < result.supply().moduleCount(); m++) {
            if (result.model().supplyTree().moduleBranch(m) == branch) {
                int module = m;
                return y -> of.applyAsDouble(result.supply().module(module, result.index(y)));
            }
        }
        throw new IllegalStateException(result.model().branchPath(branch) + " is no module");
    }

    /** The sum over the processes at or below the branch. */
    private IntToDoubleFunction modules(OfProcess of) {
        String path = result.model().branchPath(branch) + "\\";
        return y -> {
            double sum = 0;
            for (int m = 0; m < result.supply().moduleCount(); m++) {
                int n = result.supply().module(m, 0).output().length;
                for (int j = 0; j < n; j++) {
                    int process = result.model().supplyTree().processBranch(m, j);
                    if ((result.model().branchPath(process) + "\\").startsWith(path)) {
                        sum += of.at(m, j, result.index(y));
                    }
                }
            }
            return sum;
        };
    }

    private double input(int year) {
        int t = result.index(year);
        return modules((m, j, u) -> {
                    double sum = 0;
                    var feedstocks = result.model().supplyTree().feedstocks(m, j);
                    for (int k = 0; k < feedstocks.size(); k++) {
                        boolean of = result.model().quantities().fuel(feedstocks.get(k)) == reference.fuel();
                        sum += reference.fuel() < 0 || of != reference.except()
                                ? result.supply().module(m, t).input()[j]
                                        * result.supply().feedstockShare(m, j, k, t)
                                : 0;
                    }
                    return sum;
                })
                .applyAsDouble(year);
    }

    private IntToDoubleFunction resource(OfResource of) {
        int fuel = result.model().quantities().fuel(branch);
        return y -> of.at(result.supply().transformation().years().get(result.index(y)), fuel);
    }

    private IntToDoubleFunction byFuel(IntToDoubleFunction all, OfFuel one) {
        if (reference.fuel() < 0) {
            return all;
        }
        if (!reference.except()) {
            return y -> one.at(reference.fuel(), y);
        }
        return y -> {
            double sum = 0;
            for (int f = 0; f < result.model().fuelCount(); f++) {
                sum += f == reference.fuel() ? 0 : one.at(f, y);
            }
            return sum;
        };
    }

    private interface OfFuel {
        double at(int fuel, int year);
    }

    private interface OfProcess {
        double at(int module, int process, int t);
    }

    private interface OfResource {
        double at(org.cgeleap.leap.transformation.ChainYear year, int fuel);
    }
}
