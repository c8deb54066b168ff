package org.cgeleap.leap.transformation;

/**
 * One entry of the list of capacity that a module may add by itself.
 *
 * @param process index of the process within the module
 * @param size capacity of one step, energy a year, above 0
 */
public record CapacityAddition(int process, double size) {
    /**
     * Rejects a step of nothing.
     *
     * @param process index of the process within the module
     * @param size capacity of one step, energy a year, above 0
     * @throws IllegalArgumentException if the size is not above 0 or not finite
     */
    public CapacityAddition {
        if (!(size > 0) || !Double.isFinite(size)) {
            throw new IllegalArgumentException("addition size " + size + ": expected above 0");
        }
    }
}
