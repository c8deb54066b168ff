package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.leap.AreaModel;

/** What both models describe: every energy good that a linked sector uses. */
final class LinkCells {
    private LinkCells() {}

    /**
     * {@return the cells of a link, by sector and energy good}
     *
     * @param economy whose sectors and energy goods they are of
     * @param rows of the link
     * @param model the area whose fuels the goods are
     */
    static List<LinkCell> of(Economy economy, List<LinkRow> rows, AreaModel model) {
        Case given = economy.given();
        List<LinkCell> found = new ArrayList<>();
        for (int s = 0; s < given.sectors().size(); s++) {
            String code = given.sectors().get(s).code();
            if (rows.stream().noneMatch(r -> r.sector().equals(code))) {
                continue;
            }
            for (int f = 0; f < economy.fuels(); f++) {
                if (economy.energyParameter(EnergyRole.ENERGY, f, s) >= 0
                        || economy.energyParameter(EnergyRole.FEEDSTOCK, f, s) >= 0) {
                    int fuel = model.fuelIndex(given.energyGoods().get(f).leapFuel());
                    int good = f;
                    int sector = s;
                    boolean taken = found.stream().anyMatch(c -> c.sector() == sector && c.leapFuel() == fuel);
                    if (taken) {
                        throw new IllegalArgumentException(given.name(Case.FUELS) + ": sector " + code
                                + " uses two energy goods that are the LEAP fuel " + model.fuelCode(fuel)
                                + "; the link needs one for each");
                    }
                    found.add(new LinkCell(
                            sector,
                            good,
                            fuel,
                            code + " " + given.energyGoods().get(f).code()));
                }
            }
        }
        return List.copyOf(found);
    }
}
