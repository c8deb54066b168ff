package org.cgeleap.leap.transformation;

/** Height of the strips under a load curve; LEAP's manual and what its users find it does differ. */
public enum StripHeight {
    /** The load of the slice itself, as users who rebuilt LEAP's results found (forum thread 3454); taken by default. */
    GIVEN_POINT,
    /** The mean of two neighbouring points, as the manual says. */
    MEAN_OF_NEIGHBOURS
}
