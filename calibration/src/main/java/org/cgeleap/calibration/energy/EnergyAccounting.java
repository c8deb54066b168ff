package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.Finding;

/** Builds the accounts of a year from the inventory: fuels to goods, inventory sectors to sectors, rows to uses. */
public final class EnergyAccounting {
    /** Supply equals use by construction of the residual; this is what summation may leave (Mtce, of about 100). */
    private static final double ADDING_UP = 1e-9;

    /** Mtce below which a remark would show only zeros. */
    private static final double WORTH_A_NOTE = 0.0005;

    /** The inventory's unit of electricity, 10⁸ kWh, in TWh. */
    private static final double TWH_PER_UNIT = 0.1;

    private final EnergyData data;
    private final InventoryYear inventory;
    private final int year;
    private final UseQuantities quantity;
    private final double[][] conversionOutput;
    private final double[][] finalByFuel;
    private final List<AccountNote> notes = new ArrayList<>();

    private EnergyAccounting(EnergyData data, int year) {
        this.data = data;
        this.year = year;
        this.inventory = new InventoryYear(data, year);
        int sectors = data.sectors().size();
        int goods = data.goods().size();
        quantity = new UseQuantities(sectors, goods + 1);
        conversionOutput = new double[sectors][goods];
        finalByFuel = new double[sectors][data.fuels().size()];
    }

    /**
     * {@return the accounts of a year}
     *
     * @param data of the case
     * @param year of the inventory
     * @throws CaseException where the electricity of the year is not given or cannot be divided
     */
    public static EnergyAccounts of(EnergyData data, int year) {
        return new EnergyAccounting(data, year).build();
    }

    private EnergyAccounts build() {
        addFinalUse();
        addConversions();
        addLosses();
        int electricityFuel = electricityFuel();
        GenerationAccount electricity = electricity(electricityFuel);
        List<FuelBalance> balances = balances(electricityFuel, electricity);
        List<BalanceCheck> checks = new ArrayList<>(inventory.checks);
        for (FuelBalance balance : balances) {
            String name = balance.good().isEmpty() ? "energy outside the goods" : balance.good();
            checks.add(new BalanceCheck(
                    year, "supply and use of " + name, "Mtce", balance.supply(), balance.use(), ADDING_UP));
        }
        addNotes();
        return new EnergyAccounts(
                year,
                data.sectors(),
                data.goods(),
                new Codes(
                        "fuel of the inventory",
                        data.fuels().stream().map(InventoryFuel::code).toList()),
                quantity,
                conversionOutput,
                finalByFuel,
                electricity,
                balances,
                checks,
                specialUses(),
                notes);
    }

    private void add(EnergyUse use, int sector, int fuel, double mtce) {
        String good = data.fuels().get(fuel).good();
        int column = good.isEmpty() ? data.goods().size() : data.goods().of(good);
        quantity.of(use)[sector][column] += mtce;
    }

    private void addFinalUse() {
        for (int i = 0; i < inventory.finalUse.length; i++) {
            for (InventorySector.Part part : data.inventorySectors().get(i).parts()) {
                int sector = data.sectors().of(part.sector());
                for (int f = 0; f < data.fuels().size(); f++) {
                    double used = part.weight() * inventory.finalUse[i][f];
                    double material = part.weight() * inventory.feedstock[i][f];
                    add(EnergyUse.COMBUSTION, sector, f, used - material);
                    add(EnergyUse.FEEDSTOCK, sector, f, material);
                    finalByFuel[sector][f] += used;
                }
            }
        }
    }

