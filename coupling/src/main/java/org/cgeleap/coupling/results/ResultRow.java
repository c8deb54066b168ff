package org.cgeleap.coupling.results;

/**
 * One value of {@code results.csv}; empty text where a dimension does not apply.
 *
 * @param scenario name
 * @param model cge, leap or coupled
 * @param year calendar year
 * @param variable as README lists them
 * @param sector code of the economy's sector, or name of LEAP's industry
 * @param fuel coal, oil, gas or electricity, as the case names them
 * @param technology of generation, or LEAP's process or technology
 * @param unit of the value
 * @param value finite
 */
public record ResultRow(
        String scenario,
        String model,
        int year,
        String variable,
        String sector,
        String fuel,
        String technology,
        String unit,
        double value) {}
