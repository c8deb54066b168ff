package org.cgeleap.iotables.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgeleap.iotables.concordance.Concordance;
import org.cgeleap.iotables.read.CsvFile;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.read.YamlFinding;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table update from its YAML and the files it names, relative to the YAML's folder. The keys are shown in the
 * bundled case's {@code tables/derivation.yaml}.
 */
public final class UpdateConfiguration {
    private static final ObjectMapper MAPPER = new YAMLMapper();

    /** Begins a path that is looked up among the bundled tables. */
    private static final String BUNDLED = "bundled:";

    private final Path folder;
    private final Path bundled;
    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private UpdateConfiguration(Path yaml, Path bundled) {
        this.bundled = bundled;
        Path parent = yaml.toAbsolutePath().getParent();
        this.folder = parent == null ? yaml.toAbsolutePath() : parent;
        Path name = yaml.getFileName();
        this.file = name == null ? yaml.toString() : name.toString();
    }

    /**
     * Reads everything an update needs.
     *
     * @param yaml of the update; its files are relative to its folder
     * @param bundled folder that files written as {@code bundled:NAME} are in
     * @return priors in the wanted classification and unit, with the controls brought to it
     * @throws InvalidInputException with every finding of the YAML, or of the first file that cannot be used
     */
    public static UpdateInputs read(Path yaml, Path bundled) {
        return new UpdateConfiguration(yaml, bundled).inputs(yaml);
    }

    /**
     * {@return the hold-out check a YAML names under {@code hold_out}: which prior is held out and the blend that stands in for it}
     *
     * @param yaml of the update; its files are relative to its folder
     * @param bundled folder that files written as {@code bundled:NAME} are in
     * @throws InvalidInputException when it names none
     */
    public static Held held(Path yaml, Path bundled) {
        UpdateConfiguration configuration = new UpdateConfiguration(yaml, bundled);
        UpdateDescription.Held held = configuration.present(
                "hold_out", configuration.description(yaml).holdOut());
        return new Held(
                configuration.present("hold_out.prior", held.prior()),
                CellRules.read(configuration.path("hold_out.blend", held.blend())));
    }

    /**
     * {@return whether a YAML names a hold-out check}
     *
     * @param yaml of the update; its files are relative to its folder
     * @param bundled folder that files written as {@code bundled:NAME} are in
     * @throws InvalidInputException when the YAML cannot be read or has unknown keys
     */
    public static boolean holdsOut(Path yaml, Path bundled) {
        return new UpdateConfiguration(yaml, bundled).description(yaml).holdOut() != null;
    }

    /**
     * A prior held out and the blend of the others.
     *
     * @param prior name of the prior held out
     * @param blend weights of the other priors by cell
     */
    public record Held(String prior, CellRules blend) {}

