package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.Optional;

/**
 * A fixed point x = G(x) that is asked for. Knows nothing of what the components mean.
 *
 * @param <A> what the evaluation leaves behind beside the image
 */
public interface FixedPointProblem<A> {

    /**
     * {@return the undamped image and what is measured at x}
     *
     * @param x iterate
     * @throws SubmodelFailure if there is no usable image, with the place
     */
    Image<A> evaluate(double[] x);

    /**
     * {@return name of a component, for messages}
     *
     * @param component index in x
     */
    String name(int component);

    /** {@return where to begin again if the very first evaluation fails} */
    default Optional<double[]> safeStart() {
        return Optional.empty();
    }

    /**
     * An evaluation.
     *
     * @param image G(x), before any damping, truncation or acceleration
     * @param criteria residuals of this exchange, each of which must be within the tolerance; one of them or all may be
     *     measured on other figures than x
     * @param innerIterations of the models inside
     * @param answer what is kept beside
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    record Image<A>(double[] image, List<Criterion> criteria, int innerIterations, A answer) {
        /**
         * Copies the criteria.
         *
         * @param image G(x), before any damping, truncation or acceleration
         * @param criteria residuals of this exchange, each of which must be within the tolerance
         * @param innerIterations of the models inside
         * @param answer what is kept beside
         */
        public Image {
            criteria = List.copyOf(criteria);
        }
    }
}
