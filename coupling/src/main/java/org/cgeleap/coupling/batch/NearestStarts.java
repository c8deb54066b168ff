package org.cgeleap.coupling.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Which run each run of a plan starts from: the nearest of the base run and the last few leaders, decided by the plan alone before
 * anything is solved, so that results depend neither on what happens to be solved already nor on threads or interruptions. A
 * leader starts from the base run; a run follows a leader where that is less than half as far as the base run. Distance is
 * Euclidean in the columns that vary, each divided by its spread over the plan.
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
        TreeSet<String> columns = new TreeSet<>();
        members.forEach(n -> columns.addAll(requests.get(n).values().keySet()));
        Map<Integer, double[]> points = new HashMap<>();
        double[] middle = new double[columns.size()];
        members.forEach(n -> points.put(n, new double[columns.size()]));
        int c = 0;
        for (String column : columns) {
            scaled(requests, members, column, base, points, middle, c);
            c++;
        }
        Deque<Integer> leaders = new ArrayDeque<>();
        for (int n : members) {
            double[] own = points.getOrDefault(n, middle);
            int nearest = -1;
            double least = NEARER * distance(own, middle);
            for (int l : leaders) {
                double d = distance(own, points.getOrDefault(l, middle));
                if (d < least
                        && requests.get(l)
                                .scenarios()
                                .containsAll(requests.get(n).scenarios())) {
                    nearest = l;
                    least = d;
                }
            }
            // a run that is set like its leader is that run again: it starts where that one does, to the same numbers
            boolean again = nearest >= 0 && least == 0;
            leader[n] = again ? -1 : nearest;
            if (nearest < 0) {
                leaders.addLast(n);
                if (leaders.size() > LEADERS) {
                    leaders.removeFirst();
                }
            }
        }
    }

    /** One column of all points and of the base run, divided by its spread. */
    private static void scaled(
            List<RunRequest> requests,
            List<Integer> members,
            String column,
            ToDoubleFunction<Place> base,
            Map<Integer, double[]> points,
            double[] middle,
            int c) {
        double known = column.startsWith(RunRequest.FACTOR) || column.startsWith(RunRequest.TREND)
                ? 1
                : base.applyAsDouble(new Place(requests.get(members.get(0)).caseName(), column));
        double[] set = members.stream()
                .mapToDouble(n -> requests.get(n).input(column))
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : set) {
            sum += v;
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        double centre = Double.isNaN(known) ? sum / set.length : known;
        double spread = Math.max(high, centre) - Math.min(low, centre);
        double scale = spread > 0 ? 1 / spread : 0;
        middle[c] = centre * scale;
        for (int n : members) {
            double v = requests.get(n).input(column);
            points.getOrDefault(n, middle)[c] = (Double.isNaN(v) ? centre : v) * scale;
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }
}
