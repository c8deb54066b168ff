package org.cgeleap.calibration.casefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the files of a case. */
final class CaseConsistency {
    private CaseConsistency() {}

    static void check(Case given, List<Finding> findings) {
        Set<String> trees = given.trees().keySet();
        for (Sector sector : given.sectors()) {
            if (!trees.contains(sector.tree())) {
                findings.add(new Finding(
                        given.name(Case.SECTORS), 0, sector.code(), "tree " + sector.tree(), "one of " + trees));
            }
            if (sector.resource().isEmpty() != (sector.resourceShare() == 0)) {
                findings.add(new Finding(
                        given.name(Case.SECTORS),
                        0,
                        sector.code(),
                        "resource '" + sector.resource() + "' with share " + sector.resourceShare(),
                        "a resource with a share above zero, or neither"));
            }
        }
        for (String tree : List.of("household", "government", "investment")) {
            if (!trees.contains(tree)) {
                findings.add(new Finding(
                        given.name(Case.NESTS), 0, "trees", "no tree " + tree, "the tree of final demand " + tree));
            }
        }
        if (given.energyIndex(given.powerGood()) < 0) {
            findings.add(new Finding(
                    "case.yaml",
                    0,
                    "power",
                    "good " + given.powerGood(),
                    "one of the energy goods "
                            + given.energyGoods().stream().map(EnergyGood::code).toList()));
        }
        Set<String> keys = new LinkedHashSet<>();
        given.trees().values().forEach(tree -> elasticities(tree, keys));
        given.sectors().forEach(s -> keys.add("armington." + s.code()));
        keys.add("transformation");
        if (given.hasNear()) {
            // between two origins and two destinations
            given.sectors().forEach(s -> keys.add("armington_origin." + s.code()));
            keys.add("transformation_destination");
        }
        for (String key : keys) {
            if (!given.parameters().has(key, "")) {
                findings.add(new Finding(
                        given.name(Case.PARAMETERS),
                        0,
                        key,
                        "no such key",
                        "a row for the elasticity that " + given.name(Case.NESTS) + " names"));
            }
        }
        for (ParameterTable.Entry entry : given.parameters().entries()) {
            String base = entry.key().contains(".")
                    ? entry.key().substring(0, entry.key().indexOf('.'))
                    : entry.key();
            boolean elasticity = keys.contains(entry.key()) || keys.contains(base);
            if (elasticity && entry.value() < 0) {
                findings.add(new Finding(
                        entry.file(),
                        entry.row(),
                        entry.key(),
                        Double.toString(entry.value()),
                        "an elasticity of zero or more"));
            }
        }
        KnownKeys.check(given, keys, findings);
        PolicyConsistency.check(given, findings);
        for (Technology technology : given.technologies()) {
            if (!trees.contains(technology.tree())) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        technology.code(),
                        "tree " + technology.tree(),
                        "one of " + trees));
            }
            if (!technology.materialGood().isEmpty() && given.sectorIndex(technology.materialGood()) < 0) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        technology.code(),
                        "material_good " + technology.materialGood(),
                        "a sector's code"));
            }
            if (technology.kind() == Technology.Kind.INFLOW && !given.hasNear()) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        technology.code(),
                        "kind inflow, but no account near in case.yaml",
                        "the code of the rest of the country at accounts: near, from where the power comes"));
            }
            if (!technology.fuel().isEmpty() && given.energyIndex(technology.fuel()) < 0) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        technology.code(),
                        "fuel " + technology.fuel(),
                        "an energy good of " + given.name(Case.FUELS)));
            }
        }
        for (String key : List.of("capital_stock", "depreciation", "population", "gdp_growth", "generation_price")) {
            if (!given.parameters().has(key, "")) {
                findings.add(new Finding(given.name(Case.PARAMETERS), 0, key, "no such key", "a row for it"));
            }
        }
    }

    /** Parameters out of their range, whatever else is wrong. */
    static void ranges(Case given, List<Finding> findings) {
        for (ParameterTable.Entry entry : given.parameters().entries()) {
            String expected = range(entry);
            if (!expected.isEmpty()) {
                findings.add(
                        new Finding(entry.file(), entry.row(), entry.key(), Double.toString(entry.value()), expected));
            }
        }
    }

    /** What a parameter out of its range should be; empty for one in it. */
    private static String range(ParameterTable.Entry entry) {
        double value = entry.value();
        return switch (entry.key()) {
            case "population", "participation", "capital_stock", "generation_price" ->
                value > 0 ? "" : "more than zero";
            case "depreciation" -> value >= 0 && value < 1 ? "" : "a share of the stock a year, from 0 to below 1";
            case "gdp_growth" -> value > -100 ? "" : "percent a year, above -100";
            default -> {
                String stem = entry.key().split("\\.", 2)[0];
                yield value < 0 && stem.equals(LinkFile.LOGIT)
                        ? "a strength of zero or more"
                        : value < 0 && stem.equals("stock_index")
                                ? "an index of zero or more"
                                : stem.equals("uncovered") && !(value >= 0 && value <= 1)
                                        ? "a share of the user's CO2, from 0 to 1"
                                        : "";
            }
        };
    }

    private static void elasticities(NestTemplate branch, Set<String> keys) {
        if (branch instanceof NestTemplate.Aggregate aggregate) {
            if (aggregate.number().isEmpty()) {
                keys.add(aggregate.elasticity());
            }
            aggregate.of().forEach(b -> elasticities(b, keys));
        }
    }
}
