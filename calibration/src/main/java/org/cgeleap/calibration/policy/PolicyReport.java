package org.cgeleap.calibration.policy;

/** Takes what instruments report of a solved year: results and checks. */
public interface PolicyReport {

    /**
     * A result.
     *
     * @param variable of results.csv
     * @param policy it belongs to, empty for a closure
     * @param sector or empty
     * @param unit of the value
     * @param value in that unit
     */
    void result(String variable, String policy, String sector, String unit, double value);

    /**
     * Something that must hold.
     *
     * @param check of checks.csv
     * @param gap relative, nought where it holds exactly
     */
    void check(String check, double gap);
}
