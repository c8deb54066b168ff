package org.cgeleap.coupling.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.results.CheckRow;
import org.cgeleap.coupling.results.Checks;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.Results;
import org.cgeleap.coupling.study.StudyResult;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a run of a case gave: how it ended, results and checks as Tablesaw tables. Tables are fresh copies. */
public final class CaseRun {
    private final StudyResult study;

    CaseRun(StudyResult study) {
        this.study = study;
    }

    /** {@return whether every scenario converged and every check holds: what exit status 0 of {@code run} says} */
    public boolean converged() {
        return study.usable() && checks(study).stream().allMatch(CheckRow::pass);
    }

    /**
     * {@return how each scenario ended, by its name: {@code converged}, {@code stalled}, …; those that could not begin are missing}
     */
    public Map<String, String> status() {
        Map<String, String> status = new LinkedHashMap<>();
        study.scenarios()
                .forEach(s -> status.put(s.scenario().name(), s.status().word()));
        return status;
    }

    /**
     * {@return the rows of {@code results.csv}: {@code scenario, model, year, variable, sector, fuel, technology, unit, value}; empty
     * strings where a dimension does not apply}
     */
    public Table results() {
        List<ResultRow> rows = Results.of(study);
        StringColumn scenario = StringColumn.create("scenario");
        StringColumn model = StringColumn.create("model");
        IntColumn year = IntColumn.create("year");
        StringColumn variable = StringColumn.create("variable");
        StringColumn sector = StringColumn.create("sector");
        StringColumn fuel = StringColumn.create("fuel");
        StringColumn technology = StringColumn.create("technology");
        StringColumn unit = StringColumn.create("unit");
        DoubleColumn value = DoubleColumn.create("value");
        for (ResultRow row : rows) {
            scenario.append(row.scenario());
            model.append(row.model());
            year.append(row.year());
            variable.append(row.variable());
            sector.append(row.sector());
            fuel.append(row.fuel());
            technology.append(row.technology());
            unit.append(row.unit());
            value.append(row.value());
        }
        return Table.create("results", scenario, model, year, variable, sector, fuel, technology, unit, value);
    }

    /**
     * {@return the path of a variable that is of no sector, fuel or technology: {@code scenario, year, value}}
     *
     * @param variable such as {@code gdp} or {@code carbon_price}; an unknown one gives no rows
     */
    public Table path(String variable) {
        StringColumn scenario = StringColumn.create("scenario");
        IntColumn year = IntColumn.create("year");
        DoubleColumn value = DoubleColumn.create("value");
        Results.of(study).stream()
                .filter(r -> r.variable().equals(variable))
                .filter(r -> (r.sector() + r.fuel() + r.technology()).isEmpty())
                .forEach(r -> {
                    scenario.append(r.scenario());
                    year.append(r.year());
                    value.append(r.value());
                });
        return Table.create(variable, scenario, year, value);
    }

    /** {@return the rows of {@code checks.csv}: {@code scenario, year, check, value, tolerance, pass}} */
    public Table checks() {
        StringColumn scenario = StringColumn.create("scenario");
        IntColumn year = IntColumn.create("year");
        StringColumn check = StringColumn.create("check");
        DoubleColumn value = DoubleColumn.create("value");
        DoubleColumn tolerance = DoubleColumn.create("tolerance");
        BooleanColumn pass = BooleanColumn.create("pass");
        for (CheckRow row : checks(study)) {
            scenario.append(row.scenario());
            year.append(row.year());
            check.append(row.check());
            value.append(row.value());
            tolerance.append(row.tolerance());
            pass.append(row.pass());
        }
        return Table.create("checks", scenario, year, check, value, tolerance, pass);
    }

    private static List<CheckRow> checks(StudyResult study) {
        return Checks.of(study, LoopOptions.standard().tolerance());
    }
}
