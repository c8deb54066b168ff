package org.cgeleap.iotables.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The YAML beside a table's CSV: metadata and what each code means. Every field is nullable here, because a file may
 * lack it; {@link TableReader} reports what is missing.
 */
record TableDescription(
        @Nullable String region,
        @Nullable Integer year,
        @Nullable String unit,
        @JsonProperty("yuan_per_unit") @Nullable Double yuanPerUnit,
        @JsonProperty("price_basis") @Nullable String priceBasis,
        @Nullable String layout,
        @Nullable String classification,
        @Nullable Double tolerance,
        @JsonProperty("tolerance_basis") @Nullable String toleranceBasis,
        @Nullable String source,
        @Nullable String licence,
        @Nullable List<Entry> columns,
        @Nullable List<Entry> rows) {

    /**
     * A column right of the intermediate block, or a row below it.
     *
     * @param role a use column's role, or value-added, subtotal, intermediate-total, output
     * @param sum parts of a subtotal
     */
    record Entry(
            @Nullable String code,
            @Nullable String name,
            @JsonProperty("name_local") @Nullable String nameLocal,
            @Nullable String role,
            @Nullable List<String> sum) {}
}
