package org.cgeleap.calibration.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The instruments of {@code policies.csv} and the keys each understands (docs/case.md has a section on each). */
public enum InstrumentForm {
    /** A given amount of CO2. */
    EMISSION_CAP(market(
            true, PolicyKey.number("cap", "Mt CO2", 0, Double.POSITIVE_INFINITY).needed())),
    /** CO2 per unit of GDP, as a level or by how much it falls. */
    INTENSITY_TARGET(market(
            true,
            PolicyKey.number("target", "t CO2/10^4 yuan", 0, Double.POSITIVE_INFINITY),
            PolicyKey.number("reduction", "% a year", -100, 99.999))),
    /** A price of CO2. */
    CARBON_TAX(market(
            false,
            PolicyKey.number("rate", "yuan/t CO2", 0, Double.POSITIVE_INFINITY).needed())),
    /** A floor under the share of some technologies in generation, met with certificates. */
    TECHNOLOGY_MANDATE(others(
            PolicyKey.number("share", "share", 0, 1).needed(),
            PolicyKey.word("technologies", PolicyKey.Kind.TECHNOLOGIES).needed())),
    /** A subsidy (negative: a tax) on output, capital or labour of sectors or technologies. */
    SUBSIDY(spending(
            PolicyKey.number("rate", "share of the price", -10, 0.99).needed(),
            PolicyKey.choice("on", "output", "capital", "labour"),
            PolicyKey.word("sectors", PolicyKey.Kind.SECTORS),
            PolicyKey.word("technologies", PolicyKey.Kind.TECHNOLOGIES))),
    /** The carbon price on the carbon content of goods that flow in. */
    BORDER_ADJUSTMENT(earning(
            PolicyKey.number("content.", "t CO2/10^4 yuan", 0, Double.POSITIVE_INFINITY)
                    .needed(),
            PolicyKey.word("market", PolicyKey.Kind.MARKET).needed(),
            PolicyKey.choice("origin", "both", "near", "far"))),
    /** A ceiling on what some technologies (the inflow among them) deliver. */
    POWER_LIMIT(earning(
            PolicyKey.number("limit", "TWh", 0, Double.POSITIVE_INFINITY).needed(),
            PolicyKey.word("technologies", PolicyKey.Kind.TECHNOLOGIES).needed()));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records of unmodifiable parts
    private final List<PolicyKey> keys;

    InstrumentForm(List<PolicyKey> keys) {
        this.keys = keys;
    }

    /** {@return the word of the file} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the keys it understands} */
    public List<PolicyKey> keys() {
        return keys;
    }

    /** {@return whether it prices CO2} */
    public boolean carbon() {
        return this == EMISSION_CAP || this == INTENSITY_TARGET || this == CARBON_TAX;
    }

    /** The key of a name of the file. */
    Optional<PolicyKey> key(String name) {
        return keys.stream().filter(k -> k.fits(name)).findFirst();
    }

    static Optional<InstrumentForm> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(InstrumentForm::word).toList();
    }

    private static List<PolicyKey> others(PolicyKey... own) {
        List<PolicyKey> keys = new ArrayList<>(List.of(own));
        keys.add(PolicyKey.word("from", PolicyKey.Kind.YEAR));
        keys.add(PolicyKey.word("to", PolicyKey.Kind.YEAR));
        return List.copyOf(keys);
    }

    /** Instruments that cost money, which may be raised by a tax. */
    private static List<PolicyKey> spending(PolicyKey... own) {
        List<PolicyKey> keys = new ArrayList<>(others(own));
        keys.add(PolicyKey.choice("recycling", "lump_sum", "labour_tax", "capital_tax", "production_tax"));
        keys.add(PolicyKey.number("recycling_share", "share", 0, 1));
        return List.copyOf(keys);
    }

    /** Instruments that yield money, which may also be spent. */
    private static List<PolicyKey> earning(PolicyKey... own) {
        List<PolicyKey> keys = new ArrayList<>(others(own));
        keys.add(PolicyKey.choice(
                "recycling", "lump_sum", "labour_tax", "capital_tax", "production_tax", "government", "investment"));
        keys.add(PolicyKey.number("recycling_share", "share", 0, 1));
        return List.copyOf(keys);
    }

    private static List<PolicyKey> market(boolean permits, PolicyKey... own) {
        List<PolicyKey> keys = new ArrayList<>(earning(own));
        keys.addAll(List.of(
                PolicyKey.word("users", PolicyKey.Kind.USERS),
                PolicyKey.word("fuels", PolicyKey.Kind.FUELS),
                PolicyKey.choice("feedstock", "no", "yes"),
                PolicyKey.choice("special_uses", "no", "yes"),
                PolicyKey.choice("purchased_power", "no", "use", "inflow"),
                PolicyKey.choice("removals", "yes", "no"),
                PolicyKey.number("covered_share", "share", 0, 1),
                PolicyKey.number("power_factor", "t CO2/MWh", 0, 10),
                PolicyKey.number("output_rebate", "share", 0, 10),
                PolicyKey.word("rebate_sectors", PolicyKey.Kind.SECTORS)));
        if (permits) {
            keys.addAll(List.of(
                    PolicyKey.number("free_allocation", "share", 0, 1),
                    PolicyKey.word("bank_from", PolicyKey.Kind.YEAR),
                    PolicyKey.word("bank_to", PolicyKey.Kind.YEAR),
                    PolicyKey.number("interest", "% a year", -50, 100),
                    PolicyKey.number("borrowing", "Mt CO2", 0, Double.POSITIVE_INFINITY)));
        }
        return List.copyOf(keys);
    }
}
