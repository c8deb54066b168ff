package org.cgeleap.cge.system;

/**
 * Numbers that parameters decide, one a program: a literal is taken once, a plain reference is copied, and only formulas
 * are evaluated. Most numbers of a large model are of the first two kinds.
 */
final class ParametricNumbers {
    private static final int LITERAL = -1;
    private static final int FORMULA = -2;
    private static final double[] NOTHING = {};

    private final Program[] programs;
    private final double[] work;
    private final int[] source;
    private final double[] literal;

    ParametricNumbers(Program[] programs, double[] work) {
        this.programs = programs;
        this.work = work;
        this.source = new int[programs.length];
        this.literal = new double[programs.length];
        for (int i = 0; i < programs.length; i++) {
            if (programs[i].literal()) {
                source[i] = LITERAL;
                literal[i] = programs[i].value(NOTHING, NOTHING, work);
            } else {
                int reference = programs[i].reference();
                source[i] = reference >= 0 ? reference : FORMULA;
            }
        }
    }

    /** Number i at these parameters; {@code natural} matters only to a formula that names auxiliaries. */
    double at(int i, double[] parameters, double[] natural) {
        int from = source[i];
        return from >= 0
                ? parameters[from]
                : from == LITERAL ? literal[i] : programs[i].value(parameters, natural, work);
    }
}
