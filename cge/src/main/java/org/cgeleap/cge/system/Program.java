package org.cgeleap.cge.system;

import java.util.Arrays;

/**
 * An expression compiled to a list of operations in evaluation order, with its exact gradient by reverse accumulation.
 *
 * <p>Immutable. Work space (twice {@link #size()} numbers) belongs to the caller. The gradient needs the values of the
 * last {@link #value} in the same work space.
 */
final class Program {
    static final byte CONSTANT = 0;
    static final byte PARAMETER = 1;
    static final byte VARIABLE = 2;
    static final byte NEGATE = 3;
    static final byte ADD = 4;
    static final byte SUBTRACT = 5;
    static final byte MULTIPLY = 6;
    static final byte DIVIDE = 7;
    static final byte POWER = 8;
    static final byte MIN = 9;
    static final byte MAX = 10;
    static final byte EXP = 11;
    static final byte LOG = 12;
    static final byte SQRT = 13;

    private static final int[] NONE = {};
    private static final int[] FIRST = {0};
    private static final byte[] NUMBER = {CONSTANT};
    private static final boolean[] STEADY = {false};

    private final byte[] operations;
    private final int[] left;
    private final int[] right;
    private final double[] constants;
    private final int[] variables;
    private final boolean[] varying;

    /**
     * @param operations codes in evaluation order; the last one is the result
     * @param left first operand, or parameter index, or position in {@code variables}
     * @param right second operand
     * @param constants value of a constant
     * @param variables distinct variables the expression names
     */
    Program(byte[] operations, int[] left, int[] right, double[] constants, int[] variables) {
        this.operations = operations;
        this.left = left;
        this.right = right;
        this.constants = constants;
        this.variables = variables;
        this.varying = new boolean[operations.length];
        for (int i = 0; i < operations.length; i++) {
            varying[i] = switch (operations[i]) {
                case CONSTANT, PARAMETER -> false;
                case VARIABLE -> true;
                case NEGATE, EXP, LOG, SQRT -> varying[left[i]];
                default -> varying[left[i]] || varying[right[i]];
            };
        }
    }

    /** A number; the models of many leaves are mostly made of these, so all share what is the same. */
    private Program(double number) {
        this.operations = NUMBER;
        this.left = FIRST;
        this.right = FIRST;
        this.constants = new double[] {number};
        this.variables = NONE;
        this.varying = STEADY;
    }

    /** The program that is a number. */
    static Program number(double number) {
        return new Program(number);
    }

    int size() {
        return operations.length;
    }

    /** Whether the value is fixed by the parameters. */
    boolean parametric() {
        return variables.length == 0;
    }

    /** Whether the value is fixed by nothing but the expression. */
    boolean literal() {
        for (byte operation : operations) {
            if (operation == PARAMETER || operation == VARIABLE) {
                return false;
            }
        }
        return true;
    }

    /** The parameter, if the expression is nothing but its name; else −1. */
    int reference() {
        return operations.length == 1 && operations[0] == PARAMETER ? left[0] : -1;
    }

    /** The distinct parameters named. */
    int[] parameters() {
        IntList named = null;
        for (int i = 0; i < operations.length; i++) {
            if (operations[i] == PARAMETER) {
                named = named == null ? new IntList() : named;
                if (!named.contains(left[i])) {
                    named.add(left[i]);
                }
            }
        }
        return named == null ? NONE : named.toArray();
    }

    int variableCount() {
        return variables.length;
    }

    /** The variable behind a position of the gradient. */
    int variable(int position) {
        return variables[position];
    }

    /** The value; not a number where the expression is not defined. */
    double value(double[] parameters, double[] natural, double[] work) {
        int n = operations.length;
        for (int i = 0; i < n; i++) {
            int l = left[i];
            work[i] = switch (operations[i]) {
                case CONSTANT -> constants[i];
                case PARAMETER -> parameters[l];
                case VARIABLE -> natural[variables[l]];
                case NEGATE -> -work[l];
                case ADD -> work[l] + work[right[i]];
                case SUBTRACT -> work[l] - work[right[i]];
                case MULTIPLY -> work[l] * work[right[i]];
                case DIVIDE -> work[l] / work[right[i]];
                case POWER -> Math.pow(work[l], work[right[i]]);
                case MIN -> Math.min(work[l], work[right[i]]);
                case MAX -> Math.max(work[l], work[right[i]]);
                case EXP -> Math.exp(work[l]);
                case LOG -> Math.log(work[l]);
                default -> Math.sqrt(work[l]);
            };
        }
        return work[n - 1];
    }

