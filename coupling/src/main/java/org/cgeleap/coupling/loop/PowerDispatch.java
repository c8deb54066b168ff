package org.cgeleap.coupling.loop;

import java.util.List;

/**
 * What LEAP's power module answers to a path of the economy.
 *
 * @param processes paths of the module's processes
 * @param required generation of the linked technologies in the economy, which is asked of the module: [year], TWh
 * @param output of the processes before alignment: [year][process], TWh
 * @param shares of the case's technologies in it, aligned to the accounts of the alignment year: [year][technology]
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record PowerDispatch(List<String> processes, double[] required, double[][] output, double[][] shares) {
    /**
     * Copies the paths; the arrays are not copied.
     *
     * @param processes paths of the module's processes
     * @param required generation of the linked technologies in the economy, which is asked of the module
     * @param output of the processes before alignment
     * @param shares of the case's technologies in it, aligned to the accounts of the alignment year
     */
    public PowerDispatch {
        processes = List.copyOf(processes);
    }

    /**
     * No module is linked.
     *
     * @return a dispatch of no process and no year
     */
    public static PowerDispatch none() {
        return new PowerDispatch(List.of(), new double[0], new double[0][], new double[0][]);
    }

    /** {@return whether no module is linked} */
    public boolean isNone() {
        return processes.isEmpty();
    }
}
