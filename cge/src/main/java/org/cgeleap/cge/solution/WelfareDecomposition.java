package org.cgeleap.cge.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgeleap.cge.model.Scenario;

/**
 * The change of welfare between two equilibria of a model, split into what it comes from: endowments, technology, tax wedges,
 * other demand. The parts are integrals along the straight path of everything that differs ({@link StraightPath}) with
 * exact derivatives, and add up to the change.
 *
 * <p>Sources: for the identity Harberger (1971), "Three basic postulates for applied welfare economics", Journal of Economic
 * Literature 9; Huff and Hertel (2000), "Decomposing welfare changes in the GTAP model"; for the path Harrison, Horridge and Pearson
 * (2000). A welfare measure at constant prices of what is consumed is the integral of Σ p dd over the price index: the
 * equivalent variation of homothetic preferences.
 *
 * @param from the measure at the first equilibrium
 * @param total its change
 * @param parts that add up to it, those of exactly zero left out
 * @param pieces of the path between switches
 * @param notes where the path could not be followed, in words; empty if all is attributed
 */
public record WelfareDecomposition(
        double from, double total, List<WelfarePart> parts, List<PathPiece> pieces, List<String> notes) {

    /**
     * Copies the lists.
     *
     * @param from the measure at the first equilibrium
     * @param total its change
     * @param parts that add up to it, those of exactly zero left out
     * @param pieces of the path between switches
     * @param notes where the path could not be followed, in words
     */
    public WelfareDecomposition {
        parts = List.copyOf(parts);
        pieces = List.copyOf(pieces);
        notes = List.copyOf(notes);
    }

    /**
     * Splits a change.
     *
     * @param scenario the closure of the second equilibrium, its {@code set} every parameter that differs from the first
     * @param base the first equilibrium, at any parameters; it must satisfy the scenario's closure there
     * @param end the second equilibrium
     * @param measure a good whose final demand is welfare, or a consumer whose real income at benchmark prices is
     * @return the measure at the first equilibrium, its change and the parts, in the measure's unit
     */
    public static WelfareDecomposition of(Scenario scenario, Equilibrium base, Equilibrium end, String measure) {
        WelfareAccount account = new WelfareAccount(end.model(), measure);
        StraightPath path = new StraightPath(scenario, base, end);
        int[] all = new int[path.shocks().size()];
        for (int k = 0; k < all.length; k++) {
            all[k] = k;
        }
        int[][] groups = all.length == 0 ? new int[0][] : new int[][] {all};
        PathFollower follower = new PathFollower(path, account);
        PathIntegral integral = new PathIntegral(follower, groups, account.size());
        integral.run();
        double[] start = integral.startOfPath();
        double from = start.length > 0 ? start[0] : Double.NaN;
        double total = start.length > 0 ? follower.values()[0] - from : Double.NaN;
        List<WelfarePart> parts = groups.length == 0
                ? List.of()
                : account.parts(integral.contributions()[0]).stream()
                        .filter(p -> p.value() != 0)
                        .toList();
        List<String> notes = new ArrayList<>(integral.notes());
        WelfareDecomposition result = new WelfareDecomposition(from, total, parts, integral.pieces(), notes);
        double reached = measure(end, account, measure);
        if (notes.isEmpty() && !(Math.abs(from + total - reached) <= Decomposition.TOLERANCE * Math.max(1, from))) {
            notes.add(String.format(
                    Locale.ROOT, "the path ends at another solution: welfare %.9g, not %.9g", from + total, reached));
            return new WelfareDecomposition(from, total, parts, integral.pieces(), notes);
        }
        return result;
    }

    private static double measure(Equilibrium at, WelfareAccount account, String measure) {
        return account.isConsumer() ? at.welfare(measure) : account.demand(at);
    }

    /** {@return what is not attributed: total less the parts} */
    public double unattributed() {
        double rest = total;
        for (WelfarePart part : parts) {
            rest -= part.value();
        }
        return rest;
    }
}
