package org.cgeleap.calibration.policy;

import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.economy.Economy;

/**
 * The numbers of one year, while instruments write theirs.
 *
 * @param economy whose model the parameters are of
 * @param scenario whose rows go first
 * @param year written
 * @param parameters of the model, changed in place
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record YearNumbers(Economy economy, String scenario, int year, double[] parameters) {

    /** Writes a parameter of the model. */
    void set(String parameter, double value) {
        parameters[economy.compiled().parameterIndex(parameter)] = value;
    }

    /** Reads a parameter of the model. */
    double get(String parameter) {
        return parameters[economy.compiled().parameterIndex(parameter)];
    }

    /** A number of a policy in this year. */
    double of(Policy policy, String key, double absent) {
        return economy.given().parameters().value(policy.parameter(key), scenario, year, absent);
    }

    /** Position in paths whose index 0 is the base year. */
    int index() {
        return economy.given().years().index(year);
    }
}
