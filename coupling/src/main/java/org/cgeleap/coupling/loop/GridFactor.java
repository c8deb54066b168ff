package org.cgeleap.coupling.loop;

import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;

/**
 * CO2 of a MWh of electricity supplied: what the plants emit and what comes with the inflow, over all that is generated
 * and bought. CO2 that bioenergy with capture takes out of the air is not subtracted; it is reported by itself.
 *
 * <p>Where the case states the factor of the alignment year ({@code grid_factor_alignment}) the computed factor is
 * scaled to it in every year: part of the plants' CO2 belongs to heat and to by-product gases.
 */
final class GridFactor {
    private final Economy economy;
    private final String scenario;
    private final double scale;

    GridFactor(AlignedEconomy aligned, String scenario) {
        this.economy = aligned.economy();
        this.scenario = scenario;
        double computed = computed(aligned.last());
        double stated = economy.given().parameters().value("grid_factor_alignment", computed);
        this.scale = computed > 0 ? stated / computed : 1;
    }

    /** t CO2/MWh in a solved year. */
    double of(EconomyYear year) {
        return scale * computed(year);
    }

    private double computed(EconomyYear year) {
        Case given = economy.given();
        ParameterTable table = given.parameters();
        int power = given.sectorIndex(given.powerGood());
        double co2 = 0;
        for (int f = 0; f < economy.fuels(); f++) {
            co2 += year.mtce(EnergyRole.ENERGY, f, power)
                    * given.energyGoods().get(f).co2Factor();
        }
        double twh = 0;
        for (int g = 0; g < given.technologies().size(); g++) {
            Technology technology = given.technologies().get(g);
            double generated = year.generationTwh(g);
            twh += generated;
            co2 += switch (technology.kind()) {
                case ACTIVE -> 0;
                case INFLOW -> generated * table.value("grid_factor_inflow", scenario, year.year(), 0);
                case LATENT -> year.technologyCo2(g) + generated * technology.removal();
            };
        }
        return twh > 0 ? co2 / twh : 0;
    }
}
