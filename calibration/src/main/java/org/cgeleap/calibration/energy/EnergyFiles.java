package org.cgeleap.calibration.energy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;

/**
 * Reads the energy folder of a case. All findings are collected and thrown together. The format of every file is in the
 * folder's README; a row of the inventory looks like
 *
 * <pre>
 * year,row,role,fuel,value,unit,basis,source,note
 * 2017,Coal Mining and Dressing,FINAL,Raw_Coal,535.03664,10^4 t,sourced,inventory,
 * </pre>
 */
public final class EnergyFiles {
    private static final String FOLDER = "energy/";

    /** Weights of a split are written with few digits; a sum off by more than this is a mistake. */
    private static final double WEIGHT_SUM = 1e-6;

    /** 10⁴ tce, the yearbook's unit, in Mtce. */
    private static final double MTCE = 0.01;

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();

    private EnergyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads and checks all files.
     *
     * @param caseFolder folder with {@code sectors.csv}, {@code fuels.csv} and {@code energy/}
     * @param consumers codes of users that are no producing sectors (households)
     * @throws CaseException with everything found wrong
     */
    public static EnergyData read(Path caseFolder, List<String> consumers) {
        EnergyFiles files = new EnergyFiles(caseFolder);
        Optional<EnergyData> data = files.readAll(consumers);
        if (!files.findings.isEmpty() || data.isEmpty()) {
            throw new CaseException(files.findings);
        }
        return data.get();
    }

