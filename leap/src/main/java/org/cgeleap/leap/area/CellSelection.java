package org.cgeleap.leap.area;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cgeleap.leap.expression.ExpressionException;
import org.cgeleap.leap.expression.NearestName;
import org.cgeleap.leap.expression.Node;
import org.jspecify.annotations.Nullable;

/** Filters and unit in the brackets of a reference to data: {@code Key\GDP[10^8 yuan, Region=North]}. */
final class CellSelection {
    private static final List<String> DIMENSIONS = List.of("Region", "Scenario");

    private final LeapArea area;

    CellSelection(LeapArea area) {
        this.area = area;
    }

    /** The cell that the filters choose, starting from the one that stands without them. */
    Cell apply(Cell cell, Node.Reference reference) {
        Node.Selection selection = reference.selection();
        if (selection == null) {
            return cell;
        }
        int scenario = cell.scenario();
        int region = cell.region();
        for (Node.Filter filter : selection.filters()) {
            if (!filter.equal()) {
                throw new ExpressionException(
                        filter.position(),
                        "\"" + filter.dimension() + "<>" + filter.element() + "\" for data",
                        "Dimension=Element",
                        "sums over all but one element exist for results only");
            }
            if (filter.element().isEmpty()) {
                throw new ExpressionException(
                        filter.position(),
                        "filter \"" + filter.dimension() + "=\" without an element",
                        "Dimension=Element",
                        "name the element");
            }
            switch (filter.dimension().toLowerCase(Locale.ROOT)) {
                case "region" ->
                    region = index(
                            area.regionIndex(filter.element()),
                            filter,
                            area.regions().stream().map(Region::name).toList());
                case "scenario" ->
                    scenario = index(
                            area.scenarioIndex(filter.element()),
                            filter,
                            area.scenarios().stream().map(Scenario::name).toList());
                default ->
                    throw new ExpressionException(
                            filter.position(),
                            "filter \"" + filter.dimension() + "\"",
                            "one of " + DIMENSIONS + " for data",
                            NearestName.hint(filter.dimension(), DIMENSIONS));
            }
        }
        return new Cell(cell.branch(), cell.variable(), scenario, region);
    }

    private static int index(OptionalInt found, Node.Filter filter, List<String> names) {
        return found.orElseThrow(() -> new ExpressionException(
                filter.position(),
                filter.dimension().toLowerCase(Locale.ROOT) + " \"" + filter.element() + "\"",
                "one of " + names,
                NearestName.hint(filter.element(), names)));
    }

    /** Factor from the unit in which the cell is written to the one asked for. */
    double factor(Cell cell, @Nullable Entry entry, Node.Reference reference) {
        Node.Selection selection = reference.selection();
        if (selection == null || selection.unit().isEmpty()) {
            return 1;
        }
        Branch branch = area.branches().get(cell.branch());
        String written = entry != null && !entry.unit().isEmpty()
                ? entry.unit()
                : cell.variable().defaultUnit();
        written = written.isEmpty() ? branch.unit() : written;
        if (written.isEmpty()) {
            throw new ExpressionException(
                    selection.position(),
                    "unit \"" + selection.unit() + "\" of " + branch.path() + ", which has none",
                    "a branch with a unit",
                    "fill the column unit");
        }
        return new FuelConversion(area)
                .convert(
                        new Node.Label(selection.position(), written),
                        new Node.Label(selection.position(), selection.unit()));
    }
}
