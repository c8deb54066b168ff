package org.cgeleap.leap.transformation;

import java.util.List;

/**
 * A transformation module.
 *
 * @param name for messages and results
 * @param outputs fuels it puts out
 * @param processes what it has to do so
 * @param curves load on it, by year; one for all years
 * @param reserveMargin planning reserve margin, a fraction, by year; empty for none
 * @param additions capacity it may add to keep the margin, in order
 * @param ownUse fraction of each output that the module uses itself, by year, below 1; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record ConversionModule(
        String name,
        List<ModuleOutput> outputs,
        List<ConversionProcess> processes,
        List<LoadCurve> curves,
        double[] reserveMargin,
        List<CapacityAddition> additions,
        double[] ownUse) {

    /**
     * Copies the lists; rejects a module that puts out nothing.
     *
     * @param name for messages and results
     * @param outputs fuels it puts out
     * @param processes what it has to do so
     * @param curves load on it, by year
     * @param reserveMargin planning reserve margin, a fraction, by year
     * @param additions capacity it may add to keep the margin, in order
     * @param ownUse fraction of each output that the module uses itself, by year, below 1
     * @throws IllegalArgumentException if it has no output or no process
     */
    public ConversionModule {
        outputs = List.copyOf(outputs);
        processes = List.copyOf(processes);
        additions = List.copyOf(additions);
        curves = List.copyOf(curves);
        if (outputs.isEmpty() || processes.isEmpty()) {
            throw new IllegalArgumentException("module " + name + " has " + outputs.size() + " outputs and "
                    + processes.size() + " processes: expected one of each at least");
        }
    }

    /**
     * {@return load on the module in a year}
     *
     * @param t year by index, 0 = base year
     */
    public LoadCurve curve(int t) {
        return curves.get(Math.min(t, curves.size() - 1));
    }
}
