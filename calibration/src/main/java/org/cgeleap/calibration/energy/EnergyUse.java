package org.cgeleap.calibration.energy;

/** What an energy good is used for in the accounts. */
public enum EnergyUse {
    /** Burnt for energy; of electricity and heat, used as energy. Fuels so used emit CO₂. */
    COMBUSTION,
    /** Used as a material (non-energy use); emits nothing here. */
    FEEDSTOCK,
    /** Burnt in power plants; emits. */
    POWER_INPUT,
    /** Burnt in boilers that sell heat; emits. */
    HEAT_INPUT,
    /** Turned into another energy carrier (washing, coking, briquetting, gas works), gross of the output; emits nothing. */
    CONVERSION_INPUT,
    /** Lost in pipes and lines. */
    LOSS;

    /** {@return whether the carbon of a fuel so used leaves as CO₂} */
    public boolean emits() {
        return this == COMBUSTION || this == POWER_INPUT || this == HEAT_INPUT;
    }
}
