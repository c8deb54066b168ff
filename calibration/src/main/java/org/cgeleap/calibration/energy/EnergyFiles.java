package org.cgeleap.calibration.energy;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.Case;
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
    /** Every file of the folder: one that nothing reads is a slip of the pen, now that some may be missing. */
    private static final Set<String> NAMES = Set.of(
            "sources.csv",
            "inventory.csv",
            "inventory-fuels.csv",
            "inventory-sectors.csv",
            "conversion-sectors.csv",
            "choices.csv",
            "production.csv",
            "electricity.csv",
            "generation-technologies.csv",
            "capacity.csv",
            "co2-published.csv",
            "special-uses.csv",
            "industries.csv",
            "industry-targets.csv",
            "price-bands.csv",
            "user-classes.csv");

    private final Path folder;
    private final String energy;
    private final String sectorsFile;
    private final String fuelsFile;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();

    private EnergyFiles(Path folder, String energy, String sectorsFile, String fuelsFile) {
        this.folder = folder;
        this.energy = energy;
        this.sectorsFile = sectorsFile;
        this.fuelsFile = fuelsFile;
    }

    /**
     * Reads and checks all files of a case, under the names its {@code case.yaml} gives.
     *
     * @param given the case; its sectors and households use energy
     * @return the data, with codes resolved
     * @throws CaseException with everything found wrong
     */
    public static EnergyData read(Case given) {
        return read(
                new EnergyFiles(
                        given.folder(), given.name(Case.ENERGY), given.name(Case.SECTORS), given.name(Case.FUELS)),
                List.of(given.households()));
    }

    /**
     * Reads and checks all files of a folder that need not be a whole case.
     *
     * @param folder with {@code sectors.csv}, {@code fuels.csv} and {@code energy/}
     * @param consumers codes of users that are no producing sectors (households)
     * @return the data, with codes resolved
     * @throws CaseException with everything found wrong
     */
    public static EnergyData read(Path folder, List<String> consumers) {
        return read(new EnergyFiles(folder, Case.ENERGY, Case.SECTORS + ".csv", Case.FUELS + ".csv"), consumers);
    }

    private static EnergyData read(EnergyFiles files, List<String> consumers) {
        Optional<EnergyData> data = files.readAll(consumers);
        if (!files.findings.isEmpty() || data.isEmpty()) {
            throw new CaseException(files.findings);
        }
        return data.get();
    }

    private void strangers() {
        try (Stream<Path> inside = Files.list(folder.resolve(energy))) {
            inside.map(p -> String.valueOf(p.getFileName()))
                    .filter(n -> n.endsWith(".csv") && !NAMES.contains(n))
                    .sorted()
                    .forEach(n -> findings.add(new Finding(
                            path(n),
                            0,
                            "",
                            "a file that nothing reads",
                            "one of " + NAMES.stream().sorted().toList())));
        } catch (IOException e) {
            findings.add(new Finding(path(""), 0, "", "no readable folder", "the energy accounts of the case"));
        }
    }

    private Optional<EnergyData> readAll(List<String> consumers) {
        strangers();
        for (CsvFile.Row row : file("sources.csv", "id", "citation")) {
            sources.add(row.required("id"));
            row.required("citation");
        }
        List<String> sectorCodes = new ArrayList<>();
        for (CsvFile.Row row :
                CsvFile.read(folder, sectorsFile, List.of("code"), findings).rows()) {
            sectorCodes.add(row.required("code"));
        }
        sectorCodes.addAll(consumers);
        List<String> goodCodes = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        List<String> industryFuel = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, fuelsFile, List.of("good", "leap_fuel", "co2_factor"), findings)
                .rows()) {
            goodCodes.add(row.required("good"));
            industryFuel.add(row.required("leap_fuel"));
            factors.add(atLeast(row, "co2_factor", 0));
        }
        Codes sectors = codes("sector", sectorsFile, sectorCodes);
        Codes goods = codes("energy good", fuelsFile, goodCodes);
        List<GenerationTechnology> technologies = technologies();
        InventoryFiles inventory = new InventoryFiles(this);
        List<InventoryFuel> fuels = inventory.fuels(goods, technologies);
        Map<String, Integer> fuelIndex = new LinkedHashMap<>();
        fuels.forEach(fuel -> fuelIndex.put(fuel.code(), fuelIndex.size()));
        Codes industries = industries();
        List<InventorySector> inventorySectors = inventory.sectors(sectors, industries);
        Set<String> inventoryNames = new HashSet<>();
        inventorySectors.forEach(s -> inventoryNames.add(s.name()));
        List<EnergyData.InventoryRow> rows = inventory.rows(fuels, fuelIndex, inventoryNames);
        List<EnergyData.ProductionRow> production = inventory.production(fuels, fuelIndex);
        Map<InventoryRole, String> conversions = inventory.conversions(sectors, rows);
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

    /** Adds a finding about no row in particular. */
    void report(Finding finding) {
        findings.add(finding);
    }

    /** A file of the energy folder as messages name it. */
    String path(String name) {
        return energy + "/" + name;
    }

    /** The rows of a file of the energy folder. */
    List<CsvFile.Row> file(String name, String... columns) {
        return CsvFile.read(folder, path(name), Arrays.asList(columns), findings)
                .rows();
    }

    /** The rows of a file the folder need not have; none where it is missing. */
    List<CsvFile.Row> optional(String name, String... columns) {
        return has(name) ? file(name, columns) : List.of();
    }

    private boolean has(String name) {
        return Files.isRegularFile(folder.resolve(path(name)));
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
                    path("generation-technologies.csv"),
                    0,
                    "rule",
                    residuals + " technologies with rule residual",
                    "exactly one, which takes what the others leave of thermal output"));
        }
        return list;
    }

    private Codes industries() {
        List<String> list = new ArrayList<>();
        for (CsvFile.Row row : file("industries.csv", "industry", "basis", "source")) {
            provenance(row);
            list.add(row.required("industry"));
        }
        return codes("industry", path("industries.csv"), list);
    }

    private List<EnergyData.YearItem> yearItems(String name, String unit) {
        List<EnergyData.YearItem> list = new ArrayList<>();
        for (CsvFile.Row row : optional(name, "year", "item", "value", "unit", "basis", "source")) {
            provenance(row);
            known(row, "unit", Set.of(unit));
            list.add(new EnergyData.YearItem(row.integer("year", 0), row.required("item"), quantity(row)));
        }
        return list;
    }

    /** Only what is net of something else may be negative. */
    private double quantity(CsvFile.Row row) {
        return row.text("item").startsWith("net_") ? row.number("value") : atLeast(row, "value", 0);
    }

    private List<EnergyData.PublishedCo2> published(Codes goods, Set<String> inventoryNames) {
        Set<String> names = new HashSet<>(inventoryNames);
        names.add(EnergyData.TOTAL);
        Set<String> carriers = new HashSet<>(goods.list());
        carriers.add(EnergyData.PROCESS);
        carriers.add(EnergyData.TOTAL);
        List<EnergyData.PublishedCo2> list = new ArrayList<>();
        for (CsvFile.Row row : optional(
                "co2-published.csv", "year", "inventory_sector", "carrier", "value", "unit", "basis", "source")) {
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
                optional("special-uses.csv", "use", "inventory_sector", "fuel", "share", "basis", "source")) {
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
        if (!has("choices.csv")) {
            return Optional.of(AccountingChoices.AS_REPORTED);
        }
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
                    path("choices.csv"), 0, "key", "a key missing or unreadable", "a valid row for each of " + keys));
            return Optional.empty();
        }
        return Optional.of(new AccountingChoices(power.get(), sector.get(), good.get(), gas.get(), ceiling));
    }
}
