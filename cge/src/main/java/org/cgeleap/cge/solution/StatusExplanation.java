package org.cgeleap.cge.solution;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Statuses in plain words: what each means and what to try. */
final class StatusExplanation {
    private static final int NAMED = 3;

    private StatusExplanation() {}

    static String of(Solve solve) {
        return ofStatus(solve) + (solve.solved() ? "" : undetermined(solve));
    }

    /** Of a swap that was not solved: what it frees may not move what it holds. */
    private static String undetermined(Solve solve) {
        return solve.arbitrary().isEmpty()
                ? ""
                : " At the start nothing determines " + named(solve.arbitrary()) + " and these depend on each other: "
                        + named(solve.degenerate())
                        + "; what the swap frees does not move what it holds there.";
    }

    private static String ofStatus(Solve solve) {
        return switch (solve.status()) {
            case SOLVED -> "Every condition holds.";
            case SOLVED_DEGENERATE ->
                "Every condition holds, but not all of them are independent: "
                        + named(solve.degenerate())
                        + ". What they should determine is arbitrary"
                        + (solve.arbitrary().isEmpty() ? "" : ": " + named(solve.arbitrary()))
                        + "; look for a good that nobody needs, two activities that are the same, a missing numeraire,"
                        + " or a swap of something that does not move what is held.";
            case STALLED ->
                "No way of searching makes progress, and nothing proves that there is no equilibrium." + reached(solve)
                        + " Try a smaller shock, another start for the variables named, or bounds that keep prices from"
                        + " zero.";
            case INFEASIBLE_LOOKING ->
                findings(solve).isEmpty()
                        ? "The search came to rest off a solution, or could go no further: there is probably no"
                                + " equilibrium with these numbers."
                                + reached(solve)
                                + " See whether what is fixed or owed can be met at all by what the markets named can"
                                + " supply."
                        : findings(solve) + reached(solve);
            case ITERATION_LIMIT ->
                "The iterations allowed were used up while the search still made progress." + reached(solve)
                        + " Allow more (--max-iterations), or go to the scenario in smaller steps.";
            case EVALUATION_ERROR ->
                "The conditions cannot be evaluated at the start or near it: a price, a quantity or an expression has"
                        + " no value there. Give starts above zero, and look for a logarithm, root or quotient of zero and"
                        + " for taxes that leave nothing of a price.";
        };
    }

    private static String named(List<String> names) {
        List<String> first = names.subList(0, Math.min(NAMED, names.size()));
        return String.join(", ", first) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String findings(Solve solve) {
        return solve.rungs().stream()
                .map(Rung::finding)
                .filter(f -> !f.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String reached(Solve solve) {
        double most = solve.rungs().stream()
                .filter(r -> r.way() == Rung.Way.PATH_FROM_BASE || r.way() == Rung.Way.PATH_FROM_LAST)
                .mapToDouble(Rung::reached)
                .max()
                .orElse(0);
        return most > 0
                ? String.format(
                        Locale.ROOT, " In small steps the shock was solved up to %.3g %% of its size.", 100 * most)
                : "";
    }
}
