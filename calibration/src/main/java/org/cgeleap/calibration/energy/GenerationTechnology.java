package org.cgeleap.calibration.energy;

/**
 * How much of the balance's electricity a technology generates.
 *
 * @param code of the technology
 * @param rule where its output comes from
 * @param efficiency net electric efficiency, for {@link Rule#EFFICIENCY}
 */
public record GenerationTechnology(String code, Rule rule, double efficiency) {
    /** Where a technology's output comes from. */
    public enum Rule {
        /** Published by source. */
        PUBLISHED,
        /** Its fuel input times an efficiency. */
        EFFICIENCY,
        /** What the other thermal technologies leave of the balance's thermal output. */
        RESIDUAL
    }
}
