package org.cgeleap.cge.system;

/**
 * What does not change when parameters do.
 *
 * @param names of parameters and variables
 * @param forest all nest trees
 * @param parameters definition of each parameter
 * @param endowmentOwner income variable of each endowment
 * @param endowmentGood price variable of each endowment
 * @param endowment quantity of each endowment
 * @param auxiliary variable of each auxiliary
 * @param constraint of each auxiliary
 * @param lower bound of each variable in natural units
 * @param upper bound of each variable in natural units
 * @param fixed whether the model holds a variable at one value
 * @param pattern of the Jacobian
 * @param reach of each parameter
 * @param solved parameters that follow variables
 */
@SuppressWarnings("ArrayRecordComponent") // flat structure of one model, never compared as a value
record ModelStructure(
        Names names,
        NestForest forest,
        Program[] parameters,
        int[] endowmentOwner,
        int[] endowmentGood,
        Program[] endowment,
        int[] auxiliary,
        Program[] constraint,
        double[] lower,
        double[] upper,
        boolean[] fixed,
        JacobianPattern pattern,
        ParameterReach reach,
        SolvedParameters solved) {}
