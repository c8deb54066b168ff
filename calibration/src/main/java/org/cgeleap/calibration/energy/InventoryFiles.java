package org.cgeleap.calibration.energy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;

/** Reads the inventory: its fuels, sectors, rows, production, and where its conversions take place. */
final class InventoryFiles {
    /** Weights of a split are written with few digits; a sum off by more than this is a mistake. */
    private static final double WEIGHT_SUM = 1e-6;

    private final EnergyFiles files;

    InventoryFiles(EnergyFiles files) {
        this.files = files;
    }

    List<InventoryFuel> fuels(Codes goods, List<GenerationTechnology> technologies) {
        Set<String> technologyCodes = new HashSet<>();
        technologies.forEach(t -> technologyCodes.add(t.code()));
        List<InventoryFuel> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvFile.Row row : files.file(
                "inventory-fuels.csv",
                "fuel",
                "unit",
                "tce_factor",
                "good",
                "non_energy",
                "generation_technology",
                "recovered_from",
                "residual_supply",
                "basis",
                "source")) {
            files.provenance(row);
            String code = row.required("fuel");
            if (!seen.add(code)) {
                row.finding("fuel", code + " a second time", "each fuel once");
            }
            if (!row.text("good").isEmpty()) {
                EnergyFiles.known(row, "good", Set.copyOf(goods.list()));
            }
            if (!row.text("generation_technology").isEmpty()) {
                EnergyFiles.known(row, "generation_technology", technologyCodes);
            }
            double factor = EnergyFiles.atLeast(row, "tce_factor", 0);
            list.add(new InventoryFuel(
                    code,
                    row.required("unit"),
                    factor * InventoryFuel.MTCE,
                    row.text("good"),
                    EnergyFiles.known(row, "non_energy", Set.of("reported", "all"))
                            .equals("all"),
                    row.text("generation_technology"),
                    row.text("recovered_from"),
                    EnergyFiles.known(row, "residual_supply", Set.of("net_inflow", "recovery"))
                            .equals("recovery")));
        }
        for (InventoryFuel fuel : list) {
            if (!fuel.recoveredFrom().isEmpty() && !seen.contains(fuel.recoveredFrom())) {
                files.report(new Finding(
                        files.path("inventory-fuels.csv"),
                        0,
                        "recovered_from",
                        fuel.recoveredFrom(),
                        "one of " + seen));
            }
        }
        return list;
    }

    List<InventorySector> sectors(Codes sectors, Codes industries) {
        Map<String, List<InventorySector.Part>> parts = new LinkedHashMap<>();
        Map<String, CsvFile.Row> first = new LinkedHashMap<>();
        for (CsvFile.Row row : files.file(
                "inventory-sectors.csv",
                "inventory_sector",
                "sector",
                "weight",
                "industry",
                "takes_non_energy",
                "basis",
                "source")) {
            files.provenance(row);
            String name = row.required("inventory_sector");
            String sector = EnergyFiles.known(row, "sector", Set.copyOf(sectors.list()));
            if (!row.text("industry").isEmpty()) {
                EnergyFiles.known(row, "industry", Set.copyOf(industries.list()));
            }
            if (!row.text("takes_non_energy").isEmpty()) {
                EnergyFiles.known(row, "takes_non_energy", Set.of("yes", "no"));
            }
            parts.computeIfAbsent(name, k -> new ArrayList<>())
                    .add(new InventorySector.Part(sector, EnergyFiles.atLeast(row, "weight", 0)));
            first.putIfAbsent(name, row);
        }
        List<InventorySector> list = new ArrayList<>();
        parts.forEach((name, shares) -> {
            CsvFile.Row row = first.get(name);
            double sum =
                    shares.stream().mapToDouble(InventorySector.Part::weight).sum();
            if (row != null && Math.abs(sum - 1) > WEIGHT_SUM) {
                row.finding("weight", "weights of " + name + " that add to " + sum, "weights that add to 1");
            }
            if (row != null) {
                list.add(new InventorySector(
                        name, row.text("industry"), row.text("takes_non_energy").equals("yes"), shares));
            }
        });
        return list;
    }

    List<EnergyData.InventoryRow> rows(
            List<InventoryFuel> fuels, Map<String, Integer> fuelIndex, Set<String> inventoryNames) {
        List<EnergyData.InventoryRow> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvFile.Row row : files.file(
                "inventory.csv", "year", "row", "role", "fuel", "value", "unit", "basis", "source", "note")) {
            files.provenance(row);
            int year = row.integer("year", 0);
            Optional<InventoryRole> role = EnergyFiles.word(row, "role", InventoryRole.class);
            Integer fuel = fuelIndex.get(EnergyFiles.known(row, "fuel", fuelIndex.keySet()));
            double value = row.number("value");
            if (!seen.add(year + "|" + row.text("row") + "|" + row.text("fuel"))) {
                row.finding("row", row.text("row") + " a second time for " + row.text("fuel"), "one row for each");
            }
            if (role.isEmpty() || fuel == null) {
                continue;
            }
            if (!fuels.get(fuel).unit().equals(row.text("unit"))) {
                row.finding("unit", row.text("unit"), fuels.get(fuel).unit() + ", the unit of " + row.text("fuel"));
            }
            if (role.get() == InventoryRole.FINAL) {
                EnergyFiles.known(row, "row", inventoryNames);
                EnergyFiles.atLeast(row, "value", 0);
            }
            if (role.get() == InventoryRole.EXCLUDED) {
                row.required("note");
            }
            list.add(new EnergyData.InventoryRow(year, row.text("row"), role.get(), fuel, value));
        }
        return list;
    }

    List<EnergyData.ProductionRow> production(List<InventoryFuel> fuels, Map<String, Integer> fuelIndex) {
        List<EnergyData.ProductionRow> list = new ArrayList<>();
        for (CsvFile.Row row : files.optional("production.csv", "year", "fuel", "value", "unit", "basis", "source")) {
            files.provenance(row);
            Integer fuel = fuelIndex.get(EnergyFiles.known(row, "fuel", fuelIndex.keySet()));
            if (fuel != null) {
                if (!fuels.get(fuel).unit().equals(row.text("unit"))) {
                    row.finding("unit", row.text("unit"), fuels.get(fuel).unit());
                }
                list.add(new EnergyData.ProductionRow(
                        row.integer("year", 0), fuel, EnergyFiles.atLeast(row, "value", 0)));
            }
        }
        return list;
    }

    /** Where conversions take place: every one the inventory has, and power plants, to which losses belong. */
    Map<InventoryRole, String> conversions(Codes sectors, List<EnergyData.InventoryRow> rows) {
        Set<InventoryRole> wanted = EnumSet.of(InventoryRole.POWER);
        rows.stream()
                .map(EnergyData.InventoryRow::role)
                .filter(InventoryRole::converts)
                .forEach(wanted::add);
        Map<InventoryRole, String> map = new LinkedHashMap<>();
        for (CsvFile.Row row : files.file("conversion-sectors.csv", "role", "sector", "basis", "source")) {
            files.provenance(row);
            String sector = EnergyFiles.known(row, "sector", Set.copyOf(sectors.list()));
            EnergyFiles.word(row, "role", InventoryRole.class).ifPresent(role -> map.put(role, sector));
        }
        for (InventoryRole role : wanted) {
            if (!map.containsKey(role)) {
                files.report(new Finding(
                        files.path("conversion-sectors.csv"),
                        0,
                        "role",
                        "no row for " + role,
                        "its sector, as the inventory has the conversion"));
            }
        }
        return map;
    }
}
