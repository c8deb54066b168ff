package org.cgeleap.coupling.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.BankedPermits;
import org.cgeleap.calibration.policy.CarbonMarket;

/** The years in which the permits of a market may be kept, solved stretch after stretch ({@link PermitBank}). */
final class BankedYears {
    /** A price to begin the search at where the year before has none, yuan/t. */
    private static final double FIRST_PRICE = 50;

    /** Permits that are never scarce, of what is issued. */
    private static final double PLENTY = 100;

    private final Economy economy;
    private final String scenario;
    private final CarbonMarket market;
    private final BankedPermits rule;
    private final int last;

    BankedYears(Economy economy, String scenario, CarbonMarket market, int horizon) {
        this.economy = economy;
        this.scenario = scenario;
        this.market = market;
        this.rule = market.bank().orElseThrow();
        this.last = Math.min(rule.to(), horizon);
    }

    /** The last year of the bank within the horizon. */
    int last() {
        return last;
    }

    /**
     * Solves the years; false where one could not be.
     *
     * @param prices first prices of stretches by year, yuan/t: of an earlier solution, changed to this one's
     */
    boolean solve(Walk walk, Map<Integer, Double> prices) {
        int first = rule.from();
        double left = 0;
        while (first <= last) {
            int from = first;
            double before = left;
            EconomyYear year = walk.last();
            boolean priced = year.economy().compiled() == economy.compiled() && market.price(year) > 0;
            double guess = prices.getOrDefault(from, priced ? market.price(year) : FIRST_PRICE);
            PermitBank.Trial<Stretch> found = PermitBank.solve(p -> trial(walk, from, p, before), guess);
            Stretch stretch = found.result();
            if (stretch.bank().size() < last - from + 1) {
                return false; // the walk ends with the year that failed
            }
            prices.put(from, stretch.price());
            // permits that are worth nothing are left over at the end
            int end = found.margin() > PermitBank.TOLERANCE ? last : from + found.last();
            for (int y = from; y <= end; y++) {
                left = stretch.bank().get(y - from);
                walk.kept(market.policy().name(), y, left);
            }
            walk.backTo(end + 1);
            first = end + 1;
        }
        return true;
    }

    /**
     * The years of a trial.
     *
     * @param price first price, yuan/t
     * @param bank at the end of each year that was solved, Mt
     */
    private record Stretch(double price, List<Double> bank) {}

    private PermitBank.Trial<Stretch> trial(Walk walk, int from, double first, double before) {
        walk.backTo(from);
        List<Double> bank = new ArrayList<>();
        double kept = before;
        double issued = Math.abs(before);
        double price = first;
        double tightest = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int year = from; year <= last; year++) {
            if (year > from) {
                price *= rule.growth(economy, scenario, year);
            }
            double[] asked = walk.numbers(year);
            double[] numbers = asked.clone();
            if (price > 0) {
                rule.price(economy, numbers, price);
            } else {
                rule.free(economy, numbers, PLENTY * Math.max(1, walk.last().totalCo2()));
            }
            if (!walk.step(year, numbers)) {
                return new PermitBank.Trial<>(Double.NaN, at, new Stretch(first, bank));
            }
            double allowance = market.allowance(walk.last(), asked);
            kept += allowance - market.emissions(walk.last());
            issued += allowance;
            bank.add(kept);
            double margin = kept + (year == last ? 0 : rule.borrowing(economy, scenario, year));
            if (margin < tightest) {
                tightest = margin;
                at = year - from;
            }
        }
        return new PermitBank.Trial<>(tightest / Math.max(issued, 1), at, new Stretch(first, bank));
    }
}
