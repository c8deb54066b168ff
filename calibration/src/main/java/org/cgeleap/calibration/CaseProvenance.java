package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseNumbers;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.LevelisedCost;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Benchmark;
import org.cgeleap.calibration.economy.BenchmarkAccounts;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.leap.area.Entry;
import org.cgeleap.leap.area.LeapArea;

/** Lists every number of a case that reached the solver with where it comes from. */
final class CaseProvenance {
    private static final Pattern NUMBER_ALONE = Pattern.compile("-?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

    private final CaseInputs inputs;
    private final List<Provenance> all = new ArrayList<>();

    private CaseProvenance(CaseInputs inputs) {
        this.inputs = inputs;
    }

    static List<Provenance> of(CaseInputs inputs, Benchmark benchmark) {
        CaseProvenance provenance = new CaseProvenance(inputs);
        provenance.parameters();
        Map<String, Double> now = provenance.numbers();
        provenance.table(inputs.given().name(Case.SECTORS), "code", "sector.", List.of("resource_share"), now);
        provenance.table(inputs.given().name(Case.FUELS), "good", "", List.of("co2_factor"), now);
        provenance.table(
                inputs.given().name(Case.TECHNOLOGIES),
                "technology",
                "technology.",
                List.of(
                        "capital_share",
                        "labour_share",
                        "resource_share",
                        "material_share",
                        "heat_rate",
                        "capture_rate",
                        "removal"),
                now);
        provenance.markups(now);
        provenance.nests(now);
        provenance.policy(now);
        provenance.area();
        provenance.accounts(benchmark.accounts());
        return List.copyOf(provenance.all);
    }

    private void parameters() {
        for (ParameterTable.Entry e : inputs.given().parameters().entries()) {
            String key = e.key()
                    + (e.scenario().isEmpty() ? "" : "[" + e.scenario() + "]")
                    + e.year().map(y -> "[" + y + "]").orElse("");
            all.add(new Provenance(key, e.value(), e.unit(), e.basis(), e.source()));
        }
    }

    /** What stands beside the parameter files, by name; a run may have it changed from what the files say. */
    private Map<String, Double> numbers() {
        Map<String, Double> now = new TreeMap<>(CaseNumbers.of(inputs.given()));
        inputs.given().energyGoods().forEach(g -> now.put(g.code() + ".co2_factor", g.co2Factor()));
        return now;
    }

    private void table(String file, String key, String stem, List<String> columns, Map<String, Double> now) {
        List<Finding> ignored = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(inputs.given().folder(), file, List.of(key), ignored)
                .rows()) {
            for (String column : columns) {
                if (!row.text(column).isEmpty()) {
                    String name = row.text(key) + "." + column;
                    double was = row.number(column);
                    add(
                            name,
                            now.getOrDefault(stem + name, was),
                            was,
                            row.text("unit"),
                            row.basis(),
                            row.text("source"));
                }
            }
        }
    }