    private UpdateInputs inputs(Path yaml) {
        UpdateDescription d = description(yaml);
        UpdateDescription.Target target = present("target", d.target());
        UpdateDescription.ForeignTrade trade = present("foreign_trade", d.foreignTrade());
        UpdateDescription.Gross gross = present("gross_trade", d.grossTrade());
        UpdateDescription.TradeCodes codes = present("trade_columns", d.tradeColumns());
        UpdateDescription.Expenditure expenditure = present("expenditure", d.expenditure());
        List<UpdateDescription.Controlled> finalUse = present("final_use", d.finalUse());
        List<UpdateDescription.Controlled> income = present("income", d.income());
        List<UpdateDescription.Prior> priors = present("priors", d.priors());
        Path output = path("output", d.output());
        Path macro = path("macro", d.macro());
        Path industries = path("industries", d.industries());
        Path tradeFile = path("foreign_trade.file", trade.file());
        String exports = present("foreign_trade.exports", trade.exports());
        String imports = present("foreign_trade.imports", trade.imports());
        double yuanPerFigure = present("foreign_trade.yuan_per_figure", trade.yuanPerFigure());

        ControlFile outputs = ControlFile.read(output, List.of("value"));
        ControlFile macros = ControlFile.read(macro, List.of("value"));
        ControlFile foreign = ControlFile.read(tradeFile, List.of(exports, imports));
        List<Label> sectors = outputs.labels();
        TableMetadata metadata = metadata(target);
        double perUnit = yuanPerFigure / metadata.yuanPerUnit();

        double[] produced = new double[sectors.size()];
        double[] exported = new double[sectors.size()];
        double[] imported = new double[sectors.size()];
        for (int i = 0; i < sectors.size(); i++) {
            String code = sectors.get(i).code();
            produced[i] = outputs.figure("value", code, findings);
            exported[i] = perUnit * foreign.figure(exports, code, findings);
            imported[i] = perUnit * foreign.figure(imports, code, findings);
        }
        double[] uses = controlled(finalUse, macros);
        scale(uses, expenditure, macros);
        double[] incomes = controlled(income, macros);
        notes.add("foreign trade at " + yuanPerFigure + " yuan per figure: "
                + present("foreign_trade.basis", trade.basis()));
        List<ControlTotals.Industry> groups = industries(industries, sectors, macros);
        Map<String, IoTable> tables = priors(priors, metadata);
        UpdateInputs inputs = new UpdateInputs(
                metadata,
                sectors,
                labels(finalUse).stream()
                        .map(l -> new UseColumn(l, ColumnRole.FINAL_USE))
                        .toList(),
                new UpdateInputs.TradeColumns(
                        column("exports", codes.exports(), "Exports (foreign)", ColumnRole.EXPORT),
                        column("outflow", codes.outflow(), "Outflow to the rest of the country", ColumnRole.OUTFLOW),
                        column("imports", codes.imports(), "Imports (foreign)", ColumnRole.IMPORT),
                        column("inflow", codes.inflow(), "Inflow from the rest of the country", ColumnRole.INFLOW)),
                labels(income),
                new ControlTotals(produced, exported, imported, uses, incomes, groups),
                tables,
                blend(CellRules.read(path("blend", d.blend())), tables),
                CellRules.read(path("final_shares", d.finalShares())),
                CellRules.read(path("prior_values", d.priorValues())),
                CellRules.read(path("looseness", d.looseness())),
                new UpdateInputs.GrossTrade(
                        present("gross_trade.prior", gross.prior()),
                        present("gross_trade.smallest_share", gross.smallestShare()),
                        present("gross_trade.largest_share", gross.largestShare()),
                        CellRules.read(path("gross_trade.shares", gross.shares()))),
                notes);
        if (!tables.containsKey(inputs.grossTrade().prior())) {
            findings.add(new Finding(
                    file,
                    0,
                    "gross_trade.prior",
                    inputs.grossTrade().prior(),
                    "one of the priors " + String.join(", ", tables.keySet())));
        }
        requireKnownCells(inputs);
        stop();
        return inputs;
    }

    /** Rules for rows and columns the table has not would apply to nothing, unnoticed. */
    private void requireKnownCells(UpdateInputs inputs) {
        Set<String> rows = new TreeSet<>(List.of("*", CellRules.SECTORS, CellRules.VALUE_ADDED));
        Set<String> columns = new TreeSet<>(
                List.of("*", CellRules.SECTORS, CellRules.FINAL_USES, CellRules.TRADE, "outflow", "inflow"));
        for (Label sector : inputs.sectors()) {
            rows.add(sector.code());
            columns.add(sector.code());
        }
        inputs.valueAddedRows().forEach(row -> rows.add(row.code()));
        inputs.finalColumns().forEach(column -> columns.add(column.code()));
        columns.add(inputs.trade().outflow().code());
        columns.add(inputs.trade().inflow().code());
        for (CellRules rules : List.of(
                inputs.blend(),
                inputs.finalShares(),
                inputs.priorValues(),
                inputs.looseness(),
                inputs.grossTrade().shares())) {
            findings.addAll(rules.unknown(rows, columns));
        }
    }

    private UpdateDescription description(Path yaml) {
        try {
            return MAPPER.readValue(yaml.toFile(), UpdateDescription.class);
        } catch (JsonProcessingException e) {
            findings.add(YamlFinding.of(file, e));
        } catch (IOException e) {
            findings.add(new Finding(file, 0, "", e.toString(), "a readable YAML file"));
        }
        throw new InvalidInputException(findings);
    }

    private TableMetadata metadata(UpdateDescription.Target t) {
        return new TableMetadata(
                present("target.region", t.region()),
                present("target.year", t.year()),
                present("target.unit", t.unit()),
                present("target.yuan_per_unit", t.yuanPerUnit()),
                present("target.price_basis", t.priceBasis()),
                Layout.COMPETITIVE,
                present("target.classification", t.classification()),
                1e-6,
                present("target.source", t.source()),
                present("target.licence", t.licence()));
    }

