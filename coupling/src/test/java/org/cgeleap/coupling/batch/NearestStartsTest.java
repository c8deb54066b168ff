package org.cgeleap.coupling.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgeleap.coupling.sensitivity.Morris;
import org.cgeleap.coupling.sensitivity.Sampling;
import org.cgeleap.coupling.sensitivity.SobolIndices;
import org.junit.jupiter.api.Test;

/** Which run starts from which: known for designs whose geometry is known. */
class NearestStartsTest {
    /** Every column is 0.5 in the base run. */
    private static int[] of(List<RunRequest> requests) {
        return NearestStarts.of(requests, place -> 0.5);
    }

    private static List<RunRequest> requests(double[][] points) {
        List<RunRequest> requests = new ArrayList<>();
        for (double[] point : points) {
            Map<String, Double> values = new TreeMap<>();
            for (int i = 0; i < point.length; i++) {
                values.put("x" + i, point[i]);
            }
            requests.add(new RunRequest("run " + requests.size(), "case", List.of("R"), values, Map.of()));
        }
        return requests;
    }

    /** Neighbours of a trajectory differ in one of 18 coordinates by 2/3; the middle is 18 steps of 1/6 or more away. */
    @Test
    void runsOfATrajectoryFollowOneOfIt() {
        int[] leaders = of(requests(new Morris(18, 4, 3, 5).points()));
        assertThat(leaders).hasSize(3 * 19);
        for (int n = 0; n < leaders.length; n++) {
            if (n % 19 == 0) {
                assertThat(leaders[n]).isEqualTo(-1);
            } else if (n % 19 == 1) {
                assertThat(leaders[n]).isEqualTo(n - 1);
            }
            // whoever is followed starts from the base run, in the same trajectory
            if (leaders[n] >= 0) {
                assertThat(leaders[leaders[n]]).isEqualTo(-1);
                assertThat(leaders[n] / 19).isEqualTo(n / 19);
            }
        }
        assertThat(Arrays.stream(leaders).filter(l -> l >= 0).count()).isGreaterThan(3 * 9);
    }

    /** So that a design that is extended keeps its rows. */
    @Test
    void aLongerPlanDecidesTheSameOfTheRunsItHad() {
        List<RunRequest> all = requests(new SobolIndices(8, 6, false, 3).points());
        int[] whole = of(all);
        int[] part = of(all.subList(0, 4 * 8));
        assertThat(part).containsExactly(Arrays.copyOf(whole, part.length));
        assertThat(Arrays.stream(part).filter(l -> l >= 0).count()).isPositive();
    }

    /** Two points of a cube are √2 times as far from each other as from its middle, on average: none is worth following. */
    @Test
    void runsScatteredOverManyInputsStartFromTheBaseRun() {
        assertThat(of(requests(Sampling.latinHypercube(2000, 18, 3)))).containsOnly(-1);
    }

    @Test
    void runsAlikeAreOneRunAndOtherClosuresOrFewerScenariosAreNone() {
        List<RunRequest> plan = new ArrayList<>(requests(new double[][] {{1, 1}, {1, 1}, {1, 0.9}, {0.52, 0.5}}));
        plan.add(new RunRequest(
                "w", "case", List.of("R"), Map.of("x0", 1.0, "x1", 0.95), Map.of("labour", "wage_curve")));
        plan.add(new RunRequest("more", "case", List.of("R", "P"), Map.of("x0", 1.0, "x1", 0.97), Map.of()));
        // the second is the first again, the third follows, the fourth lies beside the base run
        assertThat(of(plan)).containsExactly(-1, -1, 0, -1, -1, -1);
    }

    /** What is left out is the base run's own value; a factor's is one. */
    @Test
    void whatARunDoesNotSetIsWhereTheBaseRunHasIt() {
        List<RunRequest> plan = List.of(
                new RunRequest("d", "case", List.of("R"), Map.of("x", 0.9), Map.of()),
                new RunRequest("a", "case", List.of("R"), Map.of("factor:f", 2.0, "x", 0.5), Map.of()),
                new RunRequest("b", "case", List.of("R"), Map.of("factor:f", 2.0, "x", 0.6), Map.of()),
                new RunRequest("c", "case", List.of("R"), Map.of("factor:f", 2.0), Map.of()));
        // c is a again, in other words: it follows at no distance, so it starts where a does
        assertThat(of(plan)).containsExactly(-1, -1, 1, -1);
    }
}
