package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.Finding;

/**
 * The inventory of one year in Mtce: final use by inventory sector and fuel, conversion by process and fuel, losses; with
 * the accounting choices applied and the feedstock told apart.
 */
final class InventoryYear {
    /** Published sums carry two decimals; larger differences are reported as failed checks. */
    private static final double ROUNDING = 0.011;

    final EnergyData data;
    final int year;
    /** [inventory sector][fuel] */
    final double[][] finalUse;
    /** [inventory sector][fuel], part of {@link #finalUse} */
    final double[][] feedstock;

    final Map<InventoryRole, double[]> conversion = new EnumMap<>(InventoryRole.class);
    final double[] loss;
    final double[] production;
    /** Reported non-energy use that found no place, by fuel. */
    final double[] unplacedNonEnergy;

    final List<BalanceCheck> checks = new ArrayList<>();

    InventoryYear(EnergyData data, int year) {
        this.data = data;
        this.year = year;
        int fuels = data.fuels().size();
        finalUse = new double[data.inventorySectors().size()][fuels];
        feedstock = new double[finalUse.length][fuels];
        loss = new double[fuels];
        production = new double[fuels];
        unplacedNonEnergy = new double[fuels];
        for (InventoryRole role : InventoryRole.values()) {
            if (role.converts()) {
                conversion.put(role, new double[fuels]);
            }
        }
        double[] nonEnergy = new double[fuels];
        boolean any = load(nonEnergy);
        if (!any) {
            throw new CaseException(
                    List.of(
                            new Finding(
                                    "energy/inventory.csv",
                                    0,
                                    "year",
                                    "no row for " + year,
                                    "the inventory of the base and the alignment year of case.yaml; add its rows or change the years")));
        }
        for (EnergyData.ProductionRow row : data.production()) {
            if (row.year() == year) {
                production[row.fuel()] +=
                        row.value() * data.fuels().get(row.fuel()).mtcePerUnit();
            }
        }
        applyPowerFinal();
        applyRecoveredGas();
        placeNonEnergy(nonEnergy);
    }

    private boolean load(double[] nonEnergy) {
        Codes names = new Codes(
                "inventory sector",
                data.inventorySectors().stream().map(InventorySector::name).toList());
        boolean any = false;
        int fuels = nonEnergy.length;
        double[] sumFinal = new double[fuels];
        double[] sumConversion = new double[fuels];
        for (EnergyData.InventoryRow row : data.rows()) {
            if (row.year() != year) {
                continue;
            }
            any = true;
            double mtce = row.value() * data.fuels().get(row.fuel()).mtcePerUnit();
            double[] process = conversion.get(row.role());
            if (process != null) {
                process[row.fuel()] += mtce;
                sumConversion[row.fuel()] += row.value();
            } else if (row.role() == InventoryRole.FINAL) {
                finalUse[names.of(row.name())][row.fuel()] += mtce;
                sumFinal[row.fuel()] += row.value();
            } else if (row.role() == InventoryRole.LOSS) {
                loss[row.fuel()] += mtce;
            } else if (row.role() == InventoryRole.NON_ENERGY) {
                nonEnergy[row.fuel()] += mtce;
            }
        }
        for (EnergyData.InventoryRow row : data.rows()) {
            if (row.year() == year) {
                InventoryFuel fuel = data.fuels().get(row.fuel());
                switch (row.role()) {
                    case TOTAL_FINAL -> check("final use of " + fuel.code(), fuel, sumFinal[row.fuel()], row.value());
                    case TOTAL_CONVERSION ->
                        check("conversion of " + fuel.code(), fuel, sumConversion[row.fuel()], row.value());
                    case TOTAL_CONSUMPTION ->
                        check(
                                "final use and conversion of " + fuel.code(),
                                fuel,
                                sumFinal[row.fuel()] + sumConversion[row.fuel()],
                                row.value());
                    default -> {} // a part, not a sum
                }
            }
        }
        return any;
    }

    private void check(String what, InventoryFuel fuel, double sum, double published) {
        checks.add(new BalanceCheck(year, what, fuel.unit(), sum, published, ROUNDING));
    }

