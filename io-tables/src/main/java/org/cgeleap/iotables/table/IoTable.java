package org.cgeleap.iotables.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input-output table, immutable. Sectors are both rows (products) and columns (industries), in one order.
 *
 * <p>Row identity: output(i) = Σⱼ intermediate(i, j) + Σₖ sign(k) · finalUse(i, k). Column identity: output(j) = Σᵢ
 * intermediate(i, j) + Σᵣ valueAdded(r, j). Neither is enforced here: {@link #rowGap} and {@link #columnGap} say by how
 * much a table misses them. All flows are in the unit of {@link #metadata()}.
 *
 * <p>Uses are of goods from everywhere. A table that shows domestic and imported goods apart ({@link #split}) also says how
 * much of each use is imported; the sum of a product's imported uses is its entry in the import column.
 */
public final class IoTable {
    private final TableMetadata metadata;
    private final List<Label> sectors;
    private final List<UseColumn> columns;
    private final List<Label> valueAddedRows;
    private final double[][] intermediate;
    private final double[][] finalUse;
    private final double[][] valueAdded;
    private final double[] output;
    private final @Nullable ImportedUses imported;

    private IoTable(
            TableMetadata metadata,
            List<Label> sectors,
            List<UseColumn> columns,
            List<Label> valueAddedRows,
            double[][] intermediate,
            double[][] finalUse,
            double[][] valueAdded,
            double[] output,
            @Nullable ImportedUses imported) {
        this.metadata = metadata.withLayout(imported == null ? Layout.COMPETITIVE : Layout.DOMESTIC_IMPORTED);
        this.imported = imported;
        this.sectors = List.copyOf(sectors);
        this.columns = List.copyOf(columns);
        this.valueAddedRows = List.copyOf(valueAddedRows);
        this.intermediate = copy(intermediate);
        this.finalUse = copy(finalUse);
        this.valueAdded = copy(valueAdded);
        this.output = output.clone();
    }

    /**
     * {@return a table from its blocks, which are copied}
     *
     * @param metadata unit, year, source and the like; its layout becomes competitive
     * @param sectors n products and industries, in one order
     * @param columns use columns, with the sign each has in the row identity
     * @param valueAddedRows components of value added
     * @param intermediate n × n, product by industry
     * @param finalUse n × number of use columns
     * @param valueAdded number of value-added rows × n
     * @param output n
     * @throws IllegalArgumentException when a block's shape does not fit the labels
     */
    public static IoTable of(
            TableMetadata metadata,
            List<Label> sectors,
            List<UseColumn> columns,
            List<Label> valueAddedRows,
            double[][] intermediate,
            double[][] finalUse,
            double[][] valueAdded,
            double[] output) {
        int n = sectors.size();
        requireShape("intermediate block", intermediate, n, n);
        requireShape("final uses", finalUse, n, columns.size());
        requireShape("value added", valueAdded, valueAddedRows.size(), n);
        if (output.length != n) {
            throw new IllegalArgumentException("output has " + output.length + " entries for " + n + " sectors");
        }
        return new IoTable(
                metadata, sectors, columns, valueAddedRows, intermediate, finalUse, valueAdded, output, null);
    }

    /**
     * {@return the same table with its imported uses apart}
     *
     * @param uses imported part of each use, in the table's unit
     * @throws IllegalArgumentException when a block's shape does not fit, or there is not exactly one import column
     */
    public IoTable withImportedUses(ImportedUses uses) {
        requireShape("imported intermediate block", uses.intermediate(), size(), size());
        requireShape("imported final uses", uses.finalUse(), size(), columns.size());
        if (columns.stream().filter(c -> c.role() == ColumnRole.IMPORT).count() != 1) {
            throw new IllegalArgumentException("imported uses apart; expected one import column, their sum");
        }
        return new IoTable(
                metadata, sectors, columns, valueAddedRows, intermediate, finalUse, valueAdded, output, uses);
    }

    private static void requireShape(String block, double[][] values, int rows, int columns) {
        if (values.length != rows) {
            throw new IllegalArgumentException(block + ": " + values.length + " rows, expected " + rows);
        }
        for (double[] row : values) {
            if (row.length != columns) {
                throw new IllegalArgumentException(block + ": " + row.length + " columns, expected " + columns);
            }
        }
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }

    /** {@return unit, year, source and the like} */
    public TableMetadata metadata() {
        return metadata;
    }

    /** {@return the sectors, in table order} */
    public List<Label> sectors() {
        return sectors;
    }

    /** {@return the use columns, in table order} */
    public List<UseColumn> columns() {
        return columns;
    }

    /** {@return the value-added rows, in table order} */
    public List<Label> valueAddedRows() {
        return valueAddedRows;
    }

    /** {@return number of sectors} */
    public int size() {
        return sectors.size();
    }

    /**
     * {@return use of product i by industry j}
     *
     * @param i position of the product, from 0
     * @param j position of the industry, from 0
     */
    public double intermediate(int i, int j) {
        return intermediate[i][j];
    }

    /**
     * {@return entry of product i in use column k, with the sign of the source (imports and inflows positive)}
     *
     * @param i position of the product, from 0
     * @param k position of the use column, from 0
     */
    public double finalUse(int i, int k) {
        return finalUse[i][k];
    }

    /** {@return whether uses of imported goods are shown apart} */
    public boolean split() {
        return imported != null;
    }

    /**
     * {@return use of imported product i by industry j; zero where imports are not shown apart}
     *
     * @param i position of the product, from 0
     * @param j position of the industry, from 0
     */
    public double importedIntermediate(int i, int j) {
        return imported == null ? 0 : imported.intermediate()[i][j];
    }

    /**
     * {@return imported goods in use column k of product i; zero where imports are not shown apart}
     *
     * @param i position of the product, from 0
     * @param k position of the use column, from 0
     */
    public double importedFinalUse(int i, int k) {
        return imported == null ? 0 : imported.finalUse()[i][k];
    }

    /**
     * {@return value-added component r of industry j}
     *
     * @param r position of the value-added row, from 0
     * @param j position of the industry, from 0
     */
    public double valueAdded(int r, int j) {
        return valueAdded[r][j];
    }

    /**
     * {@return gross output of sector j}
     *
     * @param j position of the sector, from 0
     */
    public double output(int j) {
        return output[j];
    }

    /**
     * {@return Σⱼ intermediate(i, j)}
     *
     * @param i position of the product, from 0
     */
    public double intermediateUse(int i) {
        double sum = 0;
        for (double z : intermediate[i]) {
            sum += z;
        }
        return sum;
    }

    /**
     * {@return Σᵢ intermediate(i, j)}
     *
     * @param j position of the industry, from 0
     */
    public double intermediateInput(int j) {
        double sum = 0;
        for (double[] row : intermediate) {
            sum += row[j];
        }
        return sum;
    }

    /**
     * {@return value added of industry j, all components}
     *
     * @param j position of the industry, from 0
     */
    public double valueAdded(int j) {
        double sum = 0;
        for (double[] row : valueAdded) {
            sum += row[j];
        }
        return sum;
    }

    /**
     * {@return column total of a use column, Σᵢ finalUse(i, k)}
     *
     * @param k position of the use column, from 0
     */
    public double finalUseTotal(int k) {
        double sum = 0;
        for (double[] row : finalUse) {
            sum += row[k];
        }
        return sum;
    }

    /**
     * {@return sum of a role's columns for product i, unsigned: Σ finalUse(i, k) over columns of that role}
     *
     * @param i position of the product, from 0
     * @param role of the columns added up
     */
    public double ofRole(int i, ColumnRole role) {
        double sum = 0;
        for (int k = 0; k < columns.size(); k++) {
            if (columns.get(k).role() == role) {
                sum += finalUse[i][k];
            }
        }
        return sum;
    }

    /**
     * {@return exports + outflow + net outflow − imports − inflow of product i}
     *
     * @param i position of the product, from 0
     */
    public double netOutflow(int i) {
        double sum = 0;
        for (int k = 0; k < columns.size(); k++) {
            ColumnRole role = columns.get(k).role();
            if (role.isTrade()) {
                sum += role.sign() * finalUse[i][k];
            }
        }
        return sum;
    }

    /**
     * {@return what the row says minus output: Σⱼ z + Σₖ sign · f − output(i)}
     *
     * @param i position of the product, from 0
     */
    public double rowGap(int i) {
        double sum = intermediateUse(i);
        for (int k = 0; k < columns.size(); k++) {
            sum += columns.get(k).role().sign() * finalUse[i][k];
        }
        return sum - output[i];
    }

    /**
     * {@return what the column says minus output: Σᵢ z + Σᵣ v − output(j)}
     *
     * @param j position of the industry, from 0
     */
    public double columnGap(int j) {
        return intermediateInput(j) + valueAdded(j) - output[j];
    }

    /**
     * {@return position of a sector}
     *
     * @param code of the sector, matched exactly
     * @throws IllegalArgumentException when there is no such sector
     */
    public int sector(String code) {
        for (int i = 0; i < sectors.size(); i++) {
            if (sectors.get(i).code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no sector " + code + " in the table of " + metadata.region() + " "
                + metadata.year() + ", classification " + metadata.classification());
    }

    /**
     * {@return position of a use column, or −1}
     *
     * @param code of the use column, matched exactly
     */
    public int column(String code) {
        for (int k = 0; k < columns.size(); k++) {
            if (columns.get(k).code().equals(code)) {
                return k;
            }
        }
        return -1;
    }

    /**
     * {@return position of a value-added row, or −1}
     *
     * @param code of the value-added row, matched exactly
     */
    public int valueAddedRow(String code) {
        for (int r = 0; r < valueAddedRows.size(); r++) {
            if (valueAddedRows.get(r).code().equals(code)) {
                return r;
            }
        }
        return -1;
    }

    /**
     * {@return the same table with every flow in another unit}
     *
     * @param unit name of the new unit, such as {@code 10^8 yuan}
     * @param yuanPerUnit yuan in one of the new unit
     */
    public IoTable inUnit(String unit, double yuanPerUnit) {
        double factor = metadata.yuanPerUnit() / yuanPerUnit;
        if (factor == 1) {
            return this;
        }
        double[] scaled = output.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return new IoTable(
                metadata.withUnit(unit, yuanPerUnit),
                sectors,
                columns,
                valueAddedRows,
                scale(intermediate, factor),
                scale(finalUse, factor),
                scale(valueAdded, factor),
                scaled,
                imported == null ? null : imported.times(factor));
    }

    private static double[][] scale(double[][] values, double factor) {
        double[][] scaled = copy(values);
        for (double[] row : scaled) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return scaled;
    }
}
