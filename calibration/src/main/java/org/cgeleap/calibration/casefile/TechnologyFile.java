package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the generation technologies of a case and the mark-ups of those that are latent. */
final class TechnologyFile {
    /** Parameter over which mark-ups are taken, yuan/kWh. */
    private static final String GENERATION_PRICE = "generation_price";

    private final Path folder;
    private final List<Finding> findings;

    TechnologyFile(Path folder, List<Finding> findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /** Price of generation, from {@code --set} or the case; not a number where neither has it. */
    static double generationPrice(ParameterTable priors, Map<String, Double> set) {
        String key = GENERATION_PRICE;
        return set.getOrDefault(key, priors.has(key, "") ? priors.value(key) : Double.NaN);
    }

    /** What mark-ups are multiplied with where one table of parameters takes the place of another. */
    static double priceRatio(ParameterTable before, ParameterTable after) {
        boolean both = before.has(GENERATION_PRICE, "") && after.has(GENERATION_PRICE, "");
        return both ? before.value(GENERATION_PRICE) / after.value(GENERATION_PRICE) : 1;
    }

    /**
     * Reads the technologies.
     *
     * @param costFile file of levelised costs; empty where the case has none
     * @param generationPrice yuan/kWh, over which mark-ups are taken
     */
    List<Technology> read(String file, String costFile, double generationPrice) {
        Map<String, LevelisedCost> costs =
                costFile.isEmpty() ? Map.of() : LevelisedCost.read(folder, costFile, findings);
        List<Technology> technologies = new ArrayList<>();
        List<String> columns = List.of(
                "technology",
                "name",
                "kind",
                "tree",
                "accounts",
                "capital_share",
                "labour_share",
                "resource_share",
                "material_share",
                "material_good",
                "fuel",
                "heat_rate",
                "capture_rate",
                "removal",
                "markup",
                "basis",
                "source");
        for (CsvFile.Row row : CsvFile.read(folder, file, columns, findings).rows()) {
            row.basis();
            Technology.Kind kind = Technology.Kind.ACTIVE;
            try {
                kind = Technology.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                row.finding("kind", row.text("kind"), "active, latent or inflow");
            }
            Technology technology = new Technology(
                    row.required("technology"),
                    row.text("name"),
                    kind,
                    row.required("tree"),
                    row.text("accounts").isEmpty()
                            ? List.of()
                            : List.of(row.text("accounts").split("\\|")),
                    share(row, "capital_share"),
                    share(row, "labour_share"),
                    share(row, "resource_share"),
                    share(row, "material_share"),
                    row.text("material_good"),
                    row.text("fuel"),
                    row.number("heat_rate", 0),
                    share(row, "capture_rate"),
                    row.number("removal", 0),
                    markup(row, kind, costs, generationPrice),
                    Optional.ofNullable(costs.get(row.text("technology"))));
            double sum = technology.capitalShare()
                    + technology.labourShare()
                    + technology.resourceShare()
                    + technology.materialShare();
            // shares are typed with two decimals; half a unit of the last one
            if (kind != Technology.Kind.INFLOW && Math.abs(sum - 1) > 5e-3) {
                row.finding(
                        "capital_share",
                        "shares that sum to " + sum,
                        "capital, labour, resource and material shares that sum to one");
            }
            technologies.add(technology);
        }
        return technologies;
    }

    /** As typed, or levelised cost over the price of generation where the cell is blank. */
    private static double markup(
            CsvFile.Row row, Technology.Kind kind, Map<String, LevelisedCost> costs, double generationPrice) {
        LevelisedCost cost = costs.get(row.text("technology"));
        if (kind != Technology.Kind.LATENT || !row.text("markup").isEmpty()) {
            if (cost != null) {
                row.finding("markup", row.text("markup"), "nothing: the technology has a levelised cost");
            }
            return row.number("markup", 1);
        }
        if (cost == null) {
            row.finding("markup", "nothing", "a mark-up, or rows for the technology in the file of power: costs");
            return Double.NaN;
        }
        return cost.perKilowattHour() / generationPrice;
    }

    /** A share between 0 and 1; 0 for a blank. */
    static double share(CsvFile.Row row, String column) {
        double value = row.number(column, 0);
        if (value < 0 || value > 1) {
            row.finding(column, row.text(column), "a share between 0 and 1");
        }
        return value;
    }
}
