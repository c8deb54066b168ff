package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.casefile.CsvFile;

/** Reads what the accounts are fitted and compared to: industry's published figures, price bands, classes of users. */
final class EnergyTargetFiles {
    private final EnergyFiles files;
    private final Codes sectors;
    private final Codes goods;
    private final Codes industries;
    private final Set<String> industryFuels;

    EnergyTargetFiles(EnergyFiles files, Codes sectors, Codes goods, Codes industries, Set<String> industryFuels) {
        this.files = files;
        this.sectors = sectors;
        this.goods = goods;
        this.industries = industries;
        this.industryFuels = Set.copyOf(industryFuels);
    }

    List<IndustryConstraint> constraints() {
        List<IndustryConstraint> list = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (CsvFile.Row row : files.optional(
                "industry-targets.csv",
                "year",
                "id",
                "kind",
                "industries",
                "fuel",
                "value",
                "unit",
                "tolerance",
                "basis",
                "source")) {
            files.provenance(row);
            String id = row.required("id");
            if (!ids.add(row.text("year") + id)) {
                row.finding("id", id + " a second time", "each id once");
            }
            Optional<IndustryConstraint.Kind> kind = EnergyFiles.word(row, "kind", IndustryConstraint.Kind.class);
            List<String> members = row.text("industries").isEmpty()
                    ? List.of()
                    : Arrays.asList(row.text("industries").split(";", -1));
            for (String member : members) {
                if (!industries.has(member)) {
                    row.finding("industries", member, "industries of industries.csv, separated by semicolons");
                }
            }
            if (!row.text("fuel").isEmpty()) {
                EnergyFiles.known(row, "fuel", industryFuels);
            }
            double value = EnergyFiles.atLeast(row, "value", 0);
            double tolerance = row.number("tolerance", 0);
            if (tolerance < 0) {
                row.finding("tolerance", row.text("tolerance"), "a number of at least 0, or blank for exact");
            }
            kind.ifPresent(k -> {
                requirements(row, k, members);
                list.add(new IndustryConstraint(
                        row.integer("year", 0), id, k, members, row.text("fuel"), value, tolerance));
            });
        }
        return list;
    }

    private static void requirements(CsvFile.Row row, IndustryConstraint.Kind kind, List<String> members) {
        switch (kind) {
            case FUEL_AMOUNT, FUEL_SHARE, GRID_FACTOR -> row.required("fuel");
            case ENERGY_SHARE, CO2_SHARE -> {
                if (members.isEmpty()) {
                    row.finding("industries", "", "the industries the share is of");
                }
            }
            case ENERGY_TOTAL -> {} // speaks of all industries and fuels
        }
        boolean share = kind == IndustryConstraint.Kind.FUEL_SHARE
                || kind == IndustryConstraint.Kind.ENERGY_SHARE
                || kind == IndustryConstraint.Kind.CO2_SHARE;
        if (share && row.number("value") > 100) {
            row.finding("value", row.text("value"), "a share between 0 and 100 percent");
        }
    }

    List<PriceBand> priceBands() {
        List<PriceBand> list = new ArrayList<>();
        for (CsvFile.Row row : files.optional(
                "price-bands.csv", "year", "good", "natural_unit", "low", "high", "tce_per_unit", "basis", "source")) {
            files.provenance(row);
            String good = EnergyFiles.known(row, "good", Set.copyOf(goods.list()));
            double low = EnergyFiles.atLeast(row, "low", 0);
            double high = EnergyFiles.atLeast(row, "high", low);
            list.add(new PriceBand(
                    row.integer("year", 0),
                    good,
                    row.required("natural_unit"),
                    low,
                    high,
                    EnergyFiles.atLeast(row, "tce_per_unit", Double.MIN_NORMAL)));
        }
        return list;
    }

    Map<String, UserClass> userClasses() {
        Map<String, UserClass> map = new LinkedHashMap<>();
        for (CsvFile.Row row : files.file("user-classes.csv", "user", "class", "low", "high", "basis", "source")) {
            files.provenance(row);
            String user = EnergyFiles.known(row, "user", Set.copyOf(sectors.list()));
            double low = EnergyFiles.atLeast(row, "low", 0);
            double high = EnergyFiles.atLeast(row, "high", low);
            if (low > 1 || high < 1) {
                row.finding("low", row.text("low") + " to " + row.text("high"), "a range that contains 1, the average");
            }
            map.put(user, new UserClass(row.required("class"), low, high));
        }
        return map;
    }
}
