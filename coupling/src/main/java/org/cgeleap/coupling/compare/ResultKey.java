package org.cgeleap.coupling.compare;

import java.util.stream.Stream;

/**
 * What names a row of results.csv.
 *
 * @param scenario name
 * @param model cge, leap or coupled
 * @param year calendar year
 * @param variable of results.csv
 * @param sector code, or empty
 * @param fuel code, or empty
 * @param technology code, or empty
 */
public record ResultKey(
        String scenario, String model, int year, String variable, String sector, String fuel, String technology) {

    /** {@return the row in words} */
    public String words() {
        StringBuilder words = new StringBuilder(variable);
        String codes = String.join(
                ",",
                Stream.of(sector, fuel, technology).filter(c -> !c.isEmpty()).toList());
        if (!codes.isEmpty()) {
            words.append('[').append(codes).append(']');
        }
        return words.append(' ').append(scenario).append(' ').append(year).toString();
    }
}
