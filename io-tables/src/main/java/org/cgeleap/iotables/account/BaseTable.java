package org.cgeleap.iotables.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgeleap.iotables.check.Discrepancy;
import org.cgeleap.iotables.check.TableCheck;
import org.cgeleap.iotables.concordance.Concordance;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.read.ReadTable;
import org.cgeleap.iotables.read.TableReader;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.update.TableUpdate;
import org.cgeleap.iotables.update.UpdateConfiguration;
import org.cgeleap.iotables.update.UpdateReport;
import org.cgeleap.iotables.update.UpdateResult;

/**
 * The base-year table of a case folder, in the classification of its source and in the case's sectors.
 *
 * <p>The folder holds {@code concordance.csv}, {@code sam.yaml} and either {@code table.csv} with {@code table.yaml} (a
 * table in the canonical layout, used as it is) or {@code derivation.yaml} (a table update, run).
 *
 * @param table the table as read or derived, in 10⁸ yuan
 * @param report what the derivation did; without controls and changes when the table was read
 * @param aggregate the table in the case's sectors
 * @param mapping accounts of its social accounting matrix
 */
public record BaseTable(IoTable table, UpdateReport report, IoTable aggregate, SamMapping mapping) {
    /** Unit of a case's values, whatever the table's own is. */
    private static final String UNIT = "10^8 yuan";

    private static final double YUAN_PER_UNIT = 1e8;

    /**
     * Reads or derives the table.
     *
     * @param folder of the table job
     * @param bundled folder of the bundled tables
     * @param year that the table must be of
     * @return the table in both classifications, flows in 10⁸ yuan
     * @throws InvalidInputException when the table is of another year, a file cannot be used, or a table that was read does not add up
     * @throws org.cgeleap.iotables.balance.ContradictoryTotalsException when control totals contradict each other
     */
    public static BaseTable of(Path folder, Path bundled, int year) {
        SamMapping mapping = SamMapping.read(folder.resolve("sam.yaml"));
        Concordance concordance = Concordance.read(folder.resolve("concordance.csv"));
        Path given = folder.resolve("table.csv");
        UpdateResult result = Files.exists(given)
                ? read(given)
                : new TableUpdate(UpdateConfiguration.read(folder.resolve("derivation.yaml"), bundled)).run();
        IoTable table = result.table().inUnit(UNIT, YUAN_PER_UNIT);
        if (table.metadata().year() != year) {
            throw new InvalidInputException(List.of(new Finding(
                    Files.exists(given) ? "table.yaml" : "derivation.yaml",
                    0,
                    "year",
                    String.valueOf(table.metadata().year()),
                    year + ", the case's base year; put the table of that year in its place, bring it to that year's"
                            + " totals (io update), or change years in case.yaml")));
        }
        return new BaseTable(table, result.report(), concordance.aggregate(table), mapping);
    }

    private static UpdateResult read(Path csv) {
        ReadTable read = TableReader.read(csv);
        List<Discrepancy> wrong = TableCheck.of(read).discrepancies();
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong.stream()
                    .map(d -> new Finding(
                            read.file(),
                            0,
                            d.column(),
                            "row " + d.row() + ", stated " + d.stated() + ", " + d.rule() + " " + d.computed(),
                            "totals that add up within "
                                    + read.table().metadata().tolerance()))
                    .toList());
        }
        return new UpdateResult(
                read.table(),
                new UpdateReport(
                        List.of(),
                        List.of(),
                        0,
                        0,
                        List.of("table read from " + read.file() + ": "
                                + read.table().metadata().source())));
    }

    /** {@return the social accounting matrix of the aggregate} */
    public SocialAccountingMatrix sam() {
        return SocialAccountingMatrix.of(aggregate, mapping);
    }
}
