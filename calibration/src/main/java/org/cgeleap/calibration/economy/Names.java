package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.casefile.Case;

/** Names of the city model's activities, goods, auxiliaries and parameters, in one place. */
public final class Names {
    /** Household consumption: activity. */
    public static final String CONSUMPTION = "consumption";
    /** Government consumption: activity. */
    public static final String GOVERNMENT = "government";
    /** Capital formation: activity. */
    public static final String INVESTMENT = "investment";
    /** Grid delivery of electricity: activity. */
    public static final String DELIVERY = "delivery";
    /** Price of the household's consumption. */
    public static final String PRICE_CONSUMPTION = "PC";
    /** Price of government consumption. */
    public static final String PRICE_GOVERNMENT = "PG";
    /** Price of the investment good. */
    public static final String PRICE_INVESTMENT = "PI";
    /** Wage. */
    public static final String WAGE = "PL";
    /** Rental price of capital. */
    public static final String RENTAL = "PK";
    /** Price of electricity at the plants' gate. */
    public static final String PRICE_GENERATION = "PGEN";
    /** Price of a permit for one Mt CO2, 10⁸ yuan. */
    public static final String PRICE_CO2 = "PCO2";
    /** Price of foreign exchange with the rest of the country. */
    public static final String EXCHANGE_NEAR = "PFX.near";
    /** Price of foreign exchange with the rest of the world. */
    public static final String EXCHANGE_FAR = "PFX.far";
    /** Real GDP, 10⁸ yuan of the base year: auxiliary. */
    public static final String GDP = "GDP";
    /** Labour productivity: auxiliary. */
    public static final String PRODUCTIVITY = "PRODUCTIVITY";
    /** Lump-sum transfer from government to households: auxiliary. */
    public static final String TRANSFER = "TRANSFER";

    private Names() {}

    /**
     * {@return prices of foreign exchange of a case: with the near outside, where it has one, and the far one}
     *
     * @param given case
     */
    public static List<String> exchanges(Case given) {
        return given.hasNear() ? List.of(EXCHANGE_NEAR, EXCHANGE_FAR) : List.of(EXCHANGE_FAR);
    }

    /**
     * {@return activity of a sector}
     *
     * @param sector code
     */
    public static String production(String sector) {
        return "Y." + sector;
    }

    /**
     * {@return activity that supplies a good to the domestic market}
     *
     * @param good code
     */
    public static String armington(String good) {
        return "A." + good;
    }

    /**
     * {@return activity of a generation technology}
     *
     * @param technology code
     */
    public static String generate(String technology) {
        return "generate." + technology;
    }

    /**
     * {@return price of a good made here, on the domestic market}
     *
     * @param good code
     */
    public static String priceDomestic(String good) {
        return "PD." + good;
    }

    /**
     * {@return price of a good on the domestic market}
     *
     * @param good code
     */
    public static String priceArmington(String good) {
        return "PA." + good;
    }

    /**
     * {@return parameter that is what capital formation puts into stock of an energy good, per unit of its level}
     *
     * @param good code
     */
    public static String stock(String good) {
        return "stock." + good;
    }

    /**
     * {@return rent of a resource}
     *
     * @param resource name of the resource
     */
    public static String priceResource(String resource) {
        return "PR." + resource;
    }

    /**
     * {@return rent of a latent technology's limit}
     *
     * @param technology code
     */
    public static String priceLimit(String technology) {
        return "PLIM." + technology;
    }

    /**
     * {@return leaf of an energy good in a role}
     *
     * @param role of the energy good
     * @param good code
     */
    public static String energyLeaf(EnergyRole role, String good) {
        return role.word() + "." + good;
    }

    /**
     * {@return leaf of the permits that go with an energy good}
     *
     * @param good code
     */
    public static String co2Leaf(String good) {
        return "co2." + good;
    }

    static String energyParameter(EnergyRole role, String good, String user) {
        return role.word() + "." + good + "." + user;
    }

    static String scale(String technology) {
        return "SCALE." + technology;
    }
}
