package org.cgeleap.calibration.energy;

/**
 * Something odd in the energy accounts.
 *
 * @param mtce how much it is about, Mtce
 * @param text in words, with figures
 */
public record AccountNote(double mtce, String text) {}
