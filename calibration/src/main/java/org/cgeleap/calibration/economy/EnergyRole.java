package org.cgeleap.calibration.economy;

import java.util.Locale;

/** How a user's energy good enters the nests. */
public enum EnergyRole {
    /** Used as energy; combusted goods carry their CO2. */
    ENERGY(0),
    /** Used as raw material (non-energy use): no CO2 under the cap. */
    FEEDSTOCK(1),
    /** Burnt by the power sector outside its plants: an input of delivery. */
    OWN_USE(2),
    /** Turned into another energy good or lost on the way: its carbon goes on in what is made of it. */
    CONVERSION(3);

    private final int index;

    EnergyRole(int index) {
        this.index = index;
    }

    /** {@return position of the role in arrays by role} */
    public int index() {
        return index;
    }

    /**
     * {@return whether the alignment meets the accounts' quantity} Conversion keeps its quantity per unit of output: washing and
     * coking are fixed proportions, and how much is washed and coked follows output.
     */
    public boolean aligned() {
        return this != CONVERSION;
    }

    /** Whether a fuel in this role emits CO2 that the cap can cover. */
    boolean burnt() {
        return this == ENERGY || this == OWN_USE;
    }

    /** The word used in names of leaves and parameters. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
