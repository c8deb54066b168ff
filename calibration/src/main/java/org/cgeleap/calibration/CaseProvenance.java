package org.cgeleap.calibration;

import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Basis;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CsvFile;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.economy.Benchmark;
import org.cgeleap.calibration.economy.BenchmarkAccounts;
import org.cgeleap.calibration.economy.EnergyRole;

/** Lists every number of a case that reached the solver with where it comes from. */
final class CaseProvenance {
    private final CaseInputs inputs;
    private final List<Provenance> all = new ArrayList<>();

    private CaseProvenance(CaseInputs inputs) {
        this.inputs = inputs;
    }

    static List<Provenance> of(CaseInputs inputs, Benchmark benchmark) {
        CaseProvenance provenance = new CaseProvenance(inputs);
        provenance.parameters();
        provenance.table("sectors.csv", "code", List.of("resource_share"));
        provenance.table("fuels.csv", "good", List.of("co2_factor"));
        provenance.table(
                "power.csv",
                "technology",
                List.of(
                        "capital_share",
                        "labour_share",
                        "resource_share",
                        "material_share",
                        "heat_rate",
                        "capture_rate",
                        "removal",
                        "markup"));
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

    private void policy() {
        List<Finding> ignored = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(inputs.given().folder(), "policy.csv", List.of("scenario"), ignored)
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
        List<Finding> ignored = new ArrayList<>();
        Case given = inputs.given();
        String file = given.folder()
                .relativize(given.part("leap").resolve("expressions.csv"))
                .toString();
        for (CsvFile.Row row :
                CsvFile.read(given.folder(), file, List.of("branch"), ignored).rows()) {
            String expression = row.text("expression");
            try {
                double value = Double.parseDouble(expression);
                all.add(new Provenance(
                        row.text("branch") + ":" + row.text("variable") + "[" + row.text("scenario") + "]",
                        value,
                        row.text("unit"),
                        row.basis(),
                        row.text("source")));
            } catch (NumberFormatException e) {
                numbersIn(row, expression);
            }
        }
    }

    /** Each number of an expression, in the order it stands there. */
    private void numbersIn(CsvFile.Row row, String expression) {
        java.util.regex.Matcher numbers = java.util.regex.Pattern.compile("(?<![A-Za-z_0-9])[0-9]+(\\.[0-9]+)?")
                .matcher(expression);
        int position = 0;
        while (numbers.find()) {
            position++;
            all.add(new Provenance(
                    row.text("branch") + ":" + row.text("variable") + "[" + row.text("scenario") + "]#" + position,
                    Double.parseDouble(numbers.group()),
                    row.text("unit"),
                    row.basis(),
                    row.text("source")));
        }
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
            add("benchmark.export." + given.near() + "." + code, a.exportNear()[s], value, table);
            add("benchmark.import." + given.far() + "." + code, a.importFar()[s], value, table);
            add("benchmark.import." + given.near() + "." + code, a.importNear()[s], value, table);
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
                                "energy accounts of the base year (energy/README.md)");
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
                    "electricity balance of the base year (energy/electricity.csv)");
        }
    }

    private void add(String key, double value, String unit, String source) {
        if (value != 0) {
            all.add(new Provenance(key, value, unit, Basis.DERIVED, source));
        }
    }
}
