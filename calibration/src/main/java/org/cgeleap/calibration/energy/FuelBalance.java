package org.cgeleap.calibration.energy;

/**
 * Supply and use of an energy good in Mtce. Conversion within the good (washing, coking) stands on both sides: its input
 * among the uses, its output among the supply.
 *
 * @param year of the balance
 * @param good code, or empty for what is outside the goods
 * @param production primary production; of electricity, generation that burns nothing
 * @param conversionOutput output of power and heat plants, washing, coking, gas works
 * @param recovery recovered gas and heat
 * @param netInflow the residual: inflow and imports less outflow, exports and additions to stock
 * @param combustion use as energy
 * @param feedstock use as material
 * @param powerInput fuel of power plants
 * @param heatInput fuel of heat plants
 * @param conversionInput input of other conversions
 * @param loss in transport and distribution
 */
public record FuelBalance(
        int year,
        String good,
        double production,
        double conversionOutput,
        double recovery,
        double netInflow,
        double combustion,
        double feedstock,
        double powerInput,
        double heatInput,
        double conversionInput,
        double loss) {
    /** {@return total supply, Mtce} */
    public double supply() {
        return production + conversionOutput + recovery + netInflow;
    }

    /** {@return total use, Mtce} */
    public double use() {
        return combustion + feedstock + powerInput + heatInput + conversionInput + loss;
    }
}
