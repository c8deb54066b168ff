package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.List;

/** A module over the years: dispatch, capacity, trade at its outputs, inputs. */
final class ModuleRun {
    private final ConversionModule module;
    private final EndogenousCapacity endogenous;
    private final int fuels;
    private int place;

    ModuleRun(ConversionModule module, int fuels, int years) {
        this.module = module;
        this.fuels = fuels;
        double[] lifetime = new double[module.processes().size()];
        for (int j = 0; j < lifetime.length; j++) {
            lifetime[j] = module.processes().get(j).lifetime();
        }
        this.endogenous = new EndogenousCapacity(module.additions(), lifetime, years);
    }

    /** The year is done: the list of additions goes on from here. */
    void close() {
        place = endogenous.place();
    }

    /**
     * Calculates a year.
     *
     * @param requirement by fuel; outputs are taken off it and inputs added, in place
     */
    ModuleYear year(int t, double[] requirement) {
        int n = module.processes().size();
        int outputs = module.outputs().size();
        double[] imported = new double[outputs];
        double[] exported = new double[outputs];
        double required = required(t, requirement, imported, exported);
        double peak = module.curve(t).peak(required);
        double[] capacity = new double[n];
        double[] margins = capacity(t, peak, capacity);
        double[] output = output(t, required, capacity);
        double[] input = new double[n];
        double[] lost = new double[n];
        double[] consumed = new double[fuels];
        double[] ownUse = new double[fuels];
        double total = 0;
        double coProduct = 0;
        for (int j = 0; j < n; j++) {
            ConversionProcess process = module.processes().get(j);
            input[j] = output[j] / process.outputPerInput(t);
            lost[j] = input[j] * ConversionProcess.at(process.loss(), t, 0);
            total += output[j];
            coProduct += input[j] * ConversionProcess.at(process.coProduct(), t, 0);
            for (FuelShare feedstock : process.feedstocks()) {
                consumed[feedstock.fuel()] += input[j] * feedstock.share()[t];
            }
            for (AuxiliaryUse use : process.auxiliaries()) {
                ownUse[use.fuel()] += (use.perInput() ? input[j] : output[j]) * use.perUnit()[t];
            }
        }
        double[] produced = new double[outputs];
        double[] passedOn = new double[outputs];
        double[] wasted = new double[outputs];
        double[] ownOutput = new double[fuels];
        double own = ConversionProcess.at(module.ownUse(), t, 0);
        for (int o = 0; o < outputs; o++) {
            ModuleOutput out = module.outputs().get(o);
            produced[o] = out.coProduct() ? coProduct : total * out.share()[t];
            double kept = produced[o] * own;
            ownOutput[out.fuel()] += kept;
            double open = requirement[out.fuel()] + exported[o] - imported[o] - (produced[o] - kept);
            if (open > 0 && out.importShortfall(t)) {
                imported[o] += open;
                open = 0;
            } else if (open < 0 && out.exportSurplus(t)) {
                exported[o] -= open;
                open = 0;
            } else if (open < 0) {
                wasted[o] = -open;
                open = 0;
            }
            passedOn[o] = open;
            requirement[out.fuel()] = open;
        }
        for (int f = 0; f < fuels; f++) {
            requirement[f] += consumed[f] + ownUse[f];
            ownUse[f] += ownOutput[f]; // already taken off the production
        }
        double[] added = new double[n];
        for (int j = 0; j < n; j++) {
            added[j] = endogenous.added(j, t);
        }
        return new ModuleYear(
                required,
                output,
                input,
                lost,
                produced,
                imported,
                exported,
                passedOn,
                wasted,
                consumed,
                ownUse,
                capacity,
                added,
                peak,
                margins[0],
                margins[1]);
    }

    /** Requirement on the shared output; sets the targets of trade. */
    private double required(int t, double[] requirement, double[] imported, double[] exported) {
        double required = 0;
        for (int o = 0; o < imported.length; o++) {
            ModuleOutput out = module.outputs().get(o);
            exported[o] = out.exportTarget(t);
            double wanted = Math.max(0, requirement[out.fuel()]) + exported[o];
            imported[o] = Math.min(out.importTarget(t), wanted);
            if (out.drives() && !out.coProduct() && out.share()[t] > 0) {
                required = Math.max(required, (wanted - imported[o]) / out.share()[t]);
            }
        }
        return required / (1 - ConversionProcess.at(module.ownUse(), t, 0));
    }

    /** Capacity of the processes after additions; returns the margins before and after. */
    private double[] capacity(int t, double peak, double[] capacity) {
        double[] credit = new double[capacity.length];
        double before = 0;
        for (int j = 0; j < capacity.length; j++) {
            ConversionProcess process = module.processes().get(j);
            credit[j] = ConversionProcess.at(process.credit(), t, 1);
            capacity[j] =
                    process.limited() ? process.exogenous()[t] + endogenous.inService(j, t) : Double.POSITIVE_INFINITY;
            before += process.limited() ? capacity[j] * credit[j] : 0;
        }
        double marginBefore = EndogenousCapacity.margin(before, peak);
        boolean simulated =
                module.processes().stream().anyMatch(p -> t >= p.firstSimulation() || p.historical().length == 0);
        if (module.reserveMargin().length > 0 && !module.additions().isEmpty() && simulated) {
            endogenous.add(t, before, peak, module.reserveMargin()[t], credit, place);
        }
        double after = before;
        for (int j = 0; j < capacity.length; j++) {
            capacity[j] += endogenous.added(j, t);
            after += endogenous.added(j, t) * credit[j];
        }
        return new double[] {marginBefore, EndogenousCapacity.margin(after, peak)};
    }

    private double[] output(int t, double required, double[] capacity) {
        List<DispatchUnit> units = new ArrayList<>();
        for (int j = 0; j < capacity.length; j++) {
            ConversionProcess process = module.processes().get(j);
            if (process.historical(t)) {
                units.add(new DispatchUnit(DispatchRule.FULL_CAPACITY, 0, process.historical()[t], 0));
                continue;
            }
            units.add(new DispatchUnit(
                    process.rule(t),
                    ConversionProcess.at(process.share(), t, 0),
                    capacity[j] * ConversionProcess.at(process.availability(), t, 1),
                    ConversionProcess.at(process.order(), t, 0)));
        }
        return Dispatch.run(required, units, module.curve(t));
    }
}
