package org.cgeleap.coupling.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Which run each run of a plan starts from: the nearest of the base run and the last few leaders, decided by the plan alone before
 * anything is solved, so that results depend neither on what happens to be solved already nor on threads or interruptions. A
 * leader starts from the base run; a run follows a leader where that is less than half as far as the base run. Distance is
 * Euclidean in the columns that vary, each divided by its spread over the runs of the plan so far: a plan that is made longer keeps
 * the rows it has.
 *
 * <p>So the runs of a trajectory, of a block of indices or of a fine grid follow each other, and runs scattered over many inputs,
 * which are further from each other than from the middle, start from the base run.
 */
final class NearestStarts {
    /** Leaders that are looked at: their paths must be held in memory while others follow. */
    static final int LEADERS = 8;

    /** A leader must be nearer than this share of the way to the base run to be worth its memory. */
    private static final double NEARER = 0.5;

    private NearestStarts() {}

    /**
     * The leader of each run, its position in the plan; −1 for a run that starts from the base run.
     *
     * @param base value that a column has in a run that does not set it; NaN where that is not one number
     */
    static int[] of(List<RunRequest> requests, ToDoubleFunction<Place> base) {
        int[] leader = new int[requests.size()];
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int n = 0; n < requests.size(); n++) {
            groups.computeIfAbsent(requests.get(n).group(), g -> new ArrayList<>())
                    .add(n);
        }
        groups.values().forEach(members -> group(requests, members, base, leader));
        return leader;
    }

    /**
     * Where a column's base value is asked of.
     *
     * @param caseName of the runs
     * @param column of the plan
     */
    record Place(String caseName, String column) {}

    private static void group(
            List<RunRequest> requests, List<Integer> members, ToDoubleFunction<Place> base, int[] leader) {
        Set<String> set = new TreeSet<>();
        members.forEach(n -> set.addAll(requests.get(n).values().keySet()));
        List<String> columns = List.copyOf(set);
        double[] middle = columns.stream()
                .mapToDouble(column -> middle(requests, members, column, base))
                .toArray();
        double[] low = middle.clone();
        double[] high = middle.clone();
        Map<Integer, double[]> leaders = new LinkedHashMap<>();
        for (int n : members) {
            double[] own = middle.clone();
            for (int c = 0; c < own.length; c++) {
                double v = requests.get(n).input(columns.get(c));
                own[c] = Double.isNaN(v) ? middle[c] : v;
                low[c] = Math.min(low[c], own[c]);
                high[c] = Math.max(high[c], own[c]);
            }
            int nearest = -1;
            double least = NEARER * distance(own, middle, low, high);
            for (Map.Entry<Integer, double[]> l : leaders.entrySet()) {
                double d = distance(own, l.getValue(), low, high);
                if (d < least
                        && requests.get(l.getKey())
                                .scenarios()
                                .containsAll(requests.get(n).scenarios())) {
                    nearest = l.getKey();
                    least = d;
                }
            }
            // a run that is set like its leader is that run again: it starts where that one does, to the same numbers
            boolean again = nearest >= 0 && least == 0;
            leader[n] = again ? -1 : nearest;
            if (nearest < 0) {
                leaders.put(n, own);
                if (leaders.size() > LEADERS) {
                    leaders.remove(leaders.keySet().iterator().next());
                }
            }
        }
    }

    /** The base run's value of a column; where that is not one number, the first that is set. */
    private static double middle(
            List<RunRequest> requests, List<Integer> members, String column, ToDoubleFunction<Place> base) {
        if (column.startsWith(RunRequest.FACTOR) || column.startsWith(RunRequest.TREND)) {
            return 1;
        }
        double known = base.applyAsDouble(new Place(requests.get(members.get(0)).caseName(), column));
        return Double.isNaN(known)
                ? members.stream()
                        .mapToDouble(n -> requests.get(n).input(column))
                        .filter(v -> !Double.isNaN(v))
                        .findFirst()
                        .orElse(0)
                : known;
    }

    private static double distance(double[] a, double[] b, double[] low, double[] high) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double spread = high[k] - low[k];
            double d = spread > 0 ? (a[k] - b[k]) / spread : 0;
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
