package org.cgeleap.leap.effect;

import org.cgeleap.leap.demand.Quantity;

/**
 * One effect branch: how much of a substance something releases.
 *
 * @param branch index of its branch
 * @param above index of the branch it stands below
 * @param effect index of the effect
 * @param basis what the factor is counted on
 * @param factor Mt per Mtce, per unit of activity or per km; Mt a year for {@link Basis#TOTAL}
 */
public record EffectLoading(int branch, int above, int effect, Basis basis, Quantity factor) {
    /** What a loading is multiplied with. */
    public enum Basis {
        /** Energy consumed; of a transformation process, energy produced. */
        ENERGY,
        /** Activity. */
        ACTIVITY,
        /** Distance of vehicles. */
        DISTANCE,
        /** Nothing: the mass of a year itself. */
        TOTAL
    }
}
