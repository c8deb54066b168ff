package org.cgeleap.calibration.energy;

import java.util.List;

/**
 * A published figure of industry's energy use.
 *
 * @param year of the figure
 * @param id name of the row
 * @param kind what the figure is
 * @param industries it speaks of, where it speaks of some
 * @param fuel it speaks of, else empty
 * @param value in Mtce, percent, or t CO₂/tce as the kind says
 * @param tolerance half-width of its rounding in the same unit; zero where it must hold exactly
 */
public record IndustryConstraint(
        int year, String id, Kind kind, List<String> industries, String fuel, double value, double tolerance) {
    /**
     * Copies the industries.
     *
     * @param year of the figure
     * @param id name of the row
     * @param kind what the figure is
     * @param industries it speaks of, where it speaks of some
     * @param fuel it speaks of, else empty
     * @param value in Mtce, percent, or t CO₂/tce as the kind says
     * @param tolerance half-width of its rounding in the same unit
     */
    public IndustryConstraint {
        industries = List.copyOf(industries);
    }

    /** What a figure is. */
    public enum Kind {
        /** Industry's energy use, Mtce. */
        ENERGY_TOTAL,
        /** Industry's use of one fuel, Mtce. */
        FUEL_AMOUNT,
        /** A fuel's part of the total, percent. */
        FUEL_SHARE,
        /** The part of some industries in the energy use, percent. */
        ENERGY_SHARE,
        /** The part of some industries in direct and indirect CO₂, percent. */
        CO2_SHARE,
        /** Indirect CO₂ of a fuel, t/tce. */
        GRID_FACTOR
    }
}
