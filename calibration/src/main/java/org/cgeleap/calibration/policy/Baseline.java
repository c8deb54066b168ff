package org.cgeleap.calibration.policy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * What closures hold: the reference scenario's prices and quantities. Shape: one value a year, index 0 the base year;
 * prices in units of household consumption.
 *
 * @param wage of an efficiency unit of labour
 * @param near price of foreign exchange with the rest of the country; the far one's where there is none
 * @param far price of foreign exchange with the rest of the world
 * @param investment index, base year = 1
 * @param transfer from government to households, share of base-year GDP
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record Baseline(double[] wage, double[] near, double[] far, double[] investment, double[] transfer) {

    /**
     * Of the solved years of the reference scenario, the base year first.
     *
     * @param years solved, the base year first
     * @return the paths, as long as the years
     */
    public static Baseline of(List<EconomyYear> years) {
        return new Baseline(
                path(years, e -> real(e, Names.WAGE)),
                near(years),
                path(years, e -> real(e, Names.EXCHANGE_FAR)),
                path(years, e -> e.value(Names.INVESTMENT)),
                path(years, e -> e.value(Names.TRANSFER)));
    }

    private static double[] near(List<EconomyYear> years) {
        boolean has = years.get(0).economy().given().hasNear();
        return path(years, e -> real(e, has ? Names.EXCHANGE_NEAR : Names.EXCHANGE_FAR));
    }

    private static double real(Equilibrium at, String price) {
        return at.value(price) / at.value(Names.PRICE_CONSUMPTION);
    }

    private static double[] path(List<EconomyYear> years, ToDoubleFunction<Equilibrium> of) {
        return years.stream()
                .mapToDouble(y -> of.applyAsDouble(y.solve().equilibrium()))
                .toArray();
    }
}
