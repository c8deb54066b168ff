package org.cgeleap.cge.model;

import java.util.Objects;

/**
 * A constant-returns activity: zero profit, unit cost − unit revenue ≥ 0 ⊥ level ≥ 0 (MODEL.md §3; Mathiesen 1985).
 *
 * @param name of the activity and its level variable
 * @param outputs transformation tree; quantities per unit of level
 * @param inputs substitution tree; quantities per unit of level
 * @param level start and bounds of the level
 */
public record Activity(String name, Nest outputs, Nest inputs, Bounds level) {

    /**
     * Both trees are there.
     *
     * @param name of the activity and its level variable
     * @param outputs transformation tree
     * @param inputs substitution tree
     * @param level start and bounds of the level
     */
    public Activity {
        Objects.requireNonNull(outputs);
        Objects.requireNonNull(inputs);
    }
}