    /** Trap of the source: fuel booked as final use of power plants. */
    private void applyPowerFinal() {
        AccountingChoices choices = data.choices();
        if (choices.powerFinal() == AccountingChoices.PowerFinal.OWN_USE) {
            return;
        }
        int power = -1;
        for (int s = 0; s < finalUse.length; s++) {
            if (data.inventorySectors().get(s).name().equals(choices.powerSector())) {
                power = s;
            }
        }
        double[] industryGood = new double[finalUse.length];
        for (int s = 0; s < finalUse.length; s++) {
            for (int f = 0; f < loss.length; f++) {
                if (!data.inventorySectors().get(s).industry().isEmpty() && isPowerGood(f)) {
                    industryGood[s] += finalUse[s][f];
                }
            }
        }
        double[] plants = process(InventoryRole.POWER);
        for (int f = 0; f < loss.length; f++) {
            if (!isPowerGood(f)) {
                continue;
            }
            double moved = finalUse[power][f];
            finalUse[power][f] = 0;
            if (choices.powerFinal() == AccountingChoices.PowerFinal.GENERATION_INPUT) {
                plants[f] += moved;
            } else {
                spread(moved, f, industryGood);
            }
        }
    }

    private boolean isPowerGood(int fuel) {
        return data.fuels().get(fuel).good().equals(data.choices().powerGood());
    }

    /** Adds an amount to the industries in proportion to their use of the fuel, or of the good where none uses the fuel. */
    private void spread(double amount, int fuel, double[] otherwise) {
        double[] weights = new double[finalUse.length];
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            weights[s] = data.inventorySectors().get(s).industry().isEmpty() ? 0 : finalUse[s][fuel];
            sum += weights[s];
        }
        if (sum == 0) {
            weights = otherwise;
            for (double weight : weights) {
                sum += weight;
            }
        }
        for (int s = 0; s < weights.length; s++) {
            finalUse[s][fuel] += amount * weights[s] / sum;
        }
    }

    private void applyRecoveredGas() {
        if (data.choices().recoveredGas() == AccountingChoices.RecoveredGas.AS_INVENTORY) {
            return;
        }
        for (int f = 0; f < loss.length; f++) {
            String parentCode = data.fuels().get(f).recoveredFrom();
            for (int parent = 0; parent < loss.length && !parentCode.isEmpty(); parent++) {
                if (!data.fuels().get(parent).code().equals(parentCode)) {
                    continue;
                }
                double gas = Math.max(0, process(InventoryRole.POWER)[f])
                        + Math.max(0, process(InventoryRole.HEAT)[f])
                        + column(finalUse, f);
                double charged = column(finalUse, parent);
                // never below zero: a gas counted at too high a heating value cannot exceed what it came from
                double left = charged == 0 ? 0 : Math.max(0, 1 - gas / charged);
                for (double[] sector : finalUse) {
                    sector[parent] *= left;
                }
            }
        }
    }

    /**
     * Lays the reported non-energy use on the sectors that take it, in proportion to their use and never above the ceiling; what
     * is left stays energy use and is reported.
     */
    private void placeNonEnergy(double[] nonEnergy) {
        for (int f = 0; f < nonEnergy.length; f++) {
            double takers = 0;
            for (int s = 0; s < finalUse.length; s++) {
                if (data.inventorySectors().get(s).takesNonEnergy()) {
                    takers += finalUse[s][f];
                }
            }
            boolean all = data.fuels().get(f).allFeedstock();
            double share = takers == 0 ? 0 : Math.min(data.choices().nonEnergyCeiling(), nonEnergy[f] / takers);
            for (int s = 0; s < finalUse.length; s++) {
                boolean takes = data.inventorySectors().get(s).takesNonEnergy();
                feedstock[s][f] = finalUse[s][f] * (all ? 1 : takes ? share : 0);
            }
            unplacedNonEnergy[f] = Math.max(0, nonEnergy[f] - column(feedstock, f));
        }
    }

    /** Input (positive) and output (negative) of a conversion by fuel, Mtce. */
    double[] process(InventoryRole role) {
        double[] row = conversion.get(role);
        if (row == null) {
            throw new IllegalArgumentException(role + " is no conversion");
        }
        return row;
    }

    static double column(double[][] matrix, int column) {
        double sum = 0;
        for (double[] row : matrix) {
            sum += row[column];
        }
        return sum;
    }
}
