package org.cgeleap.calibration.policy;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;

/**
 * A use of fuel that emits at every price. Demand of a nest is positive at every finite price, and so are the levels of
 * sectors, households and government where they trade with the world by finite elasticities; plants are left out, because
 * others may generate in their place.
 *
 * @param users whose uses count, by position
 * @param fuels whose CO2 counts, by code
 * @param special whether uses outside the economy's own cap count
 * @param material whether raw material counts
 */
record UnavoidableUse(IntPredicate users, Predicate<String> fuels, boolean special, boolean material) {

    /**
     * {@return the first such use in a year, in words; none where all that counts can be shut down or has been moved to
     * other fuels}
     *
     * @param numbers of the year, reference quantities among them
     */
    Optional<String> of(YearNumbers numbers) {
        Economy economy = numbers.economy();
        for (int u = 0; u < economy.users(); u++) {
            for (int f = 0; f < economy.fuels() && users.test(u) && u != economy.powerSector(); f++) {
                EnergyGood good = economy.given().energyGoods().get(f);
                if (fuels.test(good.code()) && good.co2Factor() > 0 && used(numbers, f, u)) {
                    return Optional.of(economy.userCode(u) + " uses " + good.code());
                }
            }
        }
        return Optional.empty();
    }

    private boolean used(YearNumbers numbers, int fuel, int user) {
        int part = numbers.economy().coveredParameter(fuel, user);
        boolean burnt = part >= 0
                && (special || numbers.parameters()[part] > 0)
                && (quantity(numbers, EnergyRole.ENERGY, fuel, user) > 0
                        || quantity(numbers, EnergyRole.OWN_USE, fuel, user) > 0);
        return burnt || (material && quantity(numbers, EnergyRole.FEEDSTOCK, fuel, user) > 0);
    }

    private static double quantity(YearNumbers numbers, EnergyRole role, int fuel, int user) {
        int parameter = numbers.economy().energyParameter(role, fuel, user);
        return parameter < 0 ? 0 : numbers.parameters()[parameter];
    }
}
