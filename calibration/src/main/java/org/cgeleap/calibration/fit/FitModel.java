package org.cgeleap.calibration.fit;

import java.util.List;
import java.util.Optional;

/** The model whose figures are fitted; the coupled run, or a formula in a test. */
public interface FitModel {

    /** {@return what the figures aim at} */
    List<FitGoal> goals();

    /**
     * The figures at a point.
     *
     * @param x values of the parameters
     * @return one figure a goal; none where the model was not solved there
     */
    Optional<double[]> figures(double[] x);

    /**
     * The figures where single parameters differ from a point whose figures were asked for last.
     *
     * @param x values of the parameters
     * @param changed values of the single parameters: element p takes the place of x[p]
     * @return one set of figures a parameter; none where the model was not solved there
     */
    List<Optional<double[]>> figuresBeside(double[] x, double[] changed);
}
