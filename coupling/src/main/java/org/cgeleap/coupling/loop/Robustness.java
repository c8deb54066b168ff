package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.Locale;

/**
 * Whether an answer depends on where the search for it began and on how it was made: the same problem from distant starts
 * and with two methods.
 *
 * @param trials of the problem
 * @param stopped distance of the reported answer from where its own search ends when carried on to a tighter tolerance:
 *     what the tolerance leaves, and no second answer; NaN where it ends nowhere
 */
public record Robustness(List<Trial> trials, double stopped) {
    /** Ends this close in every component are one. */
    public static final double SAME = 1e-6;

    /** How much tighter than the reported answer the others are solved, so that the distance is that of the answers. */
    public static final double TIGHTER = 0.1;

    /** Tolerance of a search at most: what a slow contraction leaves at its end is still less than {@link #SAME}. */
    public static final double TIGHT = 1e-7;

    /** Starts beside the problem's own: a factor of e up and down in every component that is a logarithm. */
    public static final List<Double> SHIFTS = List.of(-1.0, 0.0, 1.0);

    /**
     * Copies the trials.
     *
     * @param trials of the problem
     * @param stopped distance of the reported answer from where its own search ends
     */
    public Robustness {
        trials = List.copyOf(trials);
    }

    /** What the trials say together. */
    public enum Verdict {
        /** All end at one point. */
        UNIQUE,
        /** Two end at points apart. */
        MULTIPLE,
        /** No two end at points apart, but one ended nowhere. */
        UNDECIDED;

        /** {@return the word used in files} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One search.
     *
     * @param method in a word
     * @param start distance of its start from the problem's own
     * @param status how it ended
     * @param iterations it took
     * @param residual at its end, largest of all criteria
     * @param distance of its end from that of the search it is compared with, largest of all components; NaN where one of
     *     them is no answer
     * @param component where that is, −1 for nowhere
     */
    public record Trial(
            String method,
            double start,
            Status status,
            int iterations,
            double residual,
            double distance,
            int component) {

        /**
         * {@return a search that ended, beside the one it is compared with}
         *
         * @param method in a word
         * @param start distance of its start from the problem's own
         * @param end of this search
         * @param other end of the search it is compared with
         */
        public static Trial of(String method, double start, End end, End other) {
            double most = Double.NaN;
            int at = -1;
            if (end.status().usable() && other.status().usable()) {
                most = 0;
                for (int i = 0; i < end.point().length; i++) {
                    double apart = Math.abs(end.point()[i] - other.point()[i]);
                    if (apart > most) {
                        most = apart;
                        at = i;
                    }
                }
            }
            List<Iteration> rounds = end.iterations();
            double residual = rounds.isEmpty()
                    ? Double.NaN
                    : rounds.get(rounds.size() - 1).norm();
            return new Trial(method, start, end.status(), rounds.size(), residual, most, at);
        }

        /** {@return whether it ended at the same answer} */
        public boolean same() {
            return distance <= SAME;
        }
    }

    /**
     * Where a search ended.
     *
     * @param status how it ended
     * @param iterations in order
     * @param point last iterate
     */
    @SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
    public record End(Status status, List<Iteration> iterations, double[] point) {
        /**
         * Copies the iterations; the point is not copied.
         *
         * @param status how it ended
         * @param iterations in order
         * @param point last iterate
         */
        public End {
            iterations = List.copyOf(iterations);
        }

        /**
         * {@return the end of a run}
         *
         * @param result of any problem
         */
        public static End of(FixedPoint.Result<?> result) {
            return new End(result.ending().status(), result.iterations(), result.x());
        }

        /**
         * {@return the end of a scenario's loop}
         *
         * @param result of a scenario
         */
        public static End of(CoupledResult result) {
            return new End(result.status(), result.iterations(), result.point());
        }
    }

    /** {@return one answer, several, or not known} */
    public Verdict verdict() {
        if (trials.stream().anyMatch(t -> t.distance() > SAME)) {
            return Verdict.MULTIPLE;
        }
        return trials.stream().allMatch(Trial::same) ? Verdict.UNIQUE : Verdict.UNDECIDED;
    }

    /** {@return largest distance of an end from the one it is compared with; 0 where none ended} */
    public double spread() {
        return trials.stream()
                .mapToDouble(Trial::distance)
                .filter(d -> !Double.isNaN(d))
                .max()
                .orElse(0);
    }
}