    private Optional<EnergyData> readAll(List<String> consumers) {
        for (CsvFile.Row row : file("sources.csv", "id", "citation")) {
            sources.add(row.required("id"));
            row.required("citation");
        }
        List<String> sectorCodes = new ArrayList<>();
        for (CsvFile.Row row :
                CsvFile.read(folder, "sectors.csv", List.of("code"), findings).rows()) {
            sectorCodes.add(row.required("code"));
        }
        sectorCodes.addAll(consumers);
        List<String> goodCodes = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<String> industryFuel = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, "fuels.csv", List.of("good", "leap_fuel", "co2_factor"), findings)
                .rows()) {
            goodCodes.add(row.required("good"));
            industryFuel.add(row.required("leap_fuel"));
            factors.add(atLeast(row, "co2_factor", 0));
        }
        Codes sectors = codes("sector", "sectors.csv", sectorCodes);
        Codes goods = codes("energy good", "fuels.csv", goodCodes);
        List<GenerationTechnology> technologies = technologies();
        List<InventoryFuel> fuels = fuels(goods, technologies);
        Map<String, Integer> fuelIndex = new LinkedHashMap<>();
        fuels.forEach(fuel -> fuelIndex.put(fuel.code(), fuelIndex.size()));
        Codes industries = industries();
        List<InventorySector> inventorySectors = inventorySectors(sectors, industries);
        Set<String> inventoryNames = new HashSet<>();
        inventorySectors.forEach(s -> inventoryNames.add(s.name()));
        List<EnergyData.InventoryRow> rows = inventory(fuels, fuelIndex, inventoryNames);
        List<EnergyData.ProductionRow> production = production(fuels, fuelIndex);
        Map<InventoryRole, String> conversions = conversions(sectors);
        List<EnergyData.YearItem> electricity = yearItems("electricity.csv", "TWh");
        List<EnergyData.YearItem> capacity = yearItems("capacity.csv", "GW");
        List<EnergyData.PublishedCo2> published = published(goods, inventoryNames);
        List<EnergyData.SpecialUse> special = specialUses(fuelIndex, inventoryNames);
        Optional<AccountingChoices> choices = choices(goods, inventoryNames);
        EnergyTargetFiles targets =
                new EnergyTargetFiles(this, sectors, goods, industries, new HashSet<>(industryFuel));
        List<IndustryConstraint> constraints = targets.constraints();
        List<PriceBand> bands = targets.priceBands();
        Map<String, UserClass> classes = targets.userClasses();
        return choices.map(c -> new EnergyData(
                sectors,
                goods,
                factors,
                industryFuel,
                fuels,
                inventorySectors,
                rows,
                production,
                conversions,
                technologies,
                electricity,
                capacity,
                published,
                special,
                c,
                industries,
                constraints,
                bands,
                classes));
    }

    /** The rows of a file of the energy folder. */
    List<CsvFile.Row> file(String name, String... columns) {
        return CsvFile.read(folder, FOLDER + name, Arrays.asList(columns), findings)
                .rows();
    }

    /** Checks a row's basis and that its source is one of {@code sources.csv}. */
    void provenance(CsvFile.Row row) {
        row.basis();
        String source = row.required("source");
        if (!source.isEmpty() && !sources.contains(source)) {
            row.finding("source", source, "an id of sources.csv: " + sources);
        }
    }

    /** A number not below a bound. */
    static double atLeast(CsvFile.Row row, String column, double bound) {
        double value = row.number(column);
        if (value < bound) {
            row.finding(column, row.text(column), "a number of at least " + bound);
        }
        return value;
    }

    /** A code that must be known. */
    static String known(CsvFile.Row row, String column, Set<String> known) {
        String code = row.required(column);
        if (!code.isEmpty() && !known.contains(code)) {
            row.finding(column, code, "one of " + known.stream().sorted().toList());
        }
        return code;
    }

    /** A value of an enumeration, written in lower case with underscores. */
    static <E extends Enum<E>> Optional<E> word(CsvFile.Row row, String column, Class<E> type) {
        String text = row.required(column);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(value);
            }
        }
        if (!text.isEmpty()) {
            row.finding(column, text, "one of " + Arrays.toString(type.getEnumConstants()));
        }
        return Optional.empty();
    }

    private Codes codes(String kind, String file, List<String> list) {
        List<String> distinct = list.stream().distinct().toList();
        if (distinct.size() < list.size()) {
            findings.add(new Finding(file, 0, kind, "a code twice in " + list, "every " + kind + " once"));
        }
        return new Codes(kind, distinct);
    }

    private List<GenerationTechnology> technologies() {
        List<GenerationTechnology> list = new ArrayList<>();
        int residuals = 0;
        for (CsvFile.Row row :
                file("generation-technologies.csv", "technology", "rule", "efficiency", "basis", "source")) {
            provenance(row);
            Optional<GenerationTechnology.Rule> rule = word(row, "rule", GenerationTechnology.Rule.class);
            double efficiency = row.number("efficiency", 0);
            if (rule.isPresent() && rule.get() == GenerationTechnology.Rule.EFFICIENCY) {
                if (!(efficiency > 0 && efficiency < 1)) {
                    row.finding("efficiency", row.text("efficiency"), "a net efficiency between 0 and 1");
                }
            }
            residuals += rule.isPresent() && rule.get() == GenerationTechnology.Rule.RESIDUAL ? 1 : 0;
            rule.ifPresent(r -> list.add(new GenerationTechnology(row.required("technology"), r, efficiency)));
        }
        if (residuals != 1) {
            findings.add(new Finding(
                    FOLDER + "generation-technologies.csv",
                    0,
                    "rule",
                    residuals + " technologies with rule residual",
                    "exactly one, which takes what the others leave of thermal output"));
        }
        return list;
    }

    private List<InventoryFuel> fuels(Codes goods, List<GenerationTechnology> technologies) {
        Set<String> technologyCodes = new HashSet<>();
        technologies.forEach(t -> technologyCodes.add(t.code()));
        List<InventoryFuel> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvFile.Row row : file(
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
            provenance(row);
            String code = row.required("fuel");
            if (!seen.add(code)) {
                row.finding("fuel", code + " a second time", "each fuel once");
            }
            if (!row.text("good").isEmpty()) {
                known(row, "good", Set.copyOf(goods.list()));
            }
            if (!row.text("generation_technology").isEmpty()) {
                known(row, "generation_technology", technologyCodes);
            }
            double factor = atLeast(row, "tce_factor", 0);
            list.add(new InventoryFuel(
                    code,
                    row.required("unit"),
                    factor * MTCE,
                    row.text("good"),
                    known(row, "non_energy", Set.of("reported", "all")).equals("all"),
                    row.text("generation_technology"),
                    row.text("recovered_from"),
                    known(row, "residual_supply", Set.of("net_inflow", "recovery"))
                            .equals("recovery")));
        }
        for (InventoryFuel fuel : list) {
            if (!fuel.recoveredFrom().isEmpty() && !seen.contains(fuel.recoveredFrom())) {
                findings.add(new Finding(
                        FOLDER + "inventory-fuels.csv", 0, "recovered_from", fuel.recoveredFrom(), "one of " + seen));
            }
        }
        return list;
    }

    private Codes industries() {
        List<String> list = new ArrayList<>();
        for (CsvFile.Row row : file("industries.csv", "industry", "basis", "source")) {
            provenance(row);
            list.add(row.required("industry"));
        }
        return codes("industry", FOLDER + "industries.csv", list);
    }

    private List<InventorySector> inventorySectors(Codes sectors, Codes industries) {
        Map<String, List<InventorySector.Part>> parts = new LinkedHashMap<>();
        Map<String, CsvFile.Row> first = new LinkedHashMap<>();
        for (CsvFile.Row row : file(
                "inventory-sectors.csv",
                "inventory_sector",
                "sector",
                "weight",
                "industry",
                "takes_non_energy",
                "basis",
                "source")) {
            provenance(row);
            String name = row.required("inventory_sector");
            String sector = known(row, "sector", Set.copyOf(sectors.list()));
            if (!row.text("industry").isEmpty()) {
                known(row, "industry", Set.copyOf(industries.list()));
            }
            if (!row.text("takes_non_energy").isEmpty()) {
                known(row, "takes_non_energy", Set.of("yes", "no"));
            }
            parts.computeIfAbsent(name, k -> new ArrayList<>())
                    .add(new InventorySector.Part(sector, atLeast(row, "weight", 0)));
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

    private List<EnergyData.InventoryRow> inventory(
            List<InventoryFuel> fuels, Map<String, Integer> fuelIndex, Set<String> inventoryNames) {
        List<EnergyData.InventoryRow> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvFile.Row row :
                file("inventory.csv", "year", "row", "role", "fuel", "value", "unit", "basis", "source", "note")) {
            provenance(row);
            int year = row.integer("year", 0);
            Optional<InventoryRole> role = word(row, "role", InventoryRole.class);
            Integer fuel = fuelIndex.get(known(row, "fuel", fuelIndex.keySet()));
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
                known(row, "row", inventoryNames);
                atLeast(row, "value", 0);
            }
            if (role.get() == InventoryRole.EXCLUDED) {
                row.required("note");
            }
            list.add(new EnergyData.InventoryRow(year, row.text("row"), role.get(), fuel, value));
        }
        return list;
    }

    private List<EnergyData.ProductionRow> production(List<InventoryFuel> fuels, Map<String, Integer> fuelIndex) {
        List<EnergyData.ProductionRow> list = new ArrayList<>();
        for (CsvFile.Row row : file("production.csv", "year", "fuel", "value", "unit", "basis", "source")) {
            provenance(row);
            Integer fuel = fuelIndex.get(known(row, "fuel", fuelIndex.keySet()));
            if (fuel != null) {
                if (!fuels.get(fuel).unit().equals(row.text("unit"))) {
                    row.finding("unit", row.text("unit"), fuels.get(fuel).unit());
                }
                list.add(new EnergyData.ProductionRow(row.integer("year", 0), fuel, atLeast(row, "value", 0)));
            }
        }
        return list;
    }

    private Map<InventoryRole, String> conversions(Codes sectors) {
        Map<InventoryRole, String> map = new LinkedHashMap<>();
        for (CsvFile.Row row : file("conversion-sectors.csv", "role", "sector", "basis", "source")) {
            provenance(row);
            String sector = known(row, "sector", Set.copyOf(sectors.list()));
            word(row, "role", InventoryRole.class).ifPresent(role -> map.put(role, sector));
        }
        for (InventoryRole role : InventoryRole.values()) {
            if (role.converts() && !map.containsKey(role)) {
                findings.add(
                        new Finding(FOLDER + "conversion-sectors.csv", 0, "role", "no row for " + role, "its sector"));
            }
        }
        return map;
    }

    private List<EnergyData.YearItem> yearItems(String name, String unit) {
        List<EnergyData.YearItem> list = new ArrayList<>();
        for (CsvFile.Row row : file(name, "year", "item", "value", "unit", "basis", "source")) {
            provenance(row);
            known(row, "unit", Set.of(unit));
            list.add(new EnergyData.YearItem(row.integer("year", 0), row.required("item"), row.number("value")));
        }
        return list;
    }

    private List<EnergyData.PublishedCo2> published(Codes goods, Set<String> inventoryNames) {
        Set<String> names = new HashSet<>(inventoryNames);
        names.add(EnergyData.TOTAL);
        Set<String> carriers = new HashSet<>(goods.list());
        carriers.add(EnergyData.PROCESS);
        carriers.add(EnergyData.TOTAL);
        List<EnergyData.PublishedCo2> list = new ArrayList<>();
        for (CsvFile.Row row :
                file("co2-published.csv", "year", "inventory_sector", "carrier", "value", "unit", "basis", "source")) {
            provenance(row);
            known(row, "unit", Set.of("Mt CO2"));
            list.add(new EnergyData.PublishedCo2(
                    row.integer("year", 0),
                    known(row, "inventory_sector", names),
                    known(row, "carrier", carriers),
                    atLeast(row, "value", 0)));
        }
        return list;
    }

    private List<EnergyData.SpecialUse> specialUses(Map<String, Integer> fuelIndex, Set<String> inventoryNames) {
        List<EnergyData.SpecialUse> list = new ArrayList<>();
        for (CsvFile.Row row :
                file("special-uses.csv", "use", "inventory_sector", "fuel", "share", "basis", "source")) {
            provenance(row);
            Integer fuel = fuelIndex.get(known(row, "fuel", fuelIndex.keySet()));
            double share = atLeast(row, "share", 0);
            if (share > 1) {
                row.finding("share", row.text("share"), "a share between 0 and 1");
            }
            String sector = known(row, "inventory_sector", inventoryNames);
            if (fuel != null) {
                list.add(new EnergyData.SpecialUse(row.required("use"), sector, fuel, share));
            }
        }
        return list;
    }

    private Optional<AccountingChoices> choices(Codes goods, Set<String> inventoryNames) {
        Optional<AccountingChoices.PowerFinal> power = Optional.empty();
        Optional<AccountingChoices.RecoveredGas> gas = Optional.empty();
        Optional<String> sector = Optional.empty();
        Optional<String> good = Optional.empty();
        double ceiling = Double.NaN;
        Set<String> keys = Set.of(
                "power_final_coal",
                "recovered_gas",
                "power_inventory_sector",
                "power_final_good",
                "non_energy_ceiling");
        for (CsvFile.Row row : file("choices.csv", "key", "value", "basis", "source")) {
            provenance(row);
            switch (known(row, "key", keys)) {
                case "power_final_coal" -> power = word(row, "value", AccountingChoices.PowerFinal.class);
                case "recovered_gas" -> gas = word(row, "value", AccountingChoices.RecoveredGas.class);
                case "power_inventory_sector" -> sector = Optional.of(known(row, "value", inventoryNames));
                case "non_energy_ceiling" -> {
                    ceiling = row.number("value");
                    if (!(ceiling > 0 && ceiling <= 1)) {
                        row.finding("value", row.text("value"), "a share above 0 and at most 1");
                    }
                }
                case "power_final_good" -> good = Optional.of(known(row, "value", Set.copyOf(goods.list())));
                default -> {} // reported by known
            }
        }
        if (power.isEmpty() || gas.isEmpty() || sector.isEmpty() || good.isEmpty() || Double.isNaN(ceiling)) {
            findings.add(new Finding(
                    FOLDER + "choices.csv",
                    0,
                    "key",
                    "a key missing or unreadable",
                    "a valid row for each of " + keys));
            return Optional.empty();
        }
        return Optional.of(new AccountingChoices(power.get(), sector.get(), good.get(), gas.get(), ceiling));
    }
}
