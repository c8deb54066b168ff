package org.cgeleap.iotables.update;

import java.util.List;
import java.util.Map;
import org.cgeleap.iotables.read.Finding;
import org.cgeleap.iotables.read.InvalidInputException;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.TableMetadata;
import org.cgeleap.iotables.table.UseColumn;

/**
 * Everything a table update needs, read and checked.
 *
 * @param metadata what the wanted table will say of itself
 * @param sectors its sectors
 * @param finalColumns its final-use columns, without trade
 * @param trade its trade columns
 * @param valueAddedRows its value-added rows
 * @param totals what is known of it
 * @param priors prior tables in its classification, by name
 * @param blend weights of the priors by cell: coefficients of intermediate use and value added, structure of final use
 * @param finalShares shares of a final-use column that replace the blend, by cell
 * @param priorValues values of intermediate and final cells that replace the blend, in the wanted table's unit
 * @param looseness how readily a cell moves
 * @param grossTrade where prior gross flows with the rest of the country come from
 * @param notes choices made on the way, for the report
 */
public record UpdateInputs(
        TableMetadata metadata,
        List<Label> sectors,
        List<UseColumn> finalColumns,
        TradeColumns trade,
        List<Label> valueAddedRows,
        ControlTotals totals,
        Map<String, IoTable> priors,
        CellRules blend,
        CellRules finalShares,
        CellRules priorValues,
        CellRules looseness,
        GrossTrade grossTrade,
        List<String> notes) {
    /**
     * Copies the collections.
     *
     * @param metadata what the wanted table will say of itself
     * @param sectors its sectors
     * @param finalColumns its final-use columns, without trade
     * @param trade its trade columns
     * @param valueAddedRows its value-added rows
     * @param totals what is known of it
     * @param priors prior tables in its classification, by name
     * @param blend weights of the priors by cell: coefficients of intermediate use and value added, structure of final
     *     use
     * @param finalShares shares of a final-use column that replace the blend, by cell
     * @param priorValues values of intermediate and final cells that replace the blend, in the wanted table's unit
     * @param looseness how readily a cell moves
     * @param grossTrade where prior gross flows with the rest of the country come from
     * @param notes choices made on the way, for the report
     */
    public UpdateInputs {
        sectors = List.copyOf(sectors);
        finalColumns = List.copyOf(finalColumns);
        valueAddedRows = List.copyOf(valueAddedRows);
        notes = List.copyOf(notes);
    }

    /**
     * {@return a prior by name}
     *
     * @param name of the prior, as the configuration calls it
     * @throws IllegalArgumentException when there is none of that name
     */
    public IoTable prior(String name) {
        IoTable prior = priors.get(name);
        if (prior == null) {
            throw new IllegalArgumentException("no prior " + name + " among " + priors.keySet());
        }
        return prior;
    }

    /**
     * The four trade columns of the wanted table.
     *
     * @param exports sales to foreign countries
     * @param outflow sales to the rest of the country
     * @param imports purchases from foreign countries
     * @param inflow purchases from the rest of the country
     */
    public record TradeColumns(UseColumn exports, UseColumn outflow, UseColumn imports, UseColumn inflow) {}

    /**
     * Prior gross flows with the rest of the country.
     *
     * @param prior name of the prior whose outflow per output and inflow per use are taken
     * @param smallestShare smallest share of output and of use taken, so that every flow can move
     * @param largestShare largest part of output that may leave the region
     * @param shares shares that replace the prior's: key {@code outflow} of output, key {@code inflow} of use, by sector
     */
    public record GrossTrade(String prior, double smallestShare, double largestShare, CellRules shares) {}

    /**
     * {@return the same with another blend of the priors}
     *
     * @param other weights of the priors by cell; a note with its name is added
     * @throws InvalidInputException when the blend names a prior that is not there
     */
    public UpdateInputs withBlend(CellRules other) {
        for (CellRules.Rule rule : other.rules()) {
            if (!priors.containsKey(rule.key())) {
                throw new InvalidInputException(List.of(new Finding(
                        other.file(), 0, "", "prior " + rule.key(), "one of " + String.join(", ", priors.keySet()))));
            }
        }
        List<String> more = new java.util.ArrayList<>(notes);
        more.add("blend " + other.file());
        return new UpdateInputs(
                metadata,
                sectors,
                finalColumns,
                trade,
                valueAddedRows,
                totals,
                priors,
                other,
                finalShares,
                priorValues,
                looseness,
                grossTrade,
                more);
    }
}
