package org.cgeleap.coupling.loop;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.coupling.path.PathResult;

/**
 * The paper's three criteria (MODEL.md §7): emission trend, energy supply, energy consumption structure, each the
 * largest relative difference between the two models' own figures over the years after the alignment year. A fourth asks
 * that what the linked sectors pay for an energy good in the economy is LEAP's quantity at the price LEAP is told. Where
 * the case links LEAP's power module, a fifth is the largest difference of the shares of generation.
 */
final class ConvergenceTest {
    /** A share of energy below this is compared with this: a part in 10⁴ of the linked sectors' energy. */
    private static final double SHARE_FLOOR = 1e-4;

    private final Economy economy;
    private final List<LinkCell> cells;
    private final int firstIndex;

    ConvergenceTest(Economy economy, List<LinkCell> cells) {
        this.economy = economy;
        this.cells = cells;
        this.firstIndex = economy.given().years().index(economy.given().years().alignment()) + 1;
    }

    List<Criterion> criteria(PathResult path, LeapExchange leap) {
        Criterion.Largest emission = new Criterion.Largest("emission_trend");
        Criterion.Largest supply = new Criterion.Largest("energy_supply");
        Criterion.Largest value = new Criterion.Largest("energy_value");
        Criterion.Largest structure = new Criterion.Largest("energy_structure");
        for (int t = firstIndex; t < path.years().size(); t++) {
            EconomyYear year = path.year(t);
            double[] top = new double[cells.size()];
            double topTotal = 0;
            double bottomTotal = 0;
            double[] topCo2 = new double[economy.users()];
            double[] bottomCo2 = new double[economy.users()];
            double[] gap = new double[economy.fuels()];
            double[] paid = new double[economy.fuels()];
            double[] worth = new double[economy.fuels()];
            for (int c = 0; c < top.length; c++) {
                LinkCell cell = cells.get(c);
                top[c] = year.finalMtce(cell.good(), cell.sector());
                double bottom = leap.energy()[t][c];
                topTotal += top[c];
                bottomTotal += bottom;
                double factor = economy.given().energyGoods().get(cell.good()).co2Factor();
                topCo2[cell.sector()] += factor * top[c];
                bottomCo2[cell.sector()] += factor * bottom;
                gap[cell.good()] += bottom - top[c];
                paid[cell.good()] += year.finalValue(cell.good(), cell.sector());
                worth[cell.good()] +=
                        bottom * year.energyPrice(cell.good(), cell.sector()).fuel();
            }
            for (int s = 0; s < topCo2.length; s++) {
                if (topCo2[s] > 0) {
                    emission.take(bottomCo2[s] / topCo2[s] - 1, year.year(), economy.userCode(s));
                }
            }
            for (int f = 0; f < gap.length; f++) {
                double supplied = supplyMtce(year, f);
                if (supplied > 0) {
                    supply.take(
                            gap[f] / supplied,
                            year.year(),
                            economy.given().energyGoods().get(f).code());
                }
            }
            for (int f = 0; f < paid.length; f++) {
                if (paid[f] > 0) {
                    String code = economy.given().energyGoods().get(f).code();
                    value.take(worth[f] / paid[f] - 1, year.year(), code);
                }
            }
            for (int c = 0; c < top.length; c++) {
                double share = top[c] / topTotal;
                double other = leap.energy()[t][c] / bottomTotal;
                structure.take(
                        (other - share) / Math.max(share, SHARE_FLOOR),
                        year.year(),
                        cells.get(c).name());
            }
        }
        List<Criterion> criteria = new ArrayList<>(
                List.of(emission.criterion(), supply.criterion(), structure.criterion(), value.criterion()));
        if (!leap.power().isNone()) {
            criteria.add(powerMix(path, leap.power()));
        }
        return criteria;
    }

    private Criterion powerMix(PathResult path, PowerDispatch power) {
        Criterion.Largest mix = new Criterion.Largest(Criterion.POWER_MIX);
        for (int t = firstIndex; t < path.years().size(); t++) {
            EconomyYear year = path.year(t);
            double all = PowerSide.linkedTwh(year);
            for (Technology technology : economy.given().technologies()) {
                int g = economy.given().technologies().indexOf(technology);
                if (economy.given().powerLink().technologies().contains(technology.code())) {
                    mix.take(power.shares()[t][g] - year.generationTwh(g) / all, year.year(), technology.code());
                }
            }
        }
        return mix.criterion();
    }

    /** Supply of an energy good to the domestic market, Mtce. */
    private double supplyMtce(EconomyYear year, int fuel) {
        double sum = 0;
        for (int u = 0; u < economy.users(); u++) {
            sum += year.takenMtce(fuel, u);
        }
        return sum;
    }
}