    private void addConversions() {
        for (InventoryRole role : InventoryRole.values()) {
            if (!role.converts()) {
                continue;
            }
            EnergyUse use = switch (role) {
                case POWER -> EnergyUse.POWER_INPUT;
                case HEAT -> EnergyUse.HEAT_INPUT;
                default -> EnergyUse.CONVERSION_INPUT;
            };
            double[] process = inventory.process(role);
            if (Arrays.stream(process).allMatch(v -> v == 0)) {
                continue;
            }
            int sector = sectorOf(role);
            double in = 0;
            double out = 0;
            for (int f = 0; f < process.length; f++) {
                String good = data.fuels().get(f).good();
                if (process[f] > 0) {
                    add(use, sector, f, process[f]);
                    in += process[f];
                } else if (!good.isEmpty()) {
                    conversionOutput[sector][data.goods().of(good)] -= process[f];
                }
                out -= Math.min(0, process[f]);
            }
            if (role != InventoryRole.RECOVERY && out > in) {
                notes.add(new AccountNote(
                        out - in,
                        String.format(
                                Locale.ROOT,
                                "%d: %s puts out %.3f Mtce from %.3f; the factors of its products are too high or its input"
                                        + " is incomplete",
                                year,
                                role,
                                out,
                                in)));
            }
        }
    }

    private int sectorOf(InventoryRole role) {
        String sector = data.conversionSector().get(role);
        if (sector == null) {
            throw new IllegalArgumentException("no sector for " + role);
        }
        return data.sectors().of(sector);
    }

    /** A loss belongs to the sector that supplies the good: the sector of the same code, else the power sector. */
    private void addLosses() {
        for (int f = 0; f < inventory.loss.length; f++) {
            String good = data.fuels().get(f).good();
            int sector = data.sectors().has(good) ? data.sectors().of(good) : sectorOf(InventoryRole.POWER);
            add(EnergyUse.LOSS, sector, f, inventory.loss[f]);
        }
    }

    /** The fuel power plants put out. */
    private int electricityFuel() {
        double[] plants = inventory.process(InventoryRole.POWER);
        for (int f = 0; f < plants.length; f++) {
            if (plants[f] < 0) {
                return f;
            }
        }
        throw new CaseException(List.of(new Finding(
                "energy/inventory.csv",
                0,
                "role",
                "no POWER row with a negative value in " + year,
                "the output of power plants, negative")));
    }

    private GenerationAccount electricity(int electricityFuel) {
        double mtcePerTwh = data.fuels().get(electricityFuel).mtcePerUnit() / TWH_PER_UNIT;
        double[] plants = inventory.process(InventoryRole.POWER);
        List<GenerationTechnology> technologies = data.technologies();
        Codes codes = new Codes(
                "generation technology",
                technologies.stream().map(GenerationTechnology::code).toList());
        double[][] input = new double[codes.size()][data.goods().size() + 1];
        double[] allInput = new double[codes.size()];
        for (int f = 0; f < plants.length; f++) {
            InventoryFuel fuel = data.fuels().get(f);
            if (plants[f] <= 0) {
                continue;
            }
            if (fuel.technology().isEmpty()) {
                throw new CaseException(List.of(new Finding(
                        "energy/inventory-fuels.csv",
                        0,
                        fuel.code(),
                        "no generation_technology, but plants burn it in " + year,
                        "the technology of energy/generation-technologies.csv that burns it")));
            }
            int t = codes.of(fuel.technology());
            allInput[t] += plants[f];
            int column =
                    fuel.good().isEmpty() ? data.goods().size() : data.goods().of(fuel.good());
            input[t][column] += plants[f];
        }
        double thermal = -plants[electricityFuel] / mtcePerTwh;
        double left = thermal;
        double generated = thermal;
        int residual = -1;
        double[] twh = new double[codes.size()];
        for (int t = 0; t < twh.length; t++) {
            switch (technologies.get(t).rule()) {
                case EFFICIENCY -> {
                    twh[t] = allInput[t] * technologies.get(t).efficiency() / mtcePerTwh;
                    left -= twh[t];
                }
                case PUBLISHED -> {
                    twh[t] = published(codes.at(t));
                    generated += twh[t];
                }
                case RESIDUAL -> residual = t;
            }
        }
        if (left < 0) {
            throw new CaseException(List.of(new Finding(
                    "energy/generation-technologies.csv",
                    0,
                    "efficiency",
                    "efficiencies that give " + (thermal - left) + " TWh of " + thermal + " TWh of thermal output",
                    "lower efficiencies, or more thermal output in the inventory")));
        }
        twh[residual] = left;
        double used = InventoryYear.column(inventory.finalUse, electricityFuel) / mtcePerTwh;
        double lost = inventory.loss[electricityFuel] / mtcePerTwh;
        return new GenerationAccount(codes, twh, input, used + lost - generated, lost, used, mtcePerTwh);
    }

