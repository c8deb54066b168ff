package org.cgeleap.coupling.loop;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.TopDown;

/** The economy with something in what is asked of it, and in its paths, changed. */
record ChangedEconomy(TopDown path, UnaryOperator<PathResult> change, CapPath cap, Optional<double[]> productivity)
        implements TopDown {
    ChangedEconomy(TopDown path, UnaryOperator<PathResult> change) {
        this(path, change, path.cap(), path.productivity());
    }

    @Override
    public PathResult solve(ReferenceEnergy reference, Optional<PathResult> before) {
        return change.apply(path.solve(reference, before));
    }

    @Override
    public PathResult nothingSolved() {
        return path.nothingSolved();
    }

    @Override
    public double[] gdpIndex() {
        return path.gdpIndex();
    }
}
