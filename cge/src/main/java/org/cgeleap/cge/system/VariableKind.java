package org.cgeleap.cge.system;

/** What a variable of an equilibrium is, and with it which condition stands against it. */
public enum VariableKind {
    /** Level of an activity ⊥ zero profit. */
    LEVEL,
    /** Price of a good ⊥ market clearance. */
    PRICE,
    /** Income of a consumer ⊥ income balance. */
    INCOME,
    /** Auxiliary variable ⊥ its constraint. */
    AUXILIARY
}
