package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.ParameterTable;
import org.cgeleap.calibration.casefile.Sector;
import org.cgeleap.calibration.casefile.Technology;

/**
 * What the case says of a year before anything is solved: GDP path, labour, saving, resources, limits. Shape: one value
 * a year, index 0 the base year.
 *
 * @param economy of the case
 * @param gdpPath 10⁸ yuan of the base year
 * @param labour index of the base year
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers for arithmetic; instances are never compared
public record YearPlan(Economy economy, double[] gdpPath, double[] labour) {

    /**
     * {@return the plan of a case}
     *
     * @param economy of the case
     */
    public static YearPlan of(Economy economy) {
        Case given = economy.given();
        ParameterTable table = given.parameters();
        int years = given.years().count();
        double[] gdp = new double[years];
        double[] labour = new double[years];
        gdp[0] = economy.accounts().gdp();
        int base = given.years().base();
        double people = workers(table, base);
        labour[0] = 1;
        for (int t = 1; t < years; t++) {
            gdp[t] = gdp[t - 1] * (1 + table.value("gdp_growth", "", base + t) / 100);
            labour[t] = workers(table, base + t) / people;
        }
        return new YearPlan(economy, gdp, labour);
    }

    private static double workers(ParameterTable table, int year) {
        return table.value("population", "", year) * table.value("participation", "", year, 1);
    }

    /**
     * Writes the year's numbers into the model's parameters.
     *
     * @param p the model's parameters, changed in place
     * @param year of the path
     * @param scenario whose rows go first
     * @param capital stock, base year = 1
     */
    public void apply(double[] p, int year, String scenario, double capital) {
        Case given = economy.given();
        ParameterTable table = given.parameters();
        double[] base = economy.compiled().baseParameters();
        int t = given.years().index(year);
        double gdpIndex = gdpPath[t] / gdpPath[0];
        set(p, "gdp_path", gdpPath[t]);
        set(p, "labour", base[index("labour")] * labour[t]);
        set(p, "capital", capital);
        set(p, "government_path", gdpIndex * table.value("government_share", scenario, year, 1));
        set(p, "foreign_path", gdpIndex * table.value("foreign_saving", scenario, year, 1));
        set(p, "saving_share", base[index("saving_share")] * table.value("saving_share", scenario, year, 1));
        for (Sector sector : given.sectors()) {
            if (!sector.resource().isEmpty()) {
                int parameter = economy.compiled().findParameter("resource." + sector.resource());
                if (parameter >= 0) {
                    p[parameter] = table.value("resource_growth." + sector.resource(), scenario, year, 1);
                }
            }
        }
        for (int f = 0; f < economy.fuels(); f++) {
            String good = given.energyGoods().get(f).code();
            int stock = economy.compiled().findParameter(Names.stock(good));
            if (stock >= 0) {
                p[stock] = base[stock] * stockIndex(table, good, scenario, year);
            }
        }
        for (Technology technology : given.technologies()) {
            if (technology.kind() == Technology.Kind.LATENT) {
                set(p, "limit." + technology.code(), table.value("limit." + technology.code(), scenario, year, 0));
                set(
                        p,
                        "cost." + technology.code(),
                        technology.markup() * table.value("cost_index." + technology.code(), scenario, year, 1));
            }
        }
        for (int f = 0; f < economy.fuels(); f++) {
            for (int u = 0; u < economy.users(); u++) {
                int covered = economy.coveredParameter(f, u);
                if (covered >= 0) {
                    String key = "uncovered." + given.energyGoods().get(f).code() + "." + economy.userCode(u);
                    p[covered] = 1
                            - table.value(
                                    key, scenario, year, economy.accounts().uncoveredShare()[f][u]);
                }
            }
        }
    }

    /** What is put into stock against the alignment year; 1 up to it. */
    private double stockIndex(ParameterTable table, String good, String scenario, int year) {
        int alignment = economy.given().years().alignment();
        String key = "stock_index." + good;
        double there = table.value(key, scenario, alignment, 1);
        return year <= alignment || !(there > 0) ? 1 : table.value(key, scenario, year, 1) / there;
    }

    private int index(String parameter) {
        return economy.compiled().parameterIndex(parameter);
    }

    private void set(double[] p, String parameter, double value) {
        p[index(parameter)] = value;
    }
}
