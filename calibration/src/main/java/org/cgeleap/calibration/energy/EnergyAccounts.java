package org.cgeleap.calibration.energy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Energy of a year in Mtce (1 tce = 29.3076 GJ) by sector, energy good and use, with the electricity balance. Electricity
 * is counted at its calorific value (0.1229 kgce/kWh) and heat belongs to the same good. Arrays are shared with nobody.
 */
public final class EnergyAccounts {
    private final int year;
    private final Codes sectors;
    private final Codes goods;
    private final UseQuantities quantity;
    private final double[][] conversionOutput;
    private final double[][] finalByFuel;
    private final Codes fuels;
    private final GenerationAccount electricity;
    private final List<FuelBalance> balances;
    private final List<BalanceCheck> checks;
    private final Map<String, SpecialUse> specialUses;
    private final List<AccountNote> notes;

    /**
     * A use with a name of its own, such as aviation: where it stands and how much it is (Mtce).
     *
     * @param sector code
     * @param good code
     * @param mtce how much it is, Mtce
     */
    public record SpecialUse(String sector, String good, double mtce) {}

    EnergyAccounts(
            int year,
            Codes sectors,
            Codes goods,
            Codes fuels,
            UseQuantities quantity,
            double[][] conversionOutput,
            double[][] finalByFuel,
            GenerationAccount electricity,
            List<FuelBalance> balances,
            List<BalanceCheck> checks,
            Map<String, SpecialUse> specialUses,
            List<AccountNote> notes) {
        this.year = year;
        this.sectors = sectors;
        this.goods = goods;
        this.fuels = fuels;
        this.quantity = quantity;
        this.conversionOutput = conversionOutput;
        this.finalByFuel = finalByFuel;
        this.electricity = electricity;
        this.balances = List.copyOf(balances);
        this.checks = List.copyOf(checks);
        this.specialUses = Map.copyOf(specialUses);
        this.notes = List.copyOf(notes);
    }

    /** {@return year of the accounts} */
    public int year() {
        return year;
    }

    /** {@return users: producing sectors, then consumers} */
    public Codes sectors() {
        return sectors;
    }

    /** {@return energy goods} */
    public Codes goods() {
        return goods;
    }

    /**
     * {@return quantity of a use, Mtce, by position of sector and good}
     *
     * @param use of the energy
     * @param sector position
     * @param good position
     */
    public double quantity(EnergyUse use, int sector, int good) {
        return quantity.of(use)[sector][good];
    }

    /**
     * {@return quantity of a use, Mtce}
     *
     * @param use of the energy
     * @param sector code
     * @param good code
     */
    public double quantity(EnergyUse use, String sector, String good) {
        return quantity(use, sectors.of(sector), goods.of(good));
    }

    /**
     * {@return Mtce burnt by a sector outside power and heat plants; of electricity and heat, used}
     *
     * @param sector code
     * @param good code
     */
    public double combustion(String sector, String good) {
        return quantity(EnergyUse.COMBUSTION, sector, good);
    }

    /**
     * {@return as {@link #combustion(String, String)}, by position}
     *
     * @param sector position
     * @param good position
     */
    public double combustion(int sector, int good) {
        return quantity(EnergyUse.COMBUSTION, sector, good);
    }

    /**
     * {@return Mtce used by a sector as material}
     *
     * @param sector code
     * @param good code
     */
    public double feedstock(String sector, String good) {
        return quantity(EnergyUse.FEEDSTOCK, sector, good);
    }

    /**
     * {@return as {@link #feedstock(String, String)}, by position}
     *
     * @param sector position
     * @param good position
     */
    public double feedstock(int sector, int good) {
        return quantity(EnergyUse.FEEDSTOCK, sector, good);
    }

    /**
     * {@return Mtce of a good in a transformation (power, heat, other conversion, loss), all sectors}
     *
     * @param use of the energy
     * @param good code
     */
    public double transformation(EnergyUse use, String good) {
        return quantity.sum(use, goods.of(good));
    }

