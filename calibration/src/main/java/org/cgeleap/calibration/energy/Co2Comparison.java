package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * CO₂ by sector: burnt quantity × factor (equation 1 of the method, E = Σ quantity × factor), beside the published
 * inventory brought to the same sectors. Process emissions are taken from the published inventory.
 */
public final class Co2Comparison {
    private Co2Comparison() {}

    /**
     * {@return records of a year: every sector and carrier with CO₂ on either side, sector totals, city totals last}
     *
     * @param data with factors and the published inventory
     * @param accounts of the year
     */
    public static List<Co2Record> of(EnergyData data, EnergyAccounts accounts) {
        int sectors = data.sectors().size();
        int goods = data.goods().size();
        double[][] ours = new double[sectors][goods + 1];
        double[][] theirs = new double[sectors][goods + 1];
        for (int s = 0; s < sectors; s++) {
            for (int g = 0; g < goods; g++) {
                ours[s][g] = accounts.emitting(s, g) * data.co2Factor().get(g);
            }
        }
        for (EnergyData.PublishedCo2 row : data.published()) {
            if (row.year() != accounts.year() || row.carrier().equals(EnergyData.TOTAL)) {
                continue;
            }
            int column = row.carrier().equals(EnergyData.PROCESS)
                    ? goods
                    : data.goods().of(row.carrier());
            for (InventorySector sector : data.inventorySectors()) {
                if (sector.name().equals(row.inventorySector())) {
                    for (InventorySector.Part part : sector.parts()) {
                        theirs[data.sectors().of(part.sector())][column] += part.weight() * row.mt();
                    }
                }
            }
        }
        double[] gap = factorGap(data, accounts, theirs);
        List<Co2Record> list = new ArrayList<>();
        double[] ourSum = new double[goods + 2];
        double[] burntSum = new double[goods + 2];
        burntSum[goods + 1] = Double.NaN;
        double[] theirSum = new double[goods + 2];
        double[] factorSum = new double[goods + 2];
        for (int s = 0; s < sectors; s++) {
            ours[s][goods] = theirs[s][goods];
            double all = 0;
            double allTheirs = 0;
            double allByFactor = 0;
            for (int c = 0; c <= goods; c++) {
                all += ours[s][c];
                allTheirs += theirs[s][c];
                ourSum[c] += ours[s][c];
                theirSum[c] += theirs[s][c];
                double burnt = c < goods ? accounts.emitting(s, c) : Double.NaN;
                double byFactor = c < goods ? burnt * gap[c] : 0;
                burntSum[c] += burnt;
                factorSum[c] += byFactor;
                allByFactor += byFactor;
                record(
                        list,
                        new Co2Record(
                                accounts.year(),
                                data.sectors().at(s),
                                carrier(data, c),
                                burnt,
                                byFactor,
                                ours[s][c],
                                theirs[s][c]));
            }
            factorSum[goods + 1] += allByFactor;
            ourSum[goods + 1] += all;
            theirSum[goods + 1] += allTheirs;
            record(
                    list,
                    new Co2Record(
                            accounts.year(),
                            data.sectors().at(s),
                            EnergyData.TOTAL,
                            Double.NaN,
                            allByFactor,
                            all,
                            allTheirs));
        }
        for (int c = 0; c <= goods + 1; c++) {
            record(
                    list,
                    new Co2Record(
                            accounts.year(),
                            EnergyData.TOTAL,
                            carrier(data, c),
                            burntSum[c],
                            factorSum[c],
                            ourSum[c],
                            theirSum[c]));
        }
        return List.copyOf(list);
    }

    private static String carrier(EnergyData data, int column) {
        int goods = data.goods().size();
        return column < goods ? data.goods().at(column) : column == goods ? EnergyData.PROCESS : EnergyData.TOTAL;
    }

    private static void record(List<Co2Record> list, Co2Record record) {
        if (record.ours() != 0 || record.published() != 0) {
            list.add(record);
        }
    }

    /** Our factor of a good less the one the published inventory implies for what the whole city burns, t CO₂/tce. */
    private static double[] factorGap(EnergyData data, EnergyAccounts accounts, double[][] theirs) {
        double[] gap = new double[data.goods().size()];
        for (int g = 0; g < gap.length; g++) {
            double burnt = 0;
            double published = 0;
            for (int s = 0; s < theirs.length; s++) {
                burnt += accounts.emitting(s, g);
                published += theirs[s][g];
            }
            gap[g] = burnt > 0 ? data.co2Factor().get(g) - published / burnt : 0;
        }
        return gap;
    }
}
