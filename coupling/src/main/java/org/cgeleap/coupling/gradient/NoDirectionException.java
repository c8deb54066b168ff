package org.cgeleap.coupling.gradient;

import java.util.List;
import org.cgeleap.calibration.casefile.InputException;

/** A number of the case that turns out not to act through the parameters of years in one of the scenarios. */
final class NoDirectionException extends InputException {
    private static final long serialVersionUID = 1;

    private final int direction;

    /**
     * Says which and why.
     *
     * @param direction its place among the directions
     * @param why in words
     */
    NoDirectionException(int direction, String why) {
        super(List.of(why));
        this.direction = direction;
    }

    /** Its place among the directions. */
    int direction() {
        return direction;
    }
}
