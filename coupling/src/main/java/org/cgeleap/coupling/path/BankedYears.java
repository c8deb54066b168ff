package org.cgeleap.coupling.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.policy.BankedPermits;
import org.cgeleap.calibration.policy.CarbonMarket;
import org.jspecify.annotations.Nullable;

/** The years in which the permits of a market may be kept, solved stretch after stretch ({@link PermitBank}). */
final class BankedYears {
    /** A price to begin the search at where the year before has none, yuan/t. */
    private static final double FIRST_PRICE = 50;

    /** Permits that are never scarce, of what is issued. */
    private static final double PLENTY = 100;

    /** A stretch this many times shorter than the years left is no guide to solve them all at once. */
    private static final int SHORT = 4;

    /** Prices are the roots of equilibria solved to 1e-9; a rise above interest by less is none. */
    private static final double CLOSE = 1 + 1e-7;

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
     * <p>Where a stretch ends is known only when the years after it are solved. To save them, a stretch is first tried with
     * the end it had in an earlier solution, or with the length of the one before it where that was short; it stands if it
     * uses the bank up at its end and the price of the next does not grow faster than interest, for then nobody would keep
     * a permit beyond it. Otherwise it is solved anew over all years of the bank.
     *
     * @param earlier stretches by first year of an earlier solution, changed to this one's
     */
    boolean solve(Walk walk, Map<Integer, Found> earlier) {
        Map<Integer, Found> known = new LinkedHashMap<>(earlier);
        earlier.keySet().removeIf(year -> year >= rule.from() && year <= last);
        List<Found> done = new ArrayList<>();
        Set<Integer> whole = new HashSet<>();
        int first = rule.from();
        double left = 0;
        while (first <= last) {
            int from = first;
            double before = left;
            int end = whole.contains(from) ? last : proposal(from, known, done);
            List<double[]> tried = new ArrayList<>();
            PermitBank.Trial<Stretch> trial = end == from
                    ? alone(walk, from, before).orElseGet(() -> search(walk, from, end, before, known, tried))
                    : search(walk, from, end, before, known, tried);
            if (Double.isNaN(trial.margin())) {
                return false; // the walk ends with the year that failed
            }
            boolean tight = trial.result().price() > 0; // only a price of nought leaves permits over
            if (end < last && !(tight && from + trial.last() == end)) {
                whole.add(from);
                continue;
            }
            // permits that are worth nothing are left over at the end
            int stop = tight ? from + trial.last() : last;
            Found found = new Found(from, stop, before, trial.result().price(), slope(tried), end == last);
            @Nullable Found previous = done.isEmpty() ? null : done.get(done.size() - 1);
            if (previous != null && !previous.whole() && found.price() > CLOSE * continued(previous, from)) {
                done.remove(done.size() - 1);
                whole.add(previous.first());
                first = previous.first();
                left = previous.before();
                continue;
            }
            for (int y = from; y <= stop; y++) {
                left = trial.result().bank().get(y - from);
                walk.kept(market.policy().name(), y, left);
            }
            done.add(found);
            walk.backTo(stop + 1);
            first = stop + 1;
        }
        done.forEach(f -> earlier.put(f.first(), f));
        return true;
    }

    /**
     * A stretch as it was found.
     *
     * @param first year
     * @param last year, at whose end the bank is at its limit or the permits are worth nothing
     * @param before permits in the bank when it begins, Mt
     * @param price first price, yuan/t
     * @param slope change of the smallest bank, relative to the permits issued, for a change of the price's logarithm by one;
     *     NaN where it was not searched for
     * @param whole whether all years of the bank were solved to find its end
     */
    record Found(int first, int last, double before, double price, double slope, boolean whole) {}

    private int proposal(int from, Map<Integer, Found> known, List<Found> done) {
        Found found = known.get(from);
        if (found != null) {
            return Math.min(last, found.last());
        }
        if (done.isEmpty()) {
            return last;
        }
        Found previous = done.get(done.size() - 1);
        int length = previous.last() - previous.first() + 1;
        return SHORT * length < last - from ? from + length - 1 : last;
    }

    private PermitBank.Trial<Stretch> search(
            Walk walk, int from, int end, double before, Map<Integer, Found> known, List<double[]> tried) {
        Found found = known.get(from);
        double guess = found != null ? found.price() : guess(walk, from, before);
        double slope = found != null ? found.slope() : Double.NaN;
        return PermitBank.solve(
                price -> {
                    PermitBank.Trial<Stretch> trial = trial(walk, from, end, price, before);
                    tried.add(new double[] {Math.log(price), trial.margin(), trial.last()});
                    return trial;
                },
                guess,
                slope);
    }

    /** From the last two trials that were tightest in the same year. */
    private static double slope(List<double[]> tried) {
        int n = tried.size();
        if (n < 2 || tried.get(n - 1)[2] != tried.get(n - 2)[2]) {
            return Double.NaN;
        }
        return (tried.get(n - 1)[1] - tried.get(n - 2)[1]) / (tried.get(n - 1)[0] - tried.get(n - 2)[0]);
    }

    /**
     * A year in which the bank is used up to its limit: as many permits as there are, and no search. Nothing where the
     * year's permits follow from its output, or are worth nothing.
     */
    private Optional<PermitBank.Trial<Stretch>> alone(Walk walk, int year, double before) {
        walk.backTo(year);
        double[] asked = walk.numbers(year);
        double[] numbers = asked.clone();
        double limit = year == last ? 0 : rule.borrowing(economy, scenario, year);
        if (!rule.issueBeside(economy, numbers, before + limit) || !walk.step(year, numbers)) {
            return Optional.empty();
        }
        double price = market.price(walk.last());
        if (!(price > PermitBank.NOTHING)) {
            return Optional.empty();
        }
        double allowance = market.allowance(walk.last(), asked);
        double kept = before + allowance - market.emissions(walk.last());
        double margin = (kept + limit) / Math.max(Math.abs(before) + allowance, 1);
        return Optional.of(new PermitBank.Trial<>(margin, 0, new Stretch(price, List.of(kept))));
    }

    /** The price at which the first year stands alone, which no stretch goes below; else that of the year before. */
    private double guess(Walk walk, int from, double before) {
        Optional<PermitBank.Trial<Stretch>> first = alone(walk, from, before);
        if (first.isPresent()) {
            return first.get().result().price();
        }
        walk.backTo(from);
        EconomyYear year = walk.last();
        boolean priced = year.economy().compiled() == economy.compiled() && market.price(year) > 0;
        return priced ? market.price(year) : FIRST_PRICE;
    }

    /** The price of a stretch if it went on to a year. */
    private double continued(Found stretch, int year) {
        double price = stretch.price();
        for (int y = stretch.first() + 1; y <= year; y++) {
            price *= rule.growth(economy, scenario, y);
        }
        return price;
    }

    /**
     * The years of a trial.
     *
     * @param price first price, yuan/t
     * @param bank at the end of each year that was solved, Mt
     */
    private record Stretch(double price, List<Double> bank) {}

    /** Solves years at a first price, until the bank passes its limit: what comes after does not mend that. */
    private PermitBank.Trial<Stretch> trial(Walk walk, int from, int end, double first, double before) {
        walk.backTo(from);
        List<Double> bank = new ArrayList<>();
        double kept = before;
        double issued = Math.abs(before);
        double price = first;
        double tightest = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int year = from; year <= end && tightest >= 0; year++) {
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