    private double published(String item) {
        for (EnergyData.YearItem row : data.electricity()) {
            if (row.year() == year && row.item().equals(item)) {
                return row.value();
            }
        }
        throw new CaseException(
                List.of(new Finding("energy/electricity.csv", 0, item, "no row for " + year, "its generation in TWh")));
    }

    private List<FuelBalance> balances(int electricityFuel, GenerationAccount electricity) {
        int goods = data.goods().size();
        double[][] supply = new double[goods + 1][4];
        for (int f = 0; f < data.fuels().size(); f++) {
            InventoryFuel fuel = data.fuels().get(f);
            double[] side = supply[fuel.good().isEmpty() ? goods : data.goods().of(fuel.good())];
            double production = inventory.production[f];
            double output = 0;
            double recovered = 0;
            double use = InventoryYear.column(inventory.finalUse, f) + inventory.loss[f];
            for (InventoryRole role : InventoryRole.values()) {
                if (role.converts()) {
                    double amount = inventory.process(role)[f];
                    use += Math.max(0, amount);
                    output -= role == InventoryRole.RECOVERY ? 0 : Math.min(0, amount);
                    recovered -= role == InventoryRole.RECOVERY ? Math.min(0, amount) : 0;
                }
            }
            if (f == electricityFuel) {
                production += electricity.total() * electricity.mtcePerTwh() - output;
            }
            double residual = use - production - output - recovered;
            side[0] += production;
            side[1] += output;
            side[2] += recovered + (fuel.recovered() ? residual : 0);
            side[3] += fuel.recovered() ? 0 : residual;
        }
        List<FuelBalance> list = new ArrayList<>();
        for (int g = 0; g <= goods; g++) {
            double[] s = supply[g];
            list.add(new FuelBalance(
                    year,
                    g < goods ? data.goods().at(g) : "",
                    s[0],
                    s[1],
                    s[2],
                    s[3],
                    quantity.sum(EnergyUse.COMBUSTION, g),
                    quantity.sum(EnergyUse.FEEDSTOCK, g),
                    quantity.sum(EnergyUse.POWER_INPUT, g),
                    quantity.sum(EnergyUse.HEAT_INPUT, g),
                    quantity.sum(EnergyUse.CONVERSION_INPUT, g),
                    quantity.sum(EnergyUse.LOSS, g)));
        }
        return list;
    }

    private Map<String, EnergyAccounts.SpecialUse> specialUses() {
        Map<String, EnergyAccounts.SpecialUse> map = new LinkedHashMap<>();
        for (EnergyData.SpecialUse special : data.specialUses()) {
            for (int i = 0; i < inventory.finalUse.length; i++) {
                InventorySector sector = data.inventorySectors().get(i);
                if (sector.name().equals(special.inventorySector())) {
                    double burnt = inventory.finalUse[i][special.fuel()] - inventory.feedstock[i][special.fuel()];
                    map.put(
                            special.use(),
                            new EnergyAccounts.SpecialUse(
                                    sector.parts().get(0).sector(),
                                    data.fuels().get(special.fuel()).good(),
                                    special.share() * burnt));
                }
            }
        }
        return map;
    }

    private void addNotes() {
        for (int f = 0; f < inventory.unplacedNonEnergy.length; f++) {
            if (inventory.unplacedNonEnergy[f] >= WORTH_A_NOTE) {
                InventoryFuel fuel = data.fuels().get(f);
                notes.add(new AccountNote(
                        inventory.unplacedNonEnergy[f],
                        String.format(
                                Locale.ROOT,
                                "%d: %.3f Mtce of the non-energy use of %s exceed what the sectors that take it use; they stay"
                                        + " energy use",
                                year,
                                inventory.unplacedNonEnergy[f],
                                fuel.code())));
            }
        }
        double aside = quantity.sum(EnergyUse.COMBUSTION, data.goods().size());
        if (aside >= WORTH_A_NOTE) {
            notes.add(new AccountNote(
                    aside,
                    String.format(
                            Locale.ROOT, "%d: %.3f Mtce of final use lie outside the energy goods", year, aside)));
        }
    }
}