    private List<Label> labels(List<UpdateDescription.Controlled> entries) {
        List<Label> labels = new ArrayList<>();
        for (UpdateDescription.Controlled entry : entries) {
            String code = present("code", entry.code());
            labels.add(new Label(
                    code,
                    entry.name() == null ? code : entry.name(),
                    entry.nameLocal() == null ? "" : entry.nameLocal()));
        }
        return labels;
    }

    private double[] controlled(List<UpdateDescription.Controlled> entries, ControlFile macros) {
        double[] totals = new double[entries.size()];
        for (int k = 0; k < totals.length; k++) {
            totals[k] = macros.figure("value", present("control", entries.get(k).control()), findings);
        }
        return totals;
    }

    /** Expenditure published on another vintage of GDP is brought to the wanted one, net outflow with it. */
    private void scale(double[] uses, UpdateDescription.Expenditure expenditure, ControlFile macros) {
        double wanted = macros.figure("value", present("expenditure.scale_to", expenditure.scaleTo()), findings);
        double stated = macros.figure("value", present("expenditure.net", expenditure.net()), findings);
        for (double use : uses) {
            stated += use;
        }
        double factor = wanted / stated;
        for (int k = 0; k < uses.length; k++) {
            uses[k] *= factor;
        }
        notes.add(String.format(
                Locale.ROOT,
                "expenditure of %.1f brought to GDP of %.1f by the factor %.6f: %s",
                stated,
                wanted,
                factor,
                present("expenditure.basis", expenditure.basis())));
    }

    private List<ControlTotals.Industry> industries(Path csv, List<Label> sectors, ControlFile macros) {
        CsvFile table = CsvFile.read(csv);
        findings.addAll(table.missingColumns(List.of("control", "sector")));
        stop();
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        List<String> codes = sectors.stream().map(Label::code).toList();
        boolean[] seen = new boolean[codes.size()];
        for (int r = 0; r < table.rows().size(); r++) {
            int sector = codes.indexOf(table.cell(r, "sector"));
            if (sector < 0 || seen[sector]) {
                findings.add(new Finding(
                        table.file(),
                        table.line(r),
                        "sector",
                        table.cell(r, "sector"),
                        "each sector of the gross output once"));
                continue;
            }
            seen[sector] = true;
            members.computeIfAbsent(table.cell(r, "control"), c -> new ArrayList<>())
                    .add(sector);
        }
        List<ControlTotals.Industry> groups = new ArrayList<>();
        members.forEach((control, list) -> groups.add(new ControlTotals.Industry(
                control,
                list.stream().mapToInt(Integer::intValue).toArray(),
                macros.figure("value", control, findings))));
        return groups;
    }

    private Map<String, IoTable> priors(List<UpdateDescription.Prior> priors, TableMetadata target) {
        Map<String, IoTable> tables = new LinkedHashMap<>();
        for (UpdateDescription.Prior prior : priors) {
            String name = present("priors.name", prior.name());
            IoTable table = TableReader.readTable(path("priors.table", prior.table()));
            boolean split = table.split();
            if (prior.concordance() != null) {
                table = Concordance.read(path("priors.concordance", prior.concordance()))
                        .aggregate(table);
            }
            tables.put(name, table.inUnit(target.unit(), target.yuanPerUnit()));
            notes.add("prior " + name + ": " + table.metadata().region() + " "
                    + table.metadata().year() + ", " + table.metadata().source()
                    + (split ? "; its domestic and imported goods are added up: the result is competitive" : ""));
        }
        return tables;
    }

    /** A blend whose priors are all there. */
    private CellRules blend(CellRules blend, Map<String, IoTable> tables) {
        for (int r = 0; r < blend.rules().size(); r++) {
            String prior = blend.rules().get(r).key();
            if (!tables.containsKey(prior)) {
                findings.add(new Finding(
                        blend.file(),
                        r + 2,
                        "key",
                        prior.isEmpty() ? "nothing" : prior,
                        "one of the priors " + String.join(", ", tables.keySet())));
            }
        }
        return blend;
    }

    private UseColumn column(String key, @Nullable String code, String name, ColumnRole role) {
        return new UseColumn(Label.of(present("trade_columns." + key, code), name), role);
    }

    private Path path(String key, @Nullable String relative) {
        String given = present(key, relative);
        return given.startsWith(BUNDLED) ? bundled.resolve(given.substring(BUNDLED.length())) : folder.resolve(given);
    }

    private <T> T present(String key, @Nullable T value) {
        if (value == null) {
            findings.add(new Finding(file, 0, key, "nothing", "a value"));
            throw new InvalidInputException(findings);
        }
        return value;
    }

    private void stop() {
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
    }
}
