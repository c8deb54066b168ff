package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys parameter files may have: a key nothing reads is a slip of the pen, not a silent default. */
final class KnownKeys {
    private static final List<String> PLAIN = List.of(
            "gdp_growth",
            "population",
            "participation",
            "capital_stock",
            "depreciation",
            "saving_share",
            "government_share",
            "foreign_saving",
            "generation_price",
            "grid_factor_inflow",
            "grid_factor_alignment",
            "heat_rate_index",
            "own_use_index",
            "loss_index",
            "discount_rate",
            "wage_curve",
            "unemployment",
            LinkFile.LOGIT);

    private KnownKeys() {}

    static void check(Case given, Set<String> elasticities, List<Finding> findings) {
        Set<String> known = new LinkedHashSet<>(PLAIN);
        known.addAll(elasticities);
        List<String> users = new ArrayList<>();
        for (Sector sector : given.sectors()) {
            users.add(sector.code());
            known.add(LinkFile.LOGIT + "." + sector.code());
            if (!sector.resource().isEmpty()) {
                known.add("resource_growth." + sector.resource());
            }
            elasticities.forEach(key -> known.add(key + "." + sector.code()));
        }
        users.add(given.households());
        users.add(given.government());
        for (Technology technology : given.technologies()) {
            String code = technology.code();
            elasticities.forEach(key -> known.add(key + "." + code));
            known.addAll(List.of("resource_index." + code, "limit." + code, "cost_index." + code));
            known.addAll(List.of("full_load_hours." + code, "capital_cost." + code, "plant_lifetime." + code));
        }
        for (EnergyGood good : given.energyGoods()) {
            known.add("stock_index." + good.code());
            for (String user : users) {
                known.add("energy_index." + user + "." + good.code());
                known.add("uncovered." + good.code() + "." + user);
            }
        }
        // checked where the file of policies was read
        given.policies().forEach(p -> p.numbers().forEach(key -> known.add(p.parameter(key))));
        Set<String> reported = new LinkedHashSet<>();
        for (ParameterTable.Entry entry : given.parameters().entries()) {
            if (!known.contains(entry.key()) && reported.add(entry.key())) {
                findings.add(new Finding(
                        entry.file(),
                        entry.row(),
                        "key",
                        entry.key() + ", which nothing reads",
                        "a key of docs/case.md; the nearest is " + NearestKey.of(entry.key(), known)));
            }
        }
    }
}
