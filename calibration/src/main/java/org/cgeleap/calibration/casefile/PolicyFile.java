package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code policies.csv}: columns {@code policy,scenario,instrument,key,year,value,unit,basis,source}; the rows of one
 * policy and scenario together say one {@link Policy}. Numbers go into the parameter table.
 */
final class PolicyFile {
    /** Key of the file in case.yaml. */
    static final String PART = "policies";

    private static final List<String> COLUMNS =
            List.of("policy", "scenario", "instrument", "key", "year", "value", "unit", "basis", "source");

    private static final int CONSTANT = Integer.MIN_VALUE;

    private PolicyFile() {}

    /** What the rows of one policy say, while they are read. */
    private record Draft(
            String name,
            String scenario,
            InstrumentForm form,
            Map<String, Policy.Word> words,
            Set<String> numbers,
            CsvFile.Row first) {}

    static List<Policy> read(
            Path folder,
            String file,
            String targets,
            Set<String> scenarios,
            ParameterTable table,
            List<Finding> findings) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (CsvFile.Row row : CsvFile.read(folder, file, COLUMNS, findings).rows()) {
            String name = row.text("policy");
            String scenario = row.text("scenario");
            if (!scenario.isEmpty() && !scenarios.contains(scenario)) {
                row.finding(
                        "scenario",
                        scenario,
                        "blank for all, or a scenario of case.yaml, " + NearestKey.oneOf(scenario, scenarios));
            }
            if (!name.matches("[A-Za-z][A-Za-z0-9_-]*") || name.equals(Policy.ECONOMY)) {
                row.finding(
                        "policy",
                        name,
                        "a name of letters, digits, - and _, and not " + Policy.ECONOMY + ", which is the market of "
                                + targets);
                continue;
            }
            Optional<InstrumentForm> form = InstrumentForm.of(row.text("instrument"));
            if (form.isEmpty()) {
                row.finding(
                        "instrument",
                        row.text("instrument"),
                        NearestKey.oneOf(row.text("instrument"), InstrumentForm.words()));
                continue;
            }
            Draft draft = drafts.computeIfAbsent(
                    name + '\u0000' + scenario,
                    id -> new Draft(name, scenario, form.get(), new LinkedHashMap<>(), new LinkedHashSet<>(), row));
            if (draft.form() != form.get()) {
                row.finding(
                        "instrument",
                        form.get().word(),
                        draft.form().word() + " as in row " + draft.first().line());
                continue;
            }
            key(draft, row, file, table);
        }
        return drafts.values().stream()
                .map(d -> new Policy(
                        d.name(),
                        d.scenario(),
                        d.form(),
                        d.words(),
                        List.copyOf(d.numbers()),
                        file,
                        d.first().line()))
                .toList();
    }

    private static void key(Draft draft, CsvFile.Row row, String file, ParameterTable table) {
        String name = row.required("key");
        Optional<PolicyKey> key = draft.form().key(name);
        if (key.isEmpty()) {
            row.finding(
                    "key",
                    name,
                    "a key of " + draft.form().word() + ", "
                            + NearestKey.oneOf(
                                    name,
                                    draft.form().keys().stream()
                                            .map(PolicyKey::written)
                                            .toList()));
            return;
        }
        String year = row.text("year");
        if (key.get().kind() != PolicyKey.Kind.NUMBER) {
            if (!year.isEmpty()) {
                row.finding("year", year, "nothing: only numbers differ by year");
            }
            Policy.Word before = draft.words().put(name, new Policy.Word(row.required("value"), row.line()));
            if (before != null) {
                row.finding(
                        "key", name + " again after row " + before.line(), "each key once for a policy and scenario");
            }
            return;
        }
        if (!row.text("unit").equals(key.get().unit())) {
            row.finding("unit", row.text("unit"), key.get().unit() + "; turn the number into it");
        }
        int at = row.integer("year", CONSTANT);
        ParameterTable.Entry entry = new ParameterTable.Entry(
                Policy.parameter(draft.name(), name),
                at == CONSTANT ? Optional.empty() : Optional.of(at),
                draft.scenario(),
                row.number("value"),
                row.text("unit"),
                row.basis(),
                row.required("source"),
                file,
                row.line());
        table.add(entry, row);
        draft.numbers().add(name);
    }
}
