package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the energy rows of an input-output table in line with physical quantities. For every good the values v of the
 * users move as little as possible so that each user's price stays within its class's range around the average:
 *
 * <pre>
 * min Σ (v'−v)²/v   subject to   Σ v' = V   and   l p̄ q ≤ v' ≤ h p̄ q,   p̄ = V/Σq
 * </pre>
 *
 * The stationarity condition gives v' = clamp(v(1+λ), l p̄ q, h p̄ q) ⊥ the row total: the sum is a piecewise linear,
 * non-decreasing function of λ, so λ is found exactly between two of its kinks. V is the row's total, or, where that
 * implies an average price outside the plausible band, the nearest bound times the quantity.
 */
public final class EnergyHarmonisation {
    /** 10⁸ yuan per Mtce in yuan per tce. */
    static final double YUAN_PER_TCE = 100;

    /** Relative distance from an end of a range that is the end itself but for rounding. */
    private static final double AT_BOUND = 1e-12;

    private EnergyHarmonisation() {}

    /**
     * Harmonises all goods.
     *
     * @param users codes of the users in the order of the arrays
     * @param goods codes of the energy goods in the order of the arrays
     * @param value table values [user][good], 10⁸ yuan, not negative
     * @param quantity [user][good], Mtce, not negative
     * @param classes price range of every user that has a quantity
     * @param bands plausible average prices; a good without one keeps its row total
     * @return the new values, and every cell that was changed
     */
    public static HarmonisedEnergy harmonise(
            Codes users,
            Codes goods,
            double[][] value,
            double[][] quantity,
            Map<String, UserClass> classes,
            List<PriceBand> bands) {
        double[][] result = new double[users.size()][goods.size()];
        List<ValueChange> changes = new ArrayList<>();
        List<HarmonisationNote> notes = new ArrayList<>();
        List<ClassPrice> prices = new ArrayList<>();
        for (int g = 0; g < goods.size(); g++) {
            Good good = new Good(users, goods.at(g), column(value, g), column(quantity, g), classes, notes);
            Optional<PriceBand> band =
                    bands.stream().filter(b -> b.good().equals(good.code)).findFirst();
            double[] harmonised = good.solve(band);
            for (int u = 0; u < users.size(); u++) {
                result[u][g] = harmonised[u];
                if (harmonised[u] != good.value[u]) {
                    changes.add(good.change(u, harmonised[u]));
                }
            }
            prices.addAll(good.classPrices(harmonised, band));
        }
        changes.sort(Comparator.comparingDouble((ValueChange c) -> -Math.abs(c.change()))
                .thenComparing(ValueChange::good)
                .thenComparing(ValueChange::user));
        return new HarmonisedEnergy(users, goods, result, changes, prices, notes);
    }

    private static double[] column(double[][] matrix, int column) {
        double[] out = new double[matrix.length];
        for (int r = 0; r < out.length; r++) {
            out[r] = matrix[r][column];
        }
        return out;
    }

    /** One good's row. */
    private static final class Good {
        final Codes users;
        final String code;
        final double[] value;
        final double[] quantity;
        final UserClass[] ranges;
        final List<HarmonisationNote> notes;
        /** Average price the users' ranges are multiples of, 10⁸ yuan/Mtce; NaN while unsolved. */
        double average = Double.NaN;
        /** λ of the row; NaN while unsolved. */
        double lambda = Double.NaN;

        Good(
                Codes users,
                String code,
                double[] value,
                double[] quantity,
                Map<String, UserClass> classes,
                List<HarmonisationNote> notes) {
            this.users = users;
            this.code = code;
            this.value = value;
            this.quantity = quantity;
            this.notes = notes;
            this.ranges = new UserClass[value.length];
            for (int u = 0; u < value.length; u++) {
                if (!(value[u] >= 0 && quantity[u] >= 0)) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "the use of %s by %s is %.5g (10^8 yuan) and %.5g Mtce; expected zero or more of both;"
                                    + " correct the table's row or energy/inventory.csv",
                            code,
                            users.at(u),
                            value[u],
                            quantity[u]));
                }
                UserClass range = classes.get(users.at(u));
                if (range == null && quantity[u] > 0) {
                    throw new IllegalArgumentException(
                            "no price range for user " + users.at(u) + "; add a row to energy/user-classes.csv");
                }
                ranges[u] = range == null ? new UserClass("other", 1, 1) : range;
            }
        }

        double[] solve(Optional<PriceBand> band) {
            double total = Arrays.stream(value).sum();
            double mtce = Arrays.stream(quantity).sum();
            double[] out = new double[value.length];
            for (int u = 0; u < out.length; u++) {
                if (quantity[u] == 0 && value[u] > 0) {
                    note(
                            HarmonisationNote.Kind.VALUE_WITHOUT_QUANTITY,
                            users.at(u),
                            String.format(Locale.ROOT, "%.4g removed: the accounts have no use", value[u]));
                }
            }
            if (mtce == 0) {
                return out;
            }
            double row = rowTotal(total, mtce, band);
            average = row / mtce;
            double[] prior = new double[out.length];
            double[] low = new double[out.length];
            double[] high = new double[out.length];
            for (int u = 0; u < out.length; u++) {
                prior[u] = quantity[u] > 0 ? value[u] : 0;
                if (quantity[u] > 0 && value[u] == 0) {
                    prior[u] = average * quantity[u];
                    note(
                            HarmonisationNote.Kind.QUANTITY_WITHOUT_VALUE,
                            users.at(u),
                            String.format(
                                    Locale.ROOT,
                                    "%.4g Mtce without a value in the table enter at the average price",
                                    quantity[u]));
                }
                low[u] = ranges[u].low() * average * quantity[u];
                high[u] = ranges[u].high() * average * quantity[u];
            }
            lambda = multiplier(prior, low, high, row);
            for (int u = 0; u < out.length; u++) {
                out[u] = clamp(prior[u] * (1 + lambda), low[u], high[u]);
                if (quantity[u] > 0 && (out[u] == low[u] || out[u] == high[u]) && low[u] < high[u]) {
                    note(
                            HarmonisationNote.Kind.PRICE_AT_BOUND,
                            users.at(u),
                            String.format(
                                    Locale.ROOT,
                                    "the table's price %.4g yuan/tce becomes %.4g, the %s end of the range of class %s",
                                    value[u] / quantity[u] * YUAN_PER_TCE,
                                    out[u] / quantity[u] * YUAN_PER_TCE,
                                    out[u] == low[u] ? "lower" : "upper",
                                    ranges[u].name()));
                }
            }
            return out;
        }

        private double rowTotal(double total, double mtce, Optional<PriceBand> band) {
            if (band.isEmpty()) {
                return total;
            }
            double price = total / mtce * YUAN_PER_TCE;
            double moved = clamp(price, band.get().lowPerTce(), band.get().highPerTce());
            if (moved == price) {
                return total;
            }
            note(
                    HarmonisationNote.Kind.ROW_TOTAL_MOVED,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the row's %.5g (10^8 yuan) over %.4g Mtce is %.4g %s, outside %.4g to %.4g; the row"
                                    + " becomes %.5g",
                            total,
                            mtce,
                            price * band.get().tcePerUnit(),
                            band.get().unit(),
                            band.get().low(),
                            band.get().high(),
                            moved / YUAN_PER_TCE * mtce));
            return moved / YUAN_PER_TCE * mtce;
        }

        /** λ at which the clamped values add to the row total; kinks of the sum in order, then a straight line between. */
        private static double multiplier(double[] prior, double[] low, double[] high, double row) {
            List<Double> kinks = new ArrayList<>();
            for (int u = 0; u < prior.length; u++) {
                if (prior[u] > 0) {
                    kinks.add(low[u] / prior[u] - 1);
                    kinks.add(high[u] / prior[u] - 1);
                }
            }
            kinks.sort(Comparator.naturalOrder());
            double before = kinks.get(0);
            double sumBefore = sum(prior, low, high, before);
            for (double kink : kinks) {
                double sum = sum(prior, low, high, kink);
                if (sum >= row) {
                    return sum == sumBefore ? kink : before + (kink - before) * (row - sumBefore) / (sum - sumBefore);
                }
                before = kink;
                sumBefore = sum;
            }
            return before;
        }

        private static double sum(double[] prior, double[] low, double[] high, double lambda) {
            double sum = 0;
            for (int u = 0; u < prior.length; u++) {
                sum += clamp(prior[u] * (1 + lambda), low[u], high[u]);
            }
            return sum;
        }

        private static double clamp(double x, double low, double high) {
            return Math.min(high, Math.max(low, x));
        }

        private void note(HarmonisationNote.Kind kind, String user, String text) {
            notes.add(new HarmonisationNote(kind, user, code, text));
        }

        ValueChange change(int u, double after) {
            boolean used = quantity[u] > 0;
            return new ValueChange(
                    users.at(u),
                    code,
                    value[u],
                    after,
                    quantity[u],
                    ranges[u].name(),
                    used ? ranges[u].low() * average * YUAN_PER_TCE : Double.NaN,
                    used ? ranges[u].high() * average * YUAN_PER_TCE : Double.NaN,
                    reason(u, after));
        }

        private String reason(int u, double after) {
            if (quantity[u] == 0) {
                return "the accounts have no use: its value goes to the other users of the row";
            }
            String start = value[u] == 0 ? "a use without a value in the table, entered at the average price; " : "";
            double multiple = after / quantity[u] / average;
            boolean low = Math.abs(multiple / ranges[u].low() - 1) < AT_BOUND;
            if (low || Math.abs(multiple / ranges[u].high() - 1) < AT_BOUND) {
                return start
                        + String.format(
                                Locale.ROOT,
                                "price set to the %s end of class %s, %.4g of the average price",
                                low ? "lower" : "upper",
                                ranges[u].name(),
                                multiple);
            }
            return start
                    + String.format(
                            Locale.ROOT,
                            "within its range: moves with its row by %+.3g %%, so that the row adds up",
                            100 * lambda);
        }

        List<ClassPrice> classPrices(double[] harmonised, Optional<PriceBand> band) {
            Map<String, UserClass> classes = new LinkedHashMap<>();
            Map<String, double[]> sums = new LinkedHashMap<>();
            double[] all = new double[2];
            for (int u = 0; u < harmonised.length; u++) {
                if (quantity[u] > 0) {
                    classes.putIfAbsent(ranges[u].name(), ranges[u]);
                    for (double[] sum : List.of(sums.computeIfAbsent(ranges[u].name(), k -> new double[2]), all)) {
                        sum[0] += harmonised[u];
                        sum[1] += quantity[u];
                    }
                }
            }
            if (all[1] > 0) {
                sums.put(ClassPrice.ALL, all);
            }
            List<ClassPrice> list = new ArrayList<>();
            sums.forEach((name, sum) -> {
                double perTce = sum[0] / sum[1] * YUAN_PER_TCE;
                UserClass range = classes.get(name);
                list.add(new ClassPrice(
                        code,
                        name,
                        sum[0],
                        sum[1],
                        perTce,
                        range == null
                                ? band.map(PriceBand::lowPerTce).orElse(Double.NaN)
                                : range.low() * average * YUAN_PER_TCE,
                        range == null
                                ? band.map(PriceBand::highPerTce).orElse(Double.NaN)
                                : range.high() * average * YUAN_PER_TCE,
                        band.map(b -> perTce * b.tcePerUnit()).orElse(Double.NaN),
                        band.map(PriceBand::unit).orElse("")));
            });
            return list;
        }
    }
}
