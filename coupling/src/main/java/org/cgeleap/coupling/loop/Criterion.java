package org.cgeleap.coupling.loop;

/**
 * One convergence criterion at one iteration, measured on the undamped exchange.
 *
 * @param name emission_trend, energy_supply, energy_structure, energy_value, power_mix or fixed_point
 * @param norm largest relative difference
 * @param worstYear where it sits
 * @param worstItem where it sits
 */
public record Criterion(String name, double norm, int worstYear, String worstItem) {

    /** The residual of the exchanged vector itself. */
    public static final String FIXED_POINT = "fixed_point";

    /** Shares of generation, where the case links LEAP's power module. */
    public static final String POWER_MIX = "power_mix";

    /** Collects the largest relative difference and where it sits. */
    static final class Largest {
        private final String name;
        private double norm;
        private int year;
        private String item = "";

        Largest(String name) {
            this.name = name;
        }

        /** Takes a difference into account; a difference that is not a number is the largest of all. */
        void take(double difference, int atYear, String atItem) {
            double size = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.abs(difference);
            if (size > norm) {
                norm = size;
                year = atYear;
                item = atItem;
            }
        }

        Criterion criterion() {
            return new Criterion(name, norm, year, item);
        }
    }
}
