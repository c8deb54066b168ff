package org.cgeleap.calibration.energy;

import java.util.List;
import java.util.Map;

/**
 * Everything the energy folder of a case says, checked and with codes resolved.
 *
 * @param sectors users of the accounts: producing sectors, then consumers
 * @param goods energy goods
 * @param co2Factor t CO₂/tce by good
 * @param industryFuel name of each good in the industries' matrix
 * @param fuels fuels of the inventory
 * @param inventorySectors sectors of the inventory
 * @param rows rows of the inventory
 * @param production of fuels, in their units
 * @param conversionSector sector in which a conversion takes place
 * @param technologies generation technologies
 * @param electricity published figures by year and item, TWh
 * @param capacity by year and item, GW
 * @param published CO₂ by year, sector and carrier
 * @param specialUses uses that can be told apart by fuel
 * @param choices accounting choices
 * @param industries codes of the industries
 * @param industryTargets published figures of industry's energy use
 * @param priceBands plausible average prices
 * @param userClasses by user
 */
public record EnergyData(
        Codes sectors,
        Codes goods,
        List<Double> co2Factor,
        List<String> industryFuel,
        List<InventoryFuel> fuels,
        List<InventorySector> inventorySectors,
        List<InventoryRow> rows,
        List<ProductionRow> production,
        Map<InventoryRole, String> conversionSector,
        List<GenerationTechnology> technologies,
        List<YearItem> electricity,
        List<YearItem> capacity,
        List<PublishedCo2> published,
        List<SpecialUse> specialUses,
        AccountingChoices choices,
        Codes industries,
        List<IndustryConstraint> industryTargets,
        List<PriceBand> priceBands,
        Map<String, UserClass> userClasses) {

    /** Carrier of {@link PublishedCo2} that is not a fuel. */
    public static final String PROCESS = "PROCESS";

    /** Sector name of {@link PublishedCo2} and carrier for sums. */
    public static final String TOTAL = "TOTAL";

    /**
     * Copies the collections.
     *
     * @param sectors users of the accounts: producing sectors, then consumers
     * @param goods energy goods
     * @param co2Factor t CO₂/tce by good
     * @param industryFuel name of each good in the industries' matrix
     * @param fuels fuels of the inventory
     * @param inventorySectors sectors of the inventory
     * @param rows rows of the inventory
     * @param production of fuels, in their units
     * @param conversionSector sector in which a conversion takes place
     * @param technologies generation technologies
     * @param electricity published figures by year and item, TWh
     * @param capacity by year and item, GW
     * @param published CO₂ by year, sector and carrier
     * @param specialUses uses that can be told apart by fuel
     * @param choices accounting choices
     * @param industries codes of the industries
     * @param industryTargets published figures of industry's energy use
     * @param priceBands plausible average prices
     * @param userClasses by user
     */
    public EnergyData {
        co2Factor = List.copyOf(co2Factor);
        industryFuel = List.copyOf(industryFuel);
        fuels = List.copyOf(fuels);
        inventorySectors = List.copyOf(inventorySectors);
        rows = List.copyOf(rows);
        production = List.copyOf(production);
        conversionSector = Map.copyOf(conversionSector);
        technologies = List.copyOf(technologies);
        electricity = List.copyOf(electricity);
        capacity = List.copyOf(capacity);
        published = List.copyOf(published);
        specialUses = List.copyOf(specialUses);
        industryTargets = List.copyOf(industryTargets);
        priceBands = List.copyOf(priceBands);
        userClasses = Map.copyOf(userClasses);
    }

    /**
     * A row of the inventory: fuel index into {@link #fuels}, value in the fuel's unit.
     *
     * @param year of the inventory
     * @param name of the row: an inventory sector or a conversion
     * @param role of the row
     * @param fuel index into {@link #fuels}
     * @param value in the fuel's unit
     */
    public record InventoryRow(int year, String name, InventoryRole role, int fuel, double value) {}

    /**
     * Production of a fuel in its unit.
     *
     * @param year of the inventory
     * @param fuel index into {@link #fuels}
     * @param value in the fuel's unit
     */
    public record ProductionRow(int year, int fuel, double value) {}

    /**
     * A figure of a year.
     *
     * @param year of the figure
     * @param item its name
     * @param value in TWh or GW, as the list says
     */
    public record YearItem(int year, String item, double value) {}

    /**
     * Published CO₂ of an inventory sector (or {@link #TOTAL}) by carrier: an energy good or {@link #PROCESS}; Mt.
     *
     * @param year of the inventory
     * @param inventorySector name, or {@link #TOTAL}
     * @param carrier energy good or {@link #PROCESS}
     * @param mt CO₂, Mt
     */
    public record PublishedCo2(int year, String inventorySector, String carrier, double mt) {}

    /**
     * A part of an inventory sector's use of a fuel with a name of its own.
     *
     * @param use its name
     * @param inventorySector name in the inventory
     * @param fuel index into {@link #fuels}
     * @param share of the sector's use of the fuel
     */
    public record SpecialUse(String use, String inventorySector, int fuel, double share) {}

    /**
     * {@return the price bands of a year}
     *
     * @param year of the prices
     */
    public List<PriceBand> priceBands(int year) {
        return priceBands.stream().filter(band -> band.year() == year).toList();
    }

    /**
     * {@return the same data under other accounting choices}
     *
     * @param other choices
     */
    public EnergyData with(AccountingChoices other) {
        return new EnergyData(
                sectors,
                goods,
                co2Factor,
                industryFuel,
                fuels,
                inventorySectors,
                rows,
                production,
                conversionSector,
                technologies,
                electricity,
                capacity,
                published,
                specialUses,
                other,
                industries,
                industryTargets,
                priceBands,
                userClasses);
    }

    /**
     * {@return the same data with other figures in the place of these}
     *
     * @param otherRows rows of the inventory
     * @param otherProduction production, Mtce
     * @param otherElectricity published figures, TWh
     * @param otherCapacity capacities, GW
     */
    public EnergyData with(
            List<InventoryRow> otherRows,
            List<ProductionRow> otherProduction,
            List<YearItem> otherElectricity,
            List<YearItem> otherCapacity) {
        return new EnergyData(
                sectors,
                goods,
                co2Factor,
                industryFuel,
                fuels,
                inventorySectors,
                otherRows,
                otherProduction,
                conversionSector,
                technologies,
                otherElectricity,
                otherCapacity,
                published,
                specialUses,
                choices,
                industries,
                industryTargets,
                priceBands,
                userClasses);
    }

    /**
     * {@return the same data with other CO₂ factors}
     *
     * @param other t CO₂/tce by good
     */
    public EnergyData withCo2Factors(List<Double> other) {
        return new EnergyData(
                sectors,
                goods,
                other,
                industryFuel,
                fuels,
                inventorySectors,
                rows,
                production,
                conversionSector,
                technologies,
                electricity,
                capacity,
                published,
                specialUses,
                choices,
                industries,
                industryTargets,
                priceBands,
                userClasses);
    }

    /**
     * {@return the same data with other published figures of industry and other generation technologies}
     *
     * @param targets of industry's energy use
     * @param plants the same technologies in the same order
     */
    public EnergyData with(List<IndustryConstraint> targets, List<GenerationTechnology> plants) {
        return new EnergyData(
                sectors,
                goods,
                co2Factor,
                industryFuel,
                fuels,
                inventorySectors,
                rows,
                production,
                conversionSector,
                plants,
                electricity,
                capacity,
                published,
                specialUses,
                choices,
                industries,
                targets,
                priceBands,
                userClasses);
    }

    /**
     * {@return the same data with other measures of the same things}
     *
     * @param otherFuels the same fuels in the same order
     * @param otherSectors sectors of the inventory, the same in the same order
     * @param otherUses uses that can be told apart by fuel
     * @param otherChoices accounting choices
     * @param otherBands plausible average prices
     * @param otherClasses by user
     */
    public EnergyData with(
            List<InventoryFuel> otherFuels,
            List<InventorySector> otherSectors,
            List<SpecialUse> otherUses,
            AccountingChoices otherChoices,
            List<PriceBand> otherBands,
            Map<String, UserClass> otherClasses) {
        return new EnergyData(
                sectors,
                goods,
                co2Factor,
                industryFuel,
                otherFuels,
                otherSectors,
                rows,
                production,
                conversionSector,
                technologies,
                electricity,
                capacity,
                published,
                otherUses,
                otherChoices,
                industries,
                industryTargets,
                otherBands,
                otherClasses);
    }
}
