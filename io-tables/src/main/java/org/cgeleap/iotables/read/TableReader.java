package org.cgeleap.iotables.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.iotables.read.DescriptionReader.Described;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.ImportedUses;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.Layout;
import org.cgeleap.iotables.table.UseColumn;

/**
 * Reads a table in the canonical layout (io-tables/tables/README.md): a CSV of figures and a YAML of the same name that
 * says what the codes mean.
 *
 * <pre>
 * code,name,name_local,01,02,TIU,FU101,NOF,GO        unit: "10^4 yuan"
 * 01,Agriculture,农业,5,3,8,10,2,20                  columns: [{code: FU101, role: final-use}, …]
 * </pre>
 *
 * In a table that shows domestic and imported goods apart uses are added up, the imported rows' totals become an import
 * column, and the table remembers how much of each use is imported.
 */
public final class TableReader {
    private static final Label IMPORTS = new Label("IM", "Imports, sum of the imported rows", "进口");

    private TableReader() {}

    /**
     * Reads a table with the totals it states.
     *
     * @param csv the CSV file; the description has the same name and the ending .yaml
     * @return the table in competitive form beside every stated total and the sum of its parts
     * @throws InvalidInputException with every finding
     */
    public static ReadTable read(Path csv) {
        Described described = DescriptionReader.read(description(csv));
        TableGrid grid = grid(csv, described);
        List<String> origins = origins(described);
        return new ReadTable(
                CsvFile.fileName(csv), table(grid, described, origins), TotalsAudit.of(grid, described, origins));
    }

    /**
     * Reads a table that has been checked before, without adding up its totals.
     *
     * @param csv the CSV file; the description has the same name and the ending .yaml
     * @return the table in competitive form
     * @throws InvalidInputException with every finding
     */
    public static IoTable readTable(Path csv) {
        Described described = DescriptionReader.read(description(csv));
        return table(grid(csv, described), described, origins(described));
    }

    /**
     * Reads a table from text in the canonical layout, as {@link #read(Path)} does from files.
     *
     * @param name for findings
     * @param figures the CSV
     * @param yaml the description
     * @return the table in competitive form beside every stated total and the sum of its parts
     * @throws InvalidInputException with every finding
     */
    public static ReadTable parse(String name, String figures, String yaml) {
        Described described = DescriptionReader.parse(name, yaml);
        List<Finding> findings = new ArrayList<>();
        TableGrid grid = new TableGrid(CsvFile.parse(name, figures), described, findings);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        List<String> origins = origins(described);
        return new ReadTable(name, table(grid, described, origins), TotalsAudit.of(grid, described, origins));
    }

    private static Path description(Path csv) {
        String name = CsvFile.fileName(csv);
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return csv.resolveSibling(stem + ".yaml");
    }

    private static TableGrid grid(Path csv, Described described) {
        List<Finding> findings = new ArrayList<>();
        TableGrid grid = new TableGrid(CsvFile.read(csv), described, findings);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return grid;
    }

    private static List<String> origins(Described described) {
        return described.metadata().layout() == Layout.DOMESTIC_IMPORTED
                ? List.of(TableGrid.DOMESTIC, TableGrid.IMPORTED)
                : List.of(TableGrid.ALL);
    }

    private static IoTable table(TableGrid grid, Described described, List<String> origins) {
        List<Label> sectors = grid.sectors();
        List<UseColumn> columns = new ArrayList<>(described.useColumns().values());
        boolean split = origins.size() > 1;
        if (split) {
            columns.stream()
                    .filter(c -> c.role() == ColumnRole.IMPORT)
                    .findFirst()
                    .ifPresent(c -> {
                        throw new InvalidInputException(List.of(new Finding(
                                "description",
                                0,
                                "columns",
                                "the import column " + c.code() + " beside rows of imported goods",
                                "no import column: it repeats the imported rows, which are added up")));
                    });
            columns.add(new UseColumn(IMPORTS, ColumnRole.IMPORT));
        }
        List<Label> valueAddedRows = List.copyOf(described.valueAddedRows().values());
        int n = sectors.size();
        double[][] intermediate = new double[n][n];
        double[][] uses = new double[n][columns.size()];
        double[][] importedFlows = new double[n][n];
        double[][] importedUses = new double[n][columns.size()];
        double[][] valueAdded = new double[valueAddedRows.size()][n];
        double[] output = new double[n];
        for (int i = 0; i < n; i++) {
            String row = sectors.get(i).code();
            for (String origin : origins) {
                boolean apart = origin.equals(TableGrid.IMPORTED);
                double total = 0;
                for (int j = 0; j < n; j++) {
                    double flow = grid.value(row, origin, sectors.get(j).code());
                    intermediate[i][j] += flow;
                    importedFlows[i][j] = apart ? flow : 0;
                    total += flow;
                }
                for (int k = 0; k < described.useColumns().size(); k++) {
                    double flow = grid.value(row, origin, columns.get(k).code());
                    uses[i][k] += flow;
                    importedUses[i][k] = apart ? flow : 0;
                    total += columns.get(k).role().sign() * flow;
                }
                if (apart) {
                    uses[i][columns.size() - 1] = total;
                }
            }
            for (int r = 0; r < valueAddedRows.size(); r++) {
                valueAdded[r][i] = grid.value(valueAddedRows.get(r).code(), TableGrid.ALL, row);
            }
            output[i] = grid.value(row, origins.get(0), described.output());
        }
        IoTable table = IoTable.of(
                described.metadata(), sectors, columns, valueAddedRows, intermediate, uses, valueAdded, output);
        return split ? table.withImportedUses(new ImportedUses(importedFlows, importedUses)) : table;
    }
}
