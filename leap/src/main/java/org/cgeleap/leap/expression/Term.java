package org.cgeleap.leap.expression;

/** An expression compiled for one cell of one scenario: a number for every year, from the series it refers to. */
@FunctionalInterface
public interface Term {

    /**
     * {@return value in a year}
     *
     * @param t index of the year, 0 = base year
     * @param series series of the cells by index and year; those this term depends on are filled as far as it needs
     * @throws EvaluationFault if there is no value
     */
    double at(int t, double[][] series);

    /**
     * A term that is the same number in every year.
     *
     * @param value the number
     */
    record Fixed(double value) implements Term {
        @Override
        public double at(int t, double[][] series) {
            return value;
        }
    }
}
