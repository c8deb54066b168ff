package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.Case;
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
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_0-9])[0-9]+(\\.[0-9]+)?");
    private static final Pattern NUMBER_ALONE = Pattern.compile("-?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

    private final CaseInputs inputs;
    private final List<Provenance> all = new ArrayList<>();

    private CaseProvenance(CaseInputs inputs) {
        this.inputs = inputs;
    }

    static List<Provenance> of(CaseInputs inputs, Benchmark benchmark) {
        CaseProvenance provenance = new CaseProvenance(inputs);
        provenance.parameters();
        provenance.table(inputs.given().name(Case.SECTORS), "code", List.of("resource_share"));
        provenance.table(inputs.given().name(Case.FUELS), "good", List.of("co2_factor"));
        provenance.table(
                inputs.given().name(Case.TECHNOLOGIES),
                "technology",
                List.of(
                        "capital_share",
                        "labour_share",
                        "resource_share",
                        "material_share",
                        "heat_rate",
                        "capture_rate",
                        "removal"));
        provenance.markups();
        provenance.policy();
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

    private void table(String file, String key, List<String> columns) {
        List<Finding> ignored = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(inputs.given().folder(), file, List.of(key), ignored)
                .rows()) {
            for (String column : columns) {
                if (!row.text(column).isEmpty()) {
                    all.add(new Provenance(
                            row.text(key) + "." + column,
                            row.number(column),
                            row.text("unit"),
                            row.basis(),
                            row.text("source")));
                }
            }
        }
    }

    private void markups() {
        String costs = inputs.given().parts().getOrDefault(LevelisedCost.PART, "");
        if (!costs.isEmpty()) {
            LevelisedCost.read(inputs.given().folder(), costs, new ArrayList<>())
                    .forEach((technology, cost) -> cost.items()
                            .forEach((item, e) -> all.add(new Provenance(
                                    technology + "." + item.word(), e.value(), e.unit(), e.basis(), e.source()))));
        }
        for (Technology technology : inputs.given().technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                add(
                        technology.code() + ".markup",
                        technology.markup(),
                        "cost over the price of generation",
                        "as typed, or levelised cost (case.yaml, power: costs) over generation_price");
            }
        }
    }

    private void policy() {
        List<Finding> ignored = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(
                        inputs.given().folder(), inputs.given().name(Case.POLICY), List.of("scenario"), ignored)
                .rows()) {
            all.add(new Provenance(
                    "intensity_reduction[" + row.text("scenario") + "][" + row.text("from") + "-" + row.text("to")
                            + "]",
                    row.number("reduction"),
                    row.text("unit"),
                    row.basis(),
                    row.text("source")));
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
        Matcher numbers = NUMBER.matcher(expression);
        String before = "0";
        int position = 0;
        while (numbers.find()) {
            position++;
            String year = before;
            Optional<FittedValue> fit = replaced.stream()
                    .filter(v -> String.valueOf(v.year()).equals(year))
                    .findFirst();
            all.add(new Provenance(
                    alone ? key : key + "#" + position,
                    Double.parseDouble(numbers.group()),
                    entry.unit(),
                    fit.isPresent() ? Basis.FITTED : basis(entry.basis()),
                    fit.map(FittedValue::source).orElse(entry.source())));
            before = fit.isPresent() ? "" : numbers.group();
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
                "base-year table in the case's sectors after the energy rows were harmonised (calibrate reports every change)";
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

    private void add(String key, double value, String unit, String source) {
        if (value != 0) {
            all.add(new Provenance(key, value, unit, Basis.DERIVED, source));
        }
    }
}
