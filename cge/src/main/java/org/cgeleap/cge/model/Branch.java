package org.cgeleap.cge.model;

/** A node of a nest tree: a {@link Leaf} (one good) or a {@link Nest} (a CES or CET aggregate of branches). */
public sealed interface Branch permits Leaf, Nest {

    /** {@return the name by which flows are looked up; for a leaf without a name of its own, its good} */
    String name();
}
