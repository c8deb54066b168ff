package org.cgeleap.leap.area;

/** Whether a fuel emits where it is used. */
public enum FuelKind {
    /** Burnt at the branch: direct CO2 by its factor. */
    COMBUSTIBLE,
    /** No direct CO2; indirect CO2 at the grid emission factor of the year. */
    ELECTRICITY,
    /** No CO2 where it is used (heat, hydrogen, sun): what making it emits stands with the module that makes it. */
    CARRIER
}
