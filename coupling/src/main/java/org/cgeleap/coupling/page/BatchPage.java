package org.cgeleap.coupling.page;

import java.util.ArrayList;
import java.util.List;
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
        List<Integer> varied = batch.varied();
        RunTable runs = new RunTable(
                varied.stream().map(names::get).toList(),
                batch.inputs().stream()
                        .map(x -> varied.stream().mapToDouble(c -> x[c]).toArray())
                        .toList(),
                Watched.parse(batch.manifest().names(Kind.OUTPUT)),
                batch.rows());
        HtmlPage page = new HtmlPage("Batch of " + batch.manifest().runs() + " runs");
        page.section("State");
        List<String> state = new ArrayList<>();
        state.add(batch.rows().size() + " of " + batch.manifest().runs() + " runs are done"
                + (batch.manifest().complete() ? "." : "; the rest is not there yet."));
        state.add(RunSections.failures(batch.rows()));
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
}
