package org.cgeleap.coupling.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.EnergyGood;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.coupling.batch.Watched;
import org.cgeleap.coupling.results.TypedTable.CellType;
import org.cgeleap.coupling.results.TypedTable.Column;

/** {@code gradient.csv}: a row for each result and parameter, every result with the year it is of. */
public final class GradientFile {
    /** Columns with their types. */
    public static final List<Column> COLUMNS = List.of(
            new Column("scenario", CellType.TEXT, "", "name, or two with a colon for their difference"),
            new Column("variable", CellType.TEXT, "", "as --watch has it"),
            new Column("sector", CellType.TEXT, "", "code or name"),
            new Column("fuel", CellType.TEXT, "", "as the case names it"),
            new Column("technology", CellType.TEXT, "", "as the case names it"),
            new Column("year", CellType.INTEGER, "year", "calendar year"),
            new Column("unit", CellType.TEXT, "", "unit of the value"),
            new Column("parameter", CellType.TEXT, "", "number of the case, as a study names it"),
            new Column("at", CellType.NUMBER, "", "its value"),
            new Column("value", CellType.NUMBER, "see column unit", "of the result"),
            new Column("derivative", CellType.NUMBER, "unit of the result", "per unit of the parameter"),
            new Column("elasticity", CellType.NUMBER, "per cent", "of the result for one per cent of the parameter"),
            new Column("kink", CellType.TEXT, "", "empty where the derivative holds to both sides"),
            new Column("method", CellType.TEXT, "", "exact, differences of studies solved again, or none"),
            new Column(
                    "error", CellType.NUMBER, "unit of the result", "how far a derivative by differences may be off"),
            new Column("note", CellType.TEXT, "", "why the derivative is not exact"),
            new Column(
                    "holds_from",
                    CellType.NUMBER,
                    "",
                    "value of the parameter below which something switches; empty where that is not near"),
            new Column("holds_to", CellType.NUMBER, "", "value above which something switches"),
            new Column("switch", CellType.TEXT, "", "what switches there"));

    /** Before the variable of a largest value. */
    static final String PEAK = "peak ";

    /** Names of the columns. */
    public static final List<String> HEADER = COLUMNS.stream().map(Column::name).toList();

    /** Series that every scenario's path is given of. */
    private static final List<String> PATHS = List.of("gdp", "carbon_price", "industrial_co2", "industrial_energy");

    private GradientFile() {}

    /**
     * {@return the yearly paths of a case's scenarios that a page moves by sliders, and the peak of emissions}
     *
     * @param given case, with its scenarios and years
     */
    public static List<Watched> paths(Case given) {
        String years = (given.years().alignment() + 1) + "-" + given.years().horizon();
        List<String> texts = new ArrayList<>();
        given.scenarios().forEach(s -> {
            PATHS.forEach(v -> texts.add(v + "@" + s.name() + "@" + years));
            texts.add("industrial_co2@" + s.name() + "@peak");
        });
        return Watched.parse(texts);
    }

    /**
     * {@return the rows}
     *
     * @param given case, which tells whether an item is a sector, a fuel or a technology
     * @param gradient whose finite values make rows
     */
    public static List<Object[]> rows(Case given, CoupledGradient gradient) {
        List<Object[]> rows = new ArrayList<>();
        for (int w = 0; w < gradient.outputs().size(); w++) {
            Watched output = gradient.outputs().get(w);
            if (!Double.isFinite(gradient.values()[w])) {
                continue; // a result that is there in other years only
            }
            String name = output.name();
            String variable = name.substring(0, name.indexOf('@'));
            boolean peak = name.endsWith("@peak");
            for (int k = 0; k < gradient.parameters().size(); k++) {
                rows.add(new Object[] {
                    output.scenario() + (output.minus().isEmpty() ? "" : ":" + output.minus()),
                    peak ? PEAK + variable : variable,
                    among(output, given, Dimension.SECTOR),
                    among(output, given, Dimension.FUEL),
                    among(output, given, Dimension.TECHNOLOGY),
                    output.year() > 0 ? output.year() : "",
                    gradient.units().get(w),
                    gradient.parameters().get(k),
                    finite(gradient.at()[k]),
                    gradient.values()[w],
                    finite(gradient.derivatives()[w][k]),
                    finite(gradient.elasticity(w, k)),
                    gradient.kinks()[w][k],
                    gradient.ways().get(k).method().word(),
                    finite(gradient.errors()[w][k]),
                    gradient.ways().get(k).why().replaceAll("\\s+", " "),
                    finite(gradient.reaches()[w][k].from()),
                    finite(gradient.reaches()[w][k].to()),
                    gradient.reaches()[w][k].what()
                });
            }
        }
        return rows;
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : "";
    }

    private enum Dimension {
        SECTOR,
        FUEL,
        TECHNOLOGY
    }

    /** What an output's items name; of a ratio, those of its numerator. */
    private static String among(Watched output, Case given, Dimension asked) {
        TreeSet<String> found = new TreeSet<>();
        for (String item : output.of().items()) {
            boolean fuel =
                    given.energyGoods().stream().map(EnergyGood::leapFuel).anyMatch(item::equals);
            boolean technology =
                    given.technologies().stream().map(Technology::code).anyMatch(item::equals);
            boolean here = switch (asked) {
                case SECTOR -> !fuel && !technology;
                case FUEL -> fuel;
                case TECHNOLOGY -> technology && !fuel;
            };
            if (here) {
                found.add(item);
            }
        }
        return String.join(" ", found);
    }
}
