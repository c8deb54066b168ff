package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkFile;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.IndustryMatrix;
import org.cgeleap.calibration.energy.IndustryTargets;
import org.cgeleap.leap.area.LeapArea;

/**
 * Energy of the linked sectors in the base and alignment years: the inventory's in the base year, the balanced targets'
 * in the alignment year (MODEL.md §2).
 */
final class LinkTargets {
    private final Case given;
    private final LinkFile link;
    private final IndustryMatrix base;
    private final IndustryTargets alignment;
    private final EnergyAccounts alignmentEnergy;
    private final LeapArea area;

    LinkTargets(
            Case given,
            LinkFile link,
            LeapArea area,
            IndustryMatrix base,
            IndustryTargets alignment,
            EnergyAccounts alignmentEnergy) {
        this.given = given;
        this.link = link;
        this.area = area;
        this.base = base;
        this.alignment = alignment;
        this.alignmentEnergy = alignmentEnergy;
    }

    /**
     * The link with the energy of each group: branches of one industry and sector share the industry's energy of that
     * sector; where the accounts have none for the branch's own industry, it joins the industry that has the sector.
     */
    List<LinkRow> rows() {
        List<LinkRow> rows = new ArrayList<>();
        for (LinkFile.Row row : link.rows()) {
            String industry = link.industryOf(row.branch());
            if (!alignment.balanced().sectorsOf(industry).contains(row.sector())) {
                industry = alignment.balanced().industries().list().stream()
                        .filter(m -> alignment.balanced().sectorsOf(m).contains(row.sector()))
                        .findFirst()
                        .orElse(industry);
            }
            int fuels = area.fuels().size();
            double[][] target = new double[2][fuels];
            for (int n = 0; n < fuels; n++) {
                String fuel = area.fuels().get(n).code();
                if (!base.fuels().has(fuel)) {
                    continue; // a fuel of the power module alone
                }
                target[0][n] = base.mtceOfSector(industry, row.sector(), fuel);
                target[1][n] = alignment.balanced().mtceOfSector(industry, row.sector(), fuel);
            }
            rows.add(new LinkRow(
                    row.branch(),
                    row.sector(),
                    row.response(),
                    row.technologyCost(),
                    industry + " " + row.sector(),
                    target));
        }
        return rows;
    }

    /**
     * The alignment year's quantities with the targets in the linked sectors. Feedstock keeps its share of a sector's
     * use; what industry uses above the inventory is taken from the power sector's own use as far as it goes, so that a
     * fuel is not counted twice (the inventory books part of industry's coal on the power sector).
     */
    double[][][] imposeOn(double[][][] quantities) {
        int energyRole = EnergyRole.ENERGY.index();
        int feedstockRole = EnergyRole.FEEDSTOCK.index();
        int power = given.sectorIndex(given.powerGood());
        for (int f = 0; f < given.energyGoods().size(); f++) {
            String fuel = given.energyGoods().get(f).leapFuel();
            double moved = 0;
            for (int s = 0; s < given.sectors().size(); s++) {
                String sector = given.sectors().get(s).code();
                double before = quantities[energyRole][f][s] + quantities[feedstockRole][f][s];
                boolean linked = link.rows().stream().anyMatch(r -> r.sector().equals(sector));
                if (!linked || !(before > 0)) {
                    continue;
                }
                double after = alignment.balanced().mtceOfSector(sector, fuel);
                quantities[energyRole][f][s] *= after / before;
                quantities[feedstockRole][f][s] *= after / before;
                moved += after - before;
            }
            if (!given.energyGoods().get(f).code().equals(given.powerGood())) {
                double own = alignmentEnergy.combustion(
                        given.powerGood(), given.energyGoods().get(f).code());
                double[] ownUse = quantities[EnergyRole.OWN_USE.index()][f];
                // the two figures of own use differ by rounding, and nothing may fall below zero by that
                ownUse[power] -= Math.max(Math.min(moved, Math.min(own, ownUse[power])), 0);
            }
        }
        return quantities;
    }
}