    private void markups(Map<String, Double> now) {
        String costs = inputs.given().parts().getOrDefault(LevelisedCost.PART, "");
        if (!costs.isEmpty()) {
            LevelisedCost.read(inputs.given().folder(), costs, new ArrayList<>())
                    .forEach((technology, cost) -> cost.items().forEach((item, e) -> {
                        String name = technology + "." + item.word();
                        double value = now.getOrDefault("technology." + name, e.value());
                        add(name, value, e.value(), e.unit(), e.basis(), e.source());
                    }));
        }
        for (Technology technology : inputs.given().technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                String key = technology.code() + ".markup";
                double was = markup(technology);
                double value = technology.markup();
                // the two are worked out in a different order where a price or a cost was changed
                boolean same = Math.abs(value - was) <= 1e-12 * Math.abs(was);
                all.add(new Provenance(
                        key,
                        value,
                        "cost over the price of generation",
                        same ? Basis.DERIVED : Basis.ASSUMED,
                        (same ? "" : "changed for this run (was " + was + "): ")
                                + "as typed, or levelised cost (case.yaml, power: costs) over generation_price"));
            }
        }
    }

    /** The mark-up that a technology's costs, or its row, give. */
    private double markup(Technology technology) {
        if (technology.cost().isPresent()) {
            return technology.cost().get().perKilowattHour()
                    / inputs.given().parameters().value("generation_price");
        }
        Case given = inputs.given();
        return CsvFile.read(given.folder(), given.name(Case.TECHNOLOGIES), List.of("technology"), new ArrayList<>())
                .rows()
                .stream()
                .filter(row -> row.text("technology").equals(technology.code()))
                .mapToDouble(row -> row.number("markup"))
                .findFirst()
                .orElse(technology.markup());
    }

    private void nests(Map<String, Double> now) {
        String file = inputs.given().name(Case.NESTS);
        now.forEach((name, value) -> {
            if (name.startsWith("nest.")) {
                all.add(new Provenance(name, value, "1", Basis.ASSUMED, "elasticity typed in " + file));
            }
        });
    }

    private void policy(Map<String, Double> now) {
        List<Finding> ignored = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(
                        inputs.given().folder(), inputs.given().name(Case.POLICY), List.of("scenario"), ignored)
                .rows()) {
            double was = row.number("reduction");
            add(
                    "intensity_reduction[" + row.text("scenario") + "][" + row.text("from") + "-" + row.text("to")
                            + "]",
                    now.getOrDefault("reduction." + row.text("scenario") + "." + row.text("from"), was),
                    was,
                    row.text("unit"),
                    row.basis(),
                    row.text("source"));
        }
    }

    private void area() {
        LeapArea area = inputs.area();
        for (Entry entry : area.entries()) {
            String branch = area.branches().get(entry.branch()).path();
            String variable = entry.variable().label();
            String scenario = area.scenarios().get(entry.scenario()).name();
            List<FittedValue> replaced = inputs.fitted().stream()
                    .filter(v -> v.part() == FittedValue.Part.LEAP
                            && v.key().equals(branch)
                            && v.variable().equals(variable)
                            && v.scenario().equals(scenario))
                    .toList();
            numbersOf(entry, branch + ":" + variable + "[" + scenario + "]", replaced);
        }
    }

    /** Each number of an expression, in the order it stands there; the year before a fitted value names it. */
    private void numbersOf(Entry entry, String key, List<FittedValue> replaced) {
        String expression = entry.expression().text();
        boolean alone = NUMBER_ALONE.matcher(expression.strip()).matches();
        String before = "0";
        int position = 0;
        for (String number : AreaNumbers.numbers(expression)) {
            position++;
            String year = before;
            Optional<FittedValue> fit = replaced.stream()
                    .filter(v -> String.valueOf(v.year()).equals(year))
                    .findFirst();
            all.add(new Provenance(
                    alone ? key : key + "#" + position,
                    Double.parseDouble(number),
                    entry.unit(),
                    fit.isPresent() ? Basis.FITTED : basis(entry.basis()),
                    fit.map(FittedValue::source).orElse(entry.source())));
            before = fit.isPresent() ? "" : number;
        }
    }

    private static Basis basis(String word) {
        return Arrays.stream(Basis.values())
                .filter(b -> b.word().equals(word))
                .findFirst()
                .orElse(Basis.ASSUMED);
    }

    private void accounts(BenchmarkAccounts a) {
        Case given = inputs.given();
        String value = "10^8 yuan";
        String table =
                "base-year table in the case's sectors after the energy rows were harmonised (calibrate reports every"
                        + " change)";
        for (int s = 0; s < given.sectors().size(); s++) {
            String code = given.sectors().get(s).code();
            add("benchmark.output." + code, a.output()[s], value, table);
            add("benchmark.labour." + code, a.labour()[s], value, table);
            add("benchmark.capital." + code, a.capital()[s], value, table);
            add("benchmark.tax." + code, a.tax()[s], value, table);
            add("benchmark.household." + code, a.household()[s], value, table);
            add("benchmark.government." + code, a.government()[s], value, table);
            add("benchmark.investment." + code, a.investment()[s], value, table);
            add("benchmark.export." + given.far() + "." + code, a.exportFar()[s], value, table);
            if (given.hasNear()) {
                add("benchmark.export." + given.near() + "." + code, a.exportNear()[s], value, table);
            }
            add("benchmark.import." + given.far() + "." + code, a.importFar()[s], value, table);
            if (given.hasNear()) {
                add("benchmark.import." + given.near() + "." + code, a.importNear()[s], value, table);
            }
            for (int i = 0; i < given.sectors().size(); i++) {
                add(
                        "benchmark.purchase." + given.sectors().get(i).code() + "." + code,
                        a.materials()[i][s],
                        value,
                        table);
            }
        }
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < given.energyGoods().size(); f++) {
                for (int u = 0; u < given.sectors().size() + 2; u++) {
                    String user = u < given.sectors().size()
                            ? given.sectors().get(u).code()
                            : u == given.sectors().size() ? given.households() : given.government();
                    String key = given.energyGoods().get(f).code() + "." + user;
                    double mtce = a.mtce()[role.index()][f][u];
                    if (mtce > 0) {
                        add(
                                "benchmark." + role.name().toLowerCase(java.util.Locale.ROOT) + "." + key,
                                mtce,
                                "Mtce",
                                "energy accounts of the base year (folder " + given.name(Case.ENERGY) + ")");
                        if (role == EnergyRole.ENERGY) {
                            add(
                                    "benchmark.energy_price." + key,
                                    a.energyPrice()[f][u],
                                    "10^8 yuan/Mtce",
                                    "harmonised value of the table over the quantity of the accounts");
                        }
                    }
                }
            }
        }
        for (int g = 0; g < given.technologies().size(); g++) {
            add(
                    "benchmark.generation." + given.technologies().get(g).code(),
                    a.generation()[g],
                    "TWh",
                    "electricity balance of the base year (" + given.name(Case.ENERGY) + "/electricity.csv)");
        }
    }

    /** A number of a file, or what it was changed to. */
    private void add(String key, double value, double was, String unit, Basis basis, String source) {
        all.add(
                value == was
                        ? new Provenance(key, was, unit, basis, source)
                        : new Provenance(
                                key, value, unit, Basis.ASSUMED, "changed for this run (was " + was + "): " + source));
    }

    private void add(String key, double value, String unit, String source) {
        if (value != 0) {
            all.add(new Provenance(key, value, unit, Basis.DERIVED, source));
        }
    }
}
