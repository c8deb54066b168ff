package org.cgeleap.coupling.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgeleap.leap.AreaCheck;
import org.cgeleap.leap.AreaChecks;
import org.cgeleap.leap.AreaModel;
import org.cgeleap.leap.AreaResult;
import org.cgeleap.leap.ScenarioComparison;
import org.cgeleap.leap.area.LeapArea;
import org.cgeleap.leap.cost.AbatementMeasure;
import org.cgeleap.leap.cost.Discounting;
import org.cgeleap.leap.transformation.BalanceRow;

/** Writes what {@code leap} leaves behind: results, checks, balance, and costs where the area states any. */
public final class AreaFiles {
    private final Path folder;
    private final List<AreaResult> results;
    private final AreaResult reference;
    private final double rate;

    /**
     * The files of an area.
     *
     * @param folder of the area
     * @param results one a scenario
     * @param reference what the others are compared with; one of the results or another scenario's
     * @param rate real discount rate of the present values
     */
    public AreaFiles(Path folder, List<AreaResult> results, AreaResult reference, double rate) {
        this.folder = folder;
        this.results = List.copyOf(results);
        this.reference = reference;
        this.rate = rate;
    }

    /**
     * Writes every file.
     *
     * @param out folder they go into
     * @param options as given, for the manifest
     * @return the checks, so that the caller can decide on the exit status
     * @throws IOException where a file cannot be written
     */
    public List<AreaCheck> write(OutputFolder out, Map<String, Object> options) throws IOException {
        List<AreaCheck> checks =
                results.stream().flatMap(r -> AreaChecks.of(r).stream()).toList();
        out.csv(
                "results.csv",
                List.of("scenario", "model", "year", "variable", "sector", "fuel", "technology", "unit", "value"),
                results.stream()
                        .flatMap(r -> AreaRows.of(r, reference).stream())
                        .map(RunFiles::cells));
        out.csv(
                "checks.csv",
                List.of("scenario", "year", "check", "value", "tolerance", "pass", "region", "item", "message"),
                checks.stream().map(c -> new Object[] {
                    c.scenario(),
                    c.year() == 0 ? "" : c.year(),
                    c.check(),
                    c.value(),
                    c.tolerance(),
                    c.pass(),
                    c.region(),
                    c.item(),
                    c.message()
                }));
        out.csv(
                "balance.csv",
                List.of("scenario", "year", "row", "name", "fuel", "unit", "value"),
                results.stream().flatMap(AreaFiles::balance));
        if (reference.costs().stated()) {
            costs(out);
        }
        manifest(out, checks, options);
        return checks;
    }

    private static Stream<Object[]> balance(AreaResult result) {
        AreaModel model = result.model();
        List<Object[]> rows = new ArrayList<>();
        for (int t = 0; t < model.yearCount(); t++) {
            for (BalanceRow row : result.supply().balanceRows(t)) {
                for (int f = 0; f < model.fuelCount(); f++) {
                    rows.add(new Object[] {
                        model.scenario(),
                        model.years()[t],
                        row.kind().label(),
                        row.name(),
                        model.fuelCode(f),
                        "Mtce",
                        row.byFuel()[f]
                    });
                }
            }
        }
        return rows.stream();
    }

    private void costs(OutputFolder out) throws IOException {
        String money = "10^8 " + reference.model().area().settings().money().unit();
        Discounting discounting = new Discounting(rate, 0);
        int[] years = reference.model().years();
        int root = reference.model().branchIndex(LeapArea.DEMAND_ROOT);
        List<Object[]> costs = new ArrayList<>();
        for (AreaResult result : results) {
            ScenarioComparison comparison = new ScenarioComparison(reference, result);
            AbatementMeasure all = comparison.measure(root, years[0], years[years.length - 1], discounting);
            OptionalDouble saved = all.costOfSavedCarbon();
            costs.add(new Object[] {
                result.model().scenario(),
                reference.model().scenario(),
                rate,
                years[0],
                money,
                result.costs().presentValue(discounting),
                comparison.netPresentCost(discounting),
                all.abatement(),
                saved.isPresent() ? saved.getAsDouble() : ""
            });
        }
        out.csv(
                "costs.csv",
                List.of(
                        "scenario",
                        "reference",
                        "discount_rate",
                        "base_year",
                        "unit",
                        "present_value",
                        "above_reference",
                        "co2_saved_mt",
                        "cost_of_saved_carbon_per_t"),
                costs.stream());
        AbatementFile.write(reference, results, out);
    }

    private void manifest(OutputFolder out, List<AreaCheck> checks, Map<String, Object> options) throws IOException {
        AreaModel model = reference.model();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("area", model.area().title());
        manifest.put("version", RunFiles.version());
        manifest.put("java", System.getProperty("java.version"));
        manifest.put("options", options);
        manifest.put(
                "scenarios", results.stream().map(r -> r.model().scenario()).toList());
        manifest.put("reference", model.scenario());
        manifest.put("costs", reference.costs().coverage());
        manifest.put("gwp_set", reference.effects().gwpSet());
        manifest.put("leap_rules", LeapRules.of(results.stream().map(AreaResult::model)));
        manifest.put(
                "warnings",
                results.stream()
                        .flatMap(r -> r.model().warnings().stream())
                        .distinct()
                        .toList());
        manifest.put(
                "checks",
                Map.of(
                        "number",
                        checks.size(),
                        "failed",
                        checks.stream().filter(c -> !c.pass()).count()));
        Map<String, String> inputs = new TreeMap<>();
        RunFiles.hash(folder, "", inputs);
        manifest.put("inputs", inputs);
        out.json("manifest.json", manifest);
    }
}
