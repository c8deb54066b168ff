package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.batch.BatchManifest.Kind;
import org.cgeleap.coupling.batch.StoredBatch;
import org.cgeleap.coupling.batch.Watched;

/** The page over all runs of a batch, running or ended. */
public final class BatchPage {
    private BatchPage() {}

    /**
     * {@return the page}
     *
     * @param batch as its folder tells
     */
    public static String of(StoredBatch batch) {
        List<String> names = batch.manifest().names(Kind.INPUT);
        List<Integer> varied = new ArrayList<>();
        List<String> factors = new ArrayList<>();
        together(batch).forEach(columns -> {
            varied.add(columns.get(0));
            factors.add(names.get(columns.get(0))
                    + (columns.size() == 1 ? "" : " (with " + (columns.size() - 1) + " more)"));
        });
        RunTable runs = new RunTable(
                factors,
                batch.inputs().stream()
                        .map(x -> varied.stream().mapToDouble(c -> x[c]).toArray())
                        .toList(),
                Watched.parse(batch.manifest().names(Kind.OUTPUT)),
                batch.rows());
        HtmlPage page = new HtmlPage("Batch of " + batch.manifest().runs() + " runs");
        page.section("State");
        List<String> state = new ArrayList<>();
        state.add(batch.rows().size() + " of " + batch.manifest().runs() + " runs are done"
                + (batch.rows().size() == batch.manifest().runs() ? "." : "; the rest is not there yet."));
        state.add(RunSections.failures(batch.rows()));
        together(batch).stream()
                .filter(columns -> columns.size() > 1)
                .forEach(columns -> state.add("Moved together in all runs, so that nobody can tell them apart: "
                        + String.join(", ", columns.stream().map(names::get).toList()) + "."));
        state.add("Made by " + batch.manifest().engine() + "; plan "
                + batch.manifest().plan() + ".");
        batch.damaged()
                .forEach(file -> state.add(file + " does not have the SHA-256 it had when it was closed: its rows"
                        + " are left out, --resume repeats them."));
        page.list(state);
        if (!batch.rows().isEmpty()) {
            RunSections sections = new RunSections(page, runs);
            sections.convergence();
            sections.failureMap();
            OutputSections outputs =
                    new OutputSections(page, runs, batch.manifest().units());
            outputs.fans();
            List<int[]> orders = outputs.orders();
            for (int k = 0; k < runs.outputs().size(); k++) {
                outputs.importance(k, orders);
            }
        }
        return page.html();
    }

    /** Varied inputs, those in one list whose values have the same order over all runs: a group of the study. */
    private static List<List<Integer>> together(StoredBatch batch) {
        Map<List<Integer>, List<Integer>> byRanks = new LinkedHashMap<>();
        for (int column : batch.varied()) {
            double[] values =
                    batch.inputs().stream().mapToDouble(x -> x[column]).toArray();
            double[] sorted = Arrays.stream(values).distinct().sorted().toArray();
            List<Integer> ranks = Arrays.stream(values)
                    .mapToObj(v -> Arrays.binarySearch(sorted, v))
                    .toList();
            byRanks.computeIfAbsent(ranks, r -> new ArrayList<>()).add(column);
        }
        return List.copyOf(byRanks.values());
    }
}
