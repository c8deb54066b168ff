package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgeleap.coupling.path.PathResult;

/** LEAP with something in its answers changed. */
record ChangedLeap(LeapSide side, UnaryOperator<LeapExchange> change) implements BottomUp {
    @Override
    public List<LinkCell> linkCells() {
        return side.linkCells();
    }

    @Override
    public double[][] startingReference(double[] growth) {
        return side.startingReference(growth);
    }

    @Override
    public LeapExchange starting(PathResult path) {
        return side.starting(path);
    }

    @Override
    public LeapExchange evaluate(PathResult path) {
        return change.apply(side.evaluate(path));
    }
}
