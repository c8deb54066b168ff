package org.cgeleap.iotables.concordance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;

/**
 * How one source sector is divided among the targets, partner by partner, on one side (sales or purchases). Closing
 * partners share one weight per target, found so that Σ flow · weight = output weight · output.
 */
final class SplitShares {
    /** Closing weights may leave 0 to 1 by rounding only. */
    private static final double ROUNDING = 1e-9;

    private final double[][] shares;

    private SplitShares(double[][] shares) {
        this.shares = shares;
    }

    /** Share of target t in the flow with partner p. */
    double of(int partner, int target) {
        return shares[partner][target];
    }

    /**
     * Resolves the weights.
     *
     * @param side row or column
     * @param partners codes of users or suppliers
     * @param flows signed flows with the partners; they add up to {@code output}
     */
    static SplitShares resolve(
            Concordance concordance,
            String source,
            String side,
            List<String> partners,
            double[] flows,
            double output,
            Map<String, Integer> targets) {
        int m = targets.size();
        if (concordance.whole(source)) {
            double[][] same = new double[partners.size()][];
            Arrays.fill(same, weights(concordance, source, List.of("all"), targets));
            return new SplitShares(same);
        }
        double[] wanted = weights(concordance, source, List.of("output", "all"), targets);
        double[][] shares = new double[partners.size()][];
        Map<String, double[]> known = new HashMap<>();
        double[] fixed = new double[m];
        double closingFlow = 0;
        for (int p = 0; p < shares.length; p++) {
            String partner = partners.get(p);
            shares[p] = known.computeIfAbsent(
                    concordance.lines(source, side + ":" + partner).isEmpty() ? side : side + ":" + partner,
                    use -> weights(concordance, source, List.of(use, side, "all"), targets));
            if (Double.isNaN(shares[p][0])) {
                closingFlow += flows[p];
            } else {
                for (int t = 0; t < m; t++) {
                    fixed[t] += flows[p] * shares[p][t];
                }
            }
        }
        double[] closing = new double[m];
        for (int t = 0; t < m; t++) {
            closing[t] = closingFlow == 0 ? wanted[t] : (wanted[t] * output - fixed[t]) / closingFlow;
        }
        boolean closes = Arrays.stream(shares).anyMatch(s -> Double.isNaN(s[0]));
        for (int t = 0; t < m && closes; t++) {
            if (closing[t] < -ROUNDING || closing[t] > 1 + ROUNDING) {
                throw new InvalidInputException(List.of(new Finding(
                        concordance.name(),
                        0,
                        "weight",
                        String.format(
                                Locale.ROOT,
                                "%s of sector %s divided so that %s would have %.3g of the closing flow of %.5g",
                                side.equals("row") ? "sales" : "purchases",
                                source,
                                code(targets, t),
                                closing[t],
                                closingFlow),
                        String.format(
                                Locale.ROOT,
                                "a part from 0 to 1: with an output weight of %.4g (output %.5g) its other partners"
                                        + " already have %.5g; change their weights or the output weight of %s, for which"
                                        + " %s",
                                wanted[t],
                                output,
                                fixed[t],
                                source,
                                outputWeights(fixed[t] / output, (fixed[t] + closingFlow) / output)))));
            }
        }
        for (int p = 0; p < shares.length; p++) {
            if (Double.isNaN(shares[p][0])) {
                shares[p] = closing;
            }
        }
        return new SplitShares(shares);
    }

    /** Output weights with which the closing flow would be divided by parts from 0 to 1, in words. */
    private static String outputWeights(double none, double all) {
        double least = Math.max(0, Math.min(none, all));
        double most = Math.min(1, Math.max(none, all));
        return least > most
                ? "no weight from 0 to 1 would do"
                : String.format(Locale.ROOT, "%.4g to %.4g would do", least, most);
    }

    private static String code(Map<String, Integer> targets, int position) {
        return targets.entrySet().stream()
                .filter(e -> e.getValue() == position)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("target number " + (position + 1));
    }

    /** Weights by target of the first use that has lines; NaN throughout when they are closing. */
    static double[] weights(Concordance concordance, String source, List<String> uses, Map<String, Integer> targets) {
        double[] weights = new double[targets.size()];
        for (String use : uses) {
            List<ConcordanceEntry> lines = concordance.lines(source, use);
            if (lines.isEmpty()) {
                continue;
            }
            for (ConcordanceEntry line : lines) {
                Integer t = targets.get(line.target());
                if (line.closing()) {
                    Arrays.fill(weights, Double.NaN);
                } else if (t != null) {
                    weights[t] += line.weight();
                }
            }
            return weights;
        }
        return weights;
    }
}