    /** The change of the value along a direction of parameters and variables, after {@link #value} with the same work space. */
    double tangent(double[] dParameters, double[] dNatural, double[] work) {
        int n = operations.length;
        for (int i = 0; i < n; i++) {
            int l = left[i];
            int r = right[i];
            double d = operations[i] <= VARIABLE ? 0 : work[n + l];
            work[n + i] = switch (operations[i]) {
                case CONSTANT -> 0;
                case PARAMETER -> dParameters[l];
                case VARIABLE -> dNatural[variables[l]];
                case NEGATE -> -d;
                case ADD -> d + work[n + r];
                case SUBTRACT -> d - work[n + r];
                case MULTIPLY -> d * work[r] + work[l] * work[n + r];
                case DIVIDE -> (d - work[i] * work[n + r]) / work[r];
                case POWER -> powerTangent(work[l], work[r], work[i], d, work[n + r]);
                case MIN -> work[l] <= work[r] ? d : work[n + r];
                case MAX -> work[l] >= work[r] ? d : work[n + r];
                case EXP -> d * work[i];
                case LOG -> d / work[l];
                default -> d == 0 ? 0 : d * 0.5 / work[i];
            };
        }
        return work[2 * n - 1];
    }

    /** Where a term does not move it adds nothing, even at a base of zero. */
    private static double powerTangent(double base, double exponent, double power, double dBase, double dExponent) {
        double byBase = dBase == 0 || exponent == 0 ? 0 : dBase * exponent * Math.pow(base, exponent - 1);
        return byBase + (dExponent == 0 || power == 0 ? 0 : dExponent * power * Math.log(base));
    }

    /** Derivatives with respect to each of the {@link #variable}s, after {@link #value} with the same work space. */
    void gradient(double[] work, double[] gradient) {
        int n = operations.length;
        Arrays.fill(work, n, 2 * n, 0);
        Arrays.fill(gradient, 0, variables.length, 0);
        work[2 * n - 1] = 1;
        for (int i = n - 1; i >= 0; i--) {
            double adjoint = work[n + i];
            if (adjoint == 0 || !varying[i]) {
                continue;
            }
            int l = left[i];
            int r = right[i];
            switch (operations[i]) {
                case VARIABLE -> gradient[l] += adjoint;
                case NEGATE -> work[n + l] -= adjoint;
                case ADD -> {
                    work[n + l] += adjoint;
                    work[n + r] += adjoint;
                }
                case SUBTRACT -> {
                    work[n + l] += adjoint;
                    work[n + r] -= adjoint;
                }
                case MULTIPLY -> {
                    work[n + l] += adjoint * work[r];
                    work[n + r] += adjoint * work[l];
                }
                case DIVIDE -> {
                    work[n + l] += adjoint / work[r];
                    work[n + r] -= adjoint * work[i] / work[r];
                }
                case POWER -> power(work, n, i, adjoint);
                case MIN -> work[n + (work[l] <= work[r] ? l : r)] += adjoint;
                case MAX -> work[n + (work[l] >= work[r] ? l : r)] += adjoint;
                case EXP -> work[n + l] += adjoint * work[i];
                case LOG -> work[n + l] += adjoint / work[l];
                case SQRT -> work[n + l] += adjoint * 0.5 / work[i];
                default -> {}
            }
        }
    }

    private void power(double[] work, int n, int i, double adjoint) {
        double base = work[left[i]];
        double exponent = work[right[i]];
        if (varying[left[i]] && exponent != 0) {
            work[n + left[i]] += adjoint * exponent * Math.pow(base, exponent - 1);
        }
        if (varying[right[i]] && work[i] != 0) {
            work[n + right[i]] += adjoint * work[i] * Math.log(base);
        }
    }
}
