package org.cgeleap.coupling.iamc;

import java.util.Arrays;
import java.util.Objects;

/**
 * A row of a wide IAMC table.
 *
 * @param model name and version
 * @param scenario name
 * @param region name
 * @param variable of the list, levels separated by {@code |}
 * @param unit as the list spells it
 * @param values by year; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
public record IamcRow(String model, String scenario, String region, String variable, String unit, double[] values) {

    /**
     * Copies the values.
     *
     * @param model name and version
     * @param scenario name
     * @param region name
     * @param variable of the list, levels separated by {@code |}
     * @param unit as the list spells it
     * @param values by year
     */
    public IamcRow {
        values = values.clone();
    }

    /** {@return a copy of the values, by year as the table's years; NaN where there is none} */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** What two rows must not have in common. */
    String key() {
        return String.join("\u0000", model, scenario, region, variable);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IamcRow r
                && key().equals(r.key())
                && unit.equals(r.unit)
                && Arrays.equals(values, r.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key(), unit, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return scenario + ", " + region + ", " + variable + ", " + unit;
    }
}
