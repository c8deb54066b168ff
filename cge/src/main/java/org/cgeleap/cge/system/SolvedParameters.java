package org.cgeleap.cge.system;

/**
 * Parameters whose values are variables: a swap made them endogenous, and quantities, benchmark prices or elasticities of
 * nests depend on them. The k-th has the value of variable {@code variable[k]} at every point.
 *
 * <p>Rates, endowments and constraints name the variable itself; only nests, whose numbers are functions of parameters, see
 * the parameter. Its column of the Jacobian comes from {@link Tangents}.
 *
 * @param parameter indices
 * @param variable the auxiliaries they follow
 */
@SuppressWarnings("ArrayRecordComponent") // two parallel lists of one model, never compared as values
record SolvedParameters(int[] parameter, int[] variable) {
    static final SolvedParameters NONE = new SolvedParameters(new int[0], new int[0]);

    boolean none() {
        return parameter.length == 0;
    }

    boolean contains(int index) {
        for (int p : parameter) {
            if (p == index) {
                return true;
            }
        }
        return false;
    }
}
