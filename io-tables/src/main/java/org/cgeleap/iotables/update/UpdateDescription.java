package org.cgeleap.iotables.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The YAML of a table update as written; {@link UpdateConfiguration} reports what is missing. */
record UpdateDescription(
        @Nullable Target target,
        @Nullable List<Prior> priors,
        @Nullable String output,
        @Nullable String macro,
        @JsonProperty("final_use") @Nullable List<Controlled> finalUse,
        @Nullable Expenditure expenditure,
        @Nullable List<Controlled> income,
        @Nullable String industries,
        @JsonProperty("foreign_trade") @Nullable ForeignTrade foreignTrade,
        @JsonProperty("gross_trade") @Nullable Gross grossTrade,
        @JsonProperty("trade_columns") @Nullable TradeCodes tradeColumns,
        @Nullable String blend,
        @JsonProperty("final_shares") @Nullable String finalShares,
        @JsonProperty("prior_values") @Nullable String priorValues,
        @Nullable String looseness,
        @JsonProperty("hold_out") @Nullable Held holdOut) {

    record Target(
            @Nullable String region,
            @Nullable Integer year,
            @Nullable String unit,
            @JsonProperty("yuan_per_unit") @Nullable Double yuanPerUnit,
            @JsonProperty("price_basis") @Nullable String priceBasis,
            @Nullable String classification,
            @Nullable String source,
            @Nullable String licence) {}

    record Held(@Nullable String prior, @Nullable String blend) {}

    record Prior(
            @Nullable String name,
            @Nullable String table,
            @Nullable String concordance) {}

    record Controlled(
            @Nullable String code,
            @Nullable String name,
            @JsonProperty("name_local") @Nullable String nameLocal,
            @Nullable String control) {}

    record Expenditure(
            @JsonProperty("scale_to") @Nullable String scaleTo,
            @Nullable String net,
            @Nullable String basis) {}

    record ForeignTrade(
            @Nullable String file,
            @Nullable String exports,
            @Nullable String imports,
            @JsonProperty("yuan_per_figure") @Nullable Double yuanPerFigure,
            @Nullable String basis) {}

    record Gross(
            @Nullable String prior,
            @JsonProperty("smallest_share") @Nullable Double smallestShare,
            @JsonProperty("largest_share") @Nullable Double largestShare,
            @Nullable String shares) {}

    record TradeCodes(
            @Nullable String exports,
            @Nullable String outflow,
            @Nullable String imports,
            @Nullable String inflow) {}
}
