package org.cgeleap.coupling.analysis;

import static org.cgeleap.coupling.analysis.EmissionTerm.ratio;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LeapExchange;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.area.LeapArea;

/** Emissions of a coupled result as sums of products, in one order for all its years and scenarios. */
public final class EmissionIdentity {
    private EmissionIdentity() {}

    /**
     * CO2 of energy use of the whole economy, Mt: GDP × (output of the user / GDP) × (energy / output) × (fuel / energy) ×
     * (CO2 / fuel) × (1 − captured). Output is at base-year prices; of households and government it is their
     * consumption. Energy burnt counts, raw material does not; what latent plants burn and capture belongs to the power
     * sector, what they take out of the air is removal.
     *
     * @param year solved
     * @return a term for each user and fuel, and one for what each user takes out of the air
     */
    public static List<EmissionTerm> economy(EconomyYear year) {
        Economy economy = year.economy();
        Case given = economy.given();
        int power = given.sectorIndex(given.powerGood());
        double gdp = year.gdp();
        List<EmissionTerm> terms = new ArrayList<>();
        for (int u = 0; u < economy.users(); u++) {
            String user = economy.userCode(u);
            double output = output(economy, year, u);
            double[] burnt = new double[economy.fuels()];
            double[] captured = new double[economy.fuels()];
            double removed = 0;
            double energy = 0;
            for (int f = 0; f < burnt.length; f++) {
                burnt[f] = year.burntMtce(f, u);
            }
            if (u == power) {
                for (int g = 0; g < given.technologies().size(); g++) {
                    Technology technology = given.technologies().get(g);
                    int f = given.energyIndex(technology.fuel());
                    double air = technology.kind() == Technology.Kind.LATENT
                            ? year.generationTwh(g) * technology.removal()
                            : 0;
                    removed += air;
                    if (f >= 0 && technology.kind() == Technology.Kind.LATENT) {
                        burnt[f] += year.technologyFuelMtce(g);
                        captured[f] += year.capturedCo2(g) - air;
                    }
                }
            }
            for (double mtce : burnt) {
                energy += mtce;
            }
            for (int f = 0; f < burnt.length; f++) {
                String fuel = given.energyGoods().get(f).code();
                double gross = burnt[f] * given.energyGoods().get(f).co2Factor();
                terms.add(new EmissionTerm(
                        user,
                        user + " " + fuel,
                        gdp,
                        ratio(output, gdp),
                        ratio(energy, output),
                        ratio(burnt[f], energy),
                        ratio(gross, burnt[f]),
                        ratio(gross - captured[f], gross)));
            }
            terms.add(new EmissionTerm(user, user + " removal", new double[] {0}, removed));
        }
        return terms;
    }

    private static double output(Economy economy, EconomyYear year, int user) {
        int sectors = economy.given().sectors().size();
        if (user == sectors) {
            return year.consumptionIndex() * economy.consumptionValue();
        }
        if (user == sectors + 1) {
            return year.userLevel(user) * economy.governmentValue();
        }
        return year.outputIndex(user) * economy.accounts().output()[user];
    }

    /**
     * Direct and indirect CO2 of the industries that LEAP describes, Mt: output of all of them × the industry's share × energy
     * per output × (fuel / energy) × (CO2 before capture / fuel) × (1 − captured). Output is that of the linked sectors at
     * base-year prices; where a sector is linked to several branches they share its output alike, which changes no part,
     * as their ratios between years and scenarios are the sector's.
     *
     * @param result of the scenario
     * @param exchange of the result's last round: LEAP's side of it
     * @param index of the year in the path, 0 the base year
     * @return a term for each linked branch and fuel
     */
    public static List<EmissionTerm> industry(CoupledResult result, LeapExchange exchange, int index) {
        EconomyYear at = result.path().year(index);
        Economy economy = at.economy();
        AreaResult leap = exchange.result();
        AreaModel model = leap.model();
        int year = at.year();
        List<LinkRow> rows = result.side().linkRows();
        double[] output = new double[rows.size()];
        double all = 0;
        for (int r = 0; r < output.length; r++) {
            String sector = rows.get(r).sector();
            int s = economy.given().sectorIndex(sector);
            long sharing = rows.stream().filter(o -> o.sector().equals(sector)).count();
            output[r] = at.outputIndex(s) * economy.accounts().output()[s] / sharing;
            all += output[r];
        }
        List<EmissionTerm> terms = new ArrayList<>();
        for (int r = 0; r < output.length; r++) {
            int branch = model.branchIndex(rows.get(r).branch());
            String industry = industry(rows.get(r).branch());
            double energy = leap.energy(branch, year);
            for (int n = 0; n < model.fuelCount(); n++) {
                double fuel = leap.energy(branch, n, year);
                double net = leap.co2Direct(branch, n, year) + leap.co2Indirect(branch, n, year);
                double gross = net + leap.co2Captured(branch, n, year);
                terms.add(new EmissionTerm(
                        industry,
                        rows.get(r).branch() + " " + rows.get(r).sector() + " " + model.fuelCode(n),
                        all,
                        ratio(output[r], all),
                        ratio(energy, output[r]),
                        ratio(fuel, energy),
                        ratio(gross, fuel),
                        ratio(net, gross)));
            }
        }
        return terms;
    }

    /** The industry of a branch: the first step below the root of demand. */
    static String industry(String branch) {
        String below = branch.substring(LeapArea.DEMAND_ROOT.length() + 1);
        int slash = below.indexOf('\\');
        return slash < 0 ? below : below.substring(0, slash);
    }
}
