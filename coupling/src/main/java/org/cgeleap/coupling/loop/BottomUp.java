package org.cgeleap.coupling.loop;

import java.util.List;
import org.cgeleap.coupling.path.PathResult;

/** The bottom-up model as the loop sees it. */
public interface BottomUp {

    /** {@return what both models describe} */
    List<LinkCell> linkCells();

    /**
     * Reference intensities if every linked sector grew alike and prices stayed: the start of the loop.
     *
     * @param growth index of output by year, base year = 1
     * @return per unit of the sector's level, Mtce: [year][cell]
     */
    double[][] startingReference(double[] growth);

    /**
     * {@return the answer to a complete path}
     *
     * @param path of the economy, solved to the horizon
     * @throws SubmodelFailure with the place, if there is none
     */
    LeapExchange evaluate(PathResult path);

    /**
     * {@return the answer to a path from which a loop begins, where plants may be too few}
     *
     * @param path of the economy, solved to the horizon
     * @throws SubmodelFailure with the place, if there is none
     */
    default LeapExchange starting(PathResult path) {
        return evaluate(path);
    }
}