    /**
     * {@return Mtce of a good that a sector's conversions (washing, coking, …) put out}
     *
     * @param sector code
     * @param good code
     */
    public double conversionOutput(String sector, String good) {
        return conversionOutput[sectors.of(sector)][goods.of(good)];
    }

    /**
     * Mtce of a good a sector takes from the market: combustion, feedstock, fuel of power and heat plants, losses, and
     * what its conversions take of the good beyond what they put out. The quantity beside a table's intermediate flow.
     *
     * @param sector position
     * @param good position
     * @return Mtce
     */
    public double deliveries(int sector, int good) {
        double sum = Math.max(0, quantity(EnergyUse.CONVERSION_INPUT, sector, good) - conversionOutput[sector][good]);
        for (EnergyUse use : EnergyUse.values()) {
            sum += use == EnergyUse.CONVERSION_INPUT ? 0 : quantity(use, sector, good);
        }
        return sum;
    }

    /**
     * {@return as {@link #deliveries(int, int)}, by code}
     *
     * @param sector code
     * @param good code
     */
    public double deliveries(String sector, String good) {
        return deliveries(sectors.of(sector), goods.of(good));
    }

    /**
     * {@return Mtce of a sector's emitting uses of a good}
     *
     * @param sector position
     * @param good position
     */
    public double emitting(int sector, int good) {
        double sum = 0;
        for (EnergyUse use : EnergyUse.values()) {
            sum += use.emits() ? quantity(use, sector, good) : 0;
        }
        return sum;
    }

    /**
     * {@return Mtce of energy outside the goods (biomass, waste, waste heat) in a use of a sector}
     *
     * @param use of the energy
     * @param sector code
     */
    public double outside(EnergyUse use, String sector) {
        return quantity.of(use)[sectors.of(sector)][goods.size()];
    }

    /**
     * {@return final use of one fuel of the inventory by a sector, feedstock included, Mtce}
     *
     * @param sector code
     * @param inventoryFuel name in the inventory
     */
    public double finalUse(String sector, String inventoryFuel) {
        return finalByFuel[sectors.of(sector)][fuels.of(inventoryFuel)];
    }

    /**
     * {@return TWh generated by a technology}
     *
     * @param technology code
     */
    public double generation(String technology) {
        return electricity.twh(electricity.technologies().of(technology));
    }

    /**
     * {@return Mtce of a good burnt by a technology}
     *
     * @param technology code
     * @param good code
     */
    public double generationInput(String technology, String good) {
        return electricity.input(electricity.technologies().of(technology), goods.of(good));
    }

    /**
     * {@return Mtce of energy outside the goods used by a technology}
     *
     * @param technology code
     */
    public double generationOutsideInput(String technology) {
        return electricity.input(electricity.technologies().of(technology), goods.size());
    }

    /** {@return net inflow of electricity, TWh} */
    public double netInflow() {
        return electricity.netInflow();
    }

    /** {@return losses of electricity, TWh} */
    public double losses() {
        return electricity.losses();
    }

    /** {@return the electricity balance} */
    public GenerationAccount electricity() {
        return electricity;
    }

    /** {@return supply and use of every good and of what is outside them} */
    public List<FuelBalance> balances() {
        return balances;
    }

    /** {@return sums compared with the published ones, and supply with use} */
    public List<BalanceCheck> checks() {
        return checks;
    }

    /** {@return names of the uses that have one} */
    public Set<String> specialUses() {
        return specialUses.keySet();
    }

    /**
     * {@return a use with a name of its own}
     *
     * @param use its name
     * @throws IllegalArgumentException for an unknown name
     */
    public SpecialUse specialUse(String use) {
        SpecialUse found = specialUses.get(use);
        if (found == null) {
            throw new IllegalArgumentException("no special use " + use + "; known: " + specialUses.keySet());
        }
        return found;
    }

    /**
     * {@return part of a sector's combustion of a good that is the special use}
     *
     * @param use its name
     */
    public double specialShare(String use) {
        SpecialUse found = specialUse(use);
        double all = combustion(found.sector(), found.good());
        return all == 0 ? 0 : found.mtce() / all;
    }

    /** {@return what was decided or found odd} */
    public List<AccountNote> notes() {
        return notes;
    }
}
