package org.cgeleap.cge.solver;

/**
 * How far one condition is from holding.
 *
 * @param index position of the variable and of its condition
 * @param variable name of the complementary variable
 * @param condition name of the condition
 * @param value x_i, the variable
 * @param function F_i(x), in its own units and with its sign
 * @param residual natural residual of condition i, scaled (see {@link NaturalResidual}), not negative
 */
public record NamedResidual(
        int index, String variable, String condition, double value, double function, double residual) {}
