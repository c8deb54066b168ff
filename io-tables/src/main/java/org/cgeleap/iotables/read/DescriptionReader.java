package org.cgeleap.iotables.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;
import org.jspecify.annotations.Nullable;

/** Reads the YAML description beside a table and reports what is missing in it. */
final class DescriptionReader {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A subtotal column or row and its parts. */
    record Subtotal(String code, List<String> parts) {}

    /**
     * A description without gaps.
     *
     * @param intermediateTotal code of the column (and of the row) that adds up the intermediate block, or null
     * @param output code of the output column
     * @param totalInput code of the total-input row, or null
     */
    record Described(
            TableMetadata metadata,
            Map<String, UseColumn> useColumns,
            List<Subtotal> columnSubtotals,
            @Nullable String intermediateTotal,
            String output,
            Map<String, Label> valueAddedRows,
            List<Subtotal> rowSubtotals,
            @Nullable String totalInputs,
            @Nullable String totalInput) {

        boolean knowsColumn(String code) {
            return useColumns.containsKey(code)
                    || code.equals(intermediateTotal)
                    || code.equals(output)
                    || columnSubtotals.stream().anyMatch(s -> s.code().equals(code));
        }

        boolean knowsRow(String code) {
            return valueAddedRows.containsKey(code)
                    || code.equals(totalInputs)
                    || code.equals(totalInput)
                    || rowSubtotals.stream().anyMatch(s -> s.code().equals(code));
        }
    }

    private final String file;
    private final List<Finding> findings;

    private DescriptionReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    static Described read(Path yaml) {
        String file = CsvFile.fileName(yaml);
        List<Finding> findings = new ArrayList<>();
        if (!Files.exists(yaml)) {
            findings.add(new Finding(
                    file, 0, "", "no such file", "a description of the table beside its CSV, see tables/README.md"));
            throw new InvalidInputException(findings);
        }
        TableDescription description;
        try {
            description = MAPPER.readValue(yaml.toFile(), TableDescription.class);
        } catch (JsonProcessingException e) {
            findings.add(YamlFinding.of(file, e));
            throw new InvalidInputException(findings);
        } catch (IOException e) {
            findings.add(new Finding(file, 0, "", e.toString(), "a readable YAML file"));
            throw new InvalidInputException(findings);
        }
        Described described = new DescriptionReader(file, findings).complete(description);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return described;
    }

    /** The same from text, for tables that were never written. */
    static Described parse(String file, String yaml) {
        List<Finding> findings = new ArrayList<>();
        try {
            Described described =
                    new DescriptionReader(file, findings).complete(MAPPER.readValue(yaml, TableDescription.class));
            if (findings.isEmpty()) {
                return described;
            }
        } catch (JsonProcessingException e) {
            findings.add(YamlFinding.of(file, e));
        }
        throw new InvalidInputException(findings);
    }

    private Described complete(TableDescription d) {
        Layout layout = Layout.COMPETITIVE;
        String wanted = text("layout", d.layout());
        if (wanted.equals(Layout.DOMESTIC_IMPORTED.key())) {
            layout = Layout.DOMESTIC_IMPORTED;
        } else if (!wanted.equals(Layout.COMPETITIVE.key())) {
            findings.add(new Finding(file, 0, "layout", wanted, "competitive or domestic-imported"));
        }
        TableMetadata metadata = new TableMetadata(
                text("region", d.region()),
                (int) number("year", d.year()),
                text("unit", d.unit()),
                number("yuan_per_unit", d.yuanPerUnit()),
                text("price_basis", d.priceBasis()),
                layout,
                text("classification", d.classification()),
                number("tolerance", d.tolerance()),
                text("source", d.source()),
                text("licence", d.licence()));
        Map<String, UseColumn> uses = new LinkedHashMap<>();
        List<Subtotal> columnSubtotals = new ArrayList<>();
        String intermediateTotal = null;
        String output = "";
        for (TableDescription.Entry entry : listed("columns", d.columns())) {
            Label label = label(entry);
            String role = text("role of " + label.code(), entry.role());
            switch (role) {
                case "subtotal" -> columnSubtotals.add(new Subtotal(label.code(), parts(entry)));
                case "intermediate-total" -> intermediateTotal = label.code();
                case "output" -> output = label.code();
                default -> useColumn(label, role, uses);
            }
        }
        if (output.isEmpty()) {
            findings.add(new Finding(file, 0, "columns", "no column of role output", "one column of role output"));
        }
        Map<String, Label> valueAdded = new LinkedHashMap<>();
        List<Subtotal> rowSubtotals = new ArrayList<>();
        String totalInputs = null;
        String totalInput = null;
        for (TableDescription.Entry entry : listed("rows", d.rows())) {
            Label label = label(entry);
            String role = text("role of " + label.code(), entry.role());
            switch (role) {
                case "value-added" -> valueAdded.put(label.code(), label);
                case "subtotal" -> rowSubtotals.add(new Subtotal(label.code(), parts(entry)));
                case "intermediate-total" -> totalInputs = label.code();
                case "output" -> totalInput = label.code();
                default ->
                    findings.add(new Finding(
                            file,
                            0,
                            "rows, " + label.code(),
                            "role " + role,
                            "value-added, subtotal, intermediate-total or output"));
            }
        }
        return new Described(
                metadata,
                uses,
                columnSubtotals,
                intermediateTotal,
                output,
                valueAdded,
                rowSubtotals,
                totalInputs,
                totalInput);
    }

    private void useColumn(Label label, String role, Map<String, UseColumn> uses) {
        for (ColumnRole candidate : ColumnRole.values()) {
            if (candidate.key().equals(role)) {
                uses.put(label.code(), new UseColumn(label, candidate));
                return;
            }
        }
        findings.add(new Finding(
                file,
                0,
                "columns, " + label.code(),
                "role " + role,
                "final-use, export, outflow, net-outflow, import, inflow, discrepancy, subtotal, intermediate-total or"
                        + " output"));
    }

    private Label label(TableDescription.Entry entry) {
        String code = text("code", entry.code());
        String name = entry.name() == null ? code : entry.name();
        return new Label(code, name, entry.nameLocal() == null ? "" : entry.nameLocal());
    }

    private List<String> parts(TableDescription.Entry entry) {
        if (entry.sum() == null || entry.sum().isEmpty()) {
            findings.add(
                    new Finding(file, 0, String.valueOf(entry.code()), "a subtotal without parts", "sum: [codes]"));
            return List.of();
        }
        return entry.sum();
    }

    private List<TableDescription.Entry> listed(String key, @Nullable List<TableDescription.Entry> entries) {
        if (entries == null) {
            findings.add(new Finding(file, 0, key, "nothing", "a list of codes with roles"));
            return List.of();
        }
        return entries;
    }

    private String text(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            findings.add(new Finding(file, 0, key, "nothing", "a text"));
            return "";
        }
        return value;
    }

    private double number(String key, @Nullable Number value) {
        if (value == null) {
            findings.add(new Finding(file, 0, key, "nothing", "a number"));
            return 1;
        }
        return value.doubleValue();
    }
}
