package org.cgeleap.coupling.iamc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What pyam and nomenclature refuse, and identities between variables, checked before anything is written: a finding names
 * the row, what was found, what was expected and the nearest valid name.
 */
public final class IamcRules {
    /** Columns that pyam does not take (pyam, utils.py); exclude is an attribute since its version 2. */
    private static final Set<String> FORBIDDEN = Set.of("data", "meta", "level", "exclude", "measurand", "");

    /** Sums are exact up to rounding of double precision numbers of their size. */
    private static final double TOLERANCE = 1e-9;

    /** Parts that make up a whole; a whole is checked where at least one of its parts is reported. */
    private static final Map<String, List<String>> WHOLES = Map.of(
            "Emissions|CO2", List.of("Gross Emissions|CO2", "Gross Removals|CO2"),
            "Emissions|CO2|Energy", List.of("Emissions|CO2|Energy|Supply", "Emissions|CO2|Energy|Demand"),
            "Secondary Energy|Electricity",
                    List.of(
                            "Secondary Energy|Electricity|Fossil",
                            "Secondary Energy|Electricity|Biomass",
                            "Secondary Energy|Electricity|Nuclear",
                            "Secondary Energy|Electricity|Hydro",
                            "Secondary Energy|Electricity|Solar",
                            "Secondary Energy|Electricity|Wind"),
            "Final Energy|Industry",
                    List.of(
                            "Final Energy|Industry|Electricity",
                            "Final Energy|Industry|Solids",
                            "Final Energy|Industry|Liquids",
                            "Final Energy|Industry|Gases",
                            "Final Energy|Industry|Hydrogen",
                            "Final Energy|Industry|Heat"));

    private static final Map<String, Integer> SIGNS =
            Map.of("Gross Removals|CO2", -1, "Gross Emissions|CO2", 1, "Carbon Capture", 1, "Carbon Removal", 1);

    private final IamcNames names;

    /**
     * Rules for one list of variables.
     *
     * @param names of variables with their units
     */
    public IamcRules(IamcNames names) {
        this.names = names;
    }

    /**
     * Everything wrong with a table; nothing if it may be written.
     *
     * @param table about to be written
     * @return one sentence a finding, with the row's place
     */
    public List<String> findings(IamcTable table) {
        List<String> findings = new ArrayList<>();
        for (String column : table.columns()) {
            if (FORBIDDEN.contains(column.toLowerCase(Locale.ROOT))) {
                findings.add("column " + column + ": found a name that readers of the format reserve; expected "
                        + IamcTable.COLUMNS);
            } else if (!IamcTable.COLUMNS.contains(column)) {
                findings.add("column " + column + ": found a column the format does not have; expected "
                        + IamcTable.COLUMNS + " and years");
            }
        }
        if (table.rows().isEmpty()) {
            findings.add("found no row; expected one or more");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int k = 0; k < table.rows().size(); k++) {
            IamcRow row = table.rows().get(k);
            String place = "row " + (k + 1) + " (" + row + ")";
            Integer before = seen.putIfAbsent(row.key(), k + 1);
            if (before != null) {
                findings.add(place + ": found the same model, scenario, region and variable as in row " + before
                        + "; expected each once");
            }
            blank(place, "model", row.model(), findings);
            blank(place, "scenario", row.scenario(), findings);
            blank(place, "region", row.region(), findings);
            name(place, row, findings);
            values(place, row, table.years(), findings);
        }
        identities(table, findings);
        return findings;
    }

    private static void blank(String place, String column, String text, List<String> findings) {
        if (text.isBlank()) {
            findings.add(place + ": found a blank " + column + "; expected a name");
        }
    }

    private void name(String place, IamcRow row, List<String> findings) {
        String name = row.variable();
        if (IamcNames.own(name)) {
            return;
        }
        Optional<IamcNames.Name> known = names.find(name);
        if (known.isEmpty()) {
            findings.add(place + ": found variable " + name + "; expected a name of the list, the nearest is "
                    + names.nearest(name) + ", or one under " + IamcNames.OWN + "|");
        } else if (!known.get().unit().equals(row.unit())) {
            findings.add(place + ": found unit " + row.unit() + "; expected "
                    + known.get().unit());
        }
    }

    private static void values(String place, IamcRow row, List<Integer> years, List<String> findings) {
        double[] values = row.values();
        if (values.length != years.size()) {
            findings.add(place + ": found " + values.length + " values; expected " + years.size() + ", one a year");
            return;
        }
        for (int t = 0; t < values.length; t++) {
            if (Double.isInfinite(values[t])) {
                findings.add(place + ": found " + values[t] + " in " + years.get(t) + "; expected a finite number");
            }
        }
    }

    private static void identities(IamcTable table, List<String> findings) {
        Map<String, Map<String, double[]>> byPlace = new HashMap<>();
        for (IamcRow row : table.rows()) {
            byPlace.computeIfAbsent(row.model() + ", " + row.scenario() + ", " + row.region(), k -> new HashMap<>())
                    .put(row.variable(), row.values());
        }
        byPlace.forEach((place, rows) -> {
            WHOLES.forEach((whole, parts) -> sum(place, whole, parts, rows, table.years(), findings));
            SIGNS.forEach((variable, sign) -> rows.forEach((name, values) -> {
                if (name.equals(variable) || name.startsWith(variable + "|")) {
                    sign(place, name, sign, values, table.years(), findings);
                }
            }));
        });
    }

    private static void sum(
            String place,
            String whole,
            List<String> parts,
            Map<String, double[]> rows,
            List<Integer> years,
            List<String> findings) {
        double[] total = rows.get(whole);
        List<double[]> some =
                parts.stream().filter(rows::containsKey).map(rows::get).toList();
        if (total == null || some.isEmpty()) {
            return;
        }
        for (int t = 0; t < Math.min(total.length, years.size()); t++) {
            double sum = 0;
            double size = Math.abs(total[t]);
            for (double[] part : some) {
                sum += part[t];
                size += Math.abs(part[t]);
            }
            if (Math.abs(sum - total[t]) > TOLERANCE * Math.max(1, size)) {
                findings.add(place + ", " + years.get(t) + ": found " + whole + " = " + total[t]
                        + "; expected the sum of "
                        + parts.stream().filter(rows::containsKey).toList() + " = " + sum);
                return;
            }
        }
    }

    private static void sign(
            String place, String name, int sign, double[] values, List<Integer> years, List<String> findings) {
        for (int t = 0; t < Math.min(values.length, years.size()); t++) {
            if (sign * values[t] < 0) {
                findings.add(place + ", " + years.get(t) + ": found " + name + " = " + values[t] + "; expected "
                        + (sign > 0 ? "zero or more" : "zero or less"));
                return;
            }
        }
    }
}
