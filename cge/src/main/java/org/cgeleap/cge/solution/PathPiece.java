package org.cgeleap.cge.solution;

import java.util.List;

/**
 * A part of a path on which no complementarity switches.
 *
 * @param from its beginning, a part of the whole change
 * @param to its end
 * @param points places at which the equilibrium was solved and differentiated
 * @param switches what switches at its end, in words; empty at the end of the path and between pieces of one branch
 */
public record PathPiece(double from, double to, int points, List<String> switches) {
    /**
     * Copies the list.
     *
     * @param from its beginning, a part of the whole change
     * @param to its end
     * @param points places at which the equilibrium was solved and differentiated
     * @param switches what switches at its end, in words
     */
    public PathPiece {
        switches = List.copyOf(switches);
    }
}
