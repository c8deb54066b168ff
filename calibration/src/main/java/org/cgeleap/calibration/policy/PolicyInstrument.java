package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.economy.EconomyYear;

/**
 * An addition to the city's model: what it adds, what it needs to know of a year, and what it reports of a solved one.
 * To add an instrument, write a class of this kind, its form in {@code casefile.InstrumentForm} and its line in {@link
 * ScenarioPolicies}.
 */
public interface PolicyInstrument {

    /**
     * Adds activities' leaves, endowments, taxes and auxiliaries to the model, neutral at the declared parameters.
     *
     * @param draft of the model; changed
     */
    void write(ModelDraft draft);

    /**
     * Writes the numbers of a year into the model's parameters.
     *
     * @param numbers takes them
     */
    void year(YearNumbers numbers);

    /**
     * Takes back what it asks of anybody, so that the model with its other numbers of the year solves as the model without
     * it: amounts are those used anyway, rates and shares nought.
     *
     * @param numbers of the year, as {@link #year} and whatever solved it wrote them
     * @param other the same year without it
     */
    default void withdraw(YearNumbers numbers, EconomyYear other) {
        // closures hold what the reference scenario has
    }

    /**
     * Reports what became of it in a solved year.
     *
     * @param solved year of the model with this instrument
     * @param report takes results and checks
     */
    void report(EconomyYear solved, PolicyReport report);
}
