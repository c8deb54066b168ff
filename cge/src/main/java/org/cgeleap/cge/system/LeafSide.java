package org.cgeleap.cge.system;

/** In which tree a leaf stands. */
public enum LeafSide {
    /** Output of an activity. */
    OUTPUT,
    /** Input of an activity. */
    INPUT,
    /** Final demand of a consumer. */
    DEMAND
}
