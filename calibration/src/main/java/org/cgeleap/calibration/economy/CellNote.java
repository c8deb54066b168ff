package org.cgeleap.calibration.economy;

/**
 * A cell of the table that was changed on the way to the benchmark.
 *
 * @param row good or account
 * @param column sector or final use
 * @param before 10⁸ yuan
 * @param after 10⁸ yuan
 * @param reason in words
 */
public record CellNote(String row, String column, double before, double after, String reason) {}
