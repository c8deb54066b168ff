package org.cgeleap.coupling.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyBuilder;
import org.cgeleap.calibration.economy.Names;

/**
 * {@code labels.csv}: what the codes of the other files stand for. {@code role} says what a program must know of one: the
 * reference scenario, the sector that generates power, technologies that burn the fuels of that sector.
 */
final class LabelsFile {
    private LabelsFile() {}

    /** Writes the file. */
    static void write(Economy economy, OutputFolder out) throws IOException {
        Case given = economy.given();
        List<Object[]> rows = new ArrayList<>();
        given.scenarios()
                .forEach(s -> rows.add(
                        new Object[] {"scenario", s.name(), s.name(), s.equals(given.reference()) ? "reference" : ""}));
        given.sectors().forEach(s -> {
            String role = s.code().equals(given.powerGood()) ? "power" : "";
            rows.add(new Object[] {"sector", s.code(), s.name(), role});
            rows.add(new Object[] {"activity", Names.production(s.code()), s.name(), "production"});
            rows.add(new Object[] {"activity", Names.armington(s.code()), s.name() + ": supply here", "supply"});
        });
        rows.add(new Object[] {"sector", given.households(), "Households", "final"});
        rows.add(new Object[] {"sector", given.government(), "Government", "final"});
        rows.add(new Object[] {"activity", Names.DELIVERY, "Delivery of electricity", "production"});
        rows.add(new Object[] {"activity", Names.CONSUMPTION, "Household consumption", "final"});
        rows.add(new Object[] {"activity", Names.GOVERNMENT, "Government consumption", "final"});
        rows.add(new Object[] {"activity", Names.INVESTMENT, "Capital formation", "final"});
        given.energyGoods().forEach(g -> rows.add(new Object[] {"energy_good", g.code(), g.name(), ""}));
        for (int g = 0; g < given.technologies().size(); g++) {
            Technology technology = given.technologies().get(g);
            String role =
                    economy.burnsFuel(g) ? "burns" : technology.kind().name().toLowerCase(java.util.Locale.ROOT);
            rows.add(new Object[] {"technology", technology.code(), technology.name(), role});
            rows.add(new Object[] {"activity", Names.generate(technology.code()), technology.name(), "generation"});
        }
        rows.add(new Object[] {"good", Names.WAGE, "Labour", "factor"});
        rows.add(new Object[] {"good", Names.RENTAL, "Capital", "factor"});
        rows.add(new Object[] {"good", Names.PRICE_CO2, "CO2 permits", ""});
        rows.add(new Object[] {"good", Names.PRICE_GENERATION, "Electricity generated", ""});
        rows.add(new Object[] {"good", Names.PRICE_CONSUMPTION, "Household consumption, bought", ""});
        rows.add(new Object[] {"good", Names.PRICE_GOVERNMENT, "Government consumption, bought", ""});
        rows.add(new Object[] {"good", Names.PRICE_INVESTMENT, "Capital formation, bought", ""});
        rows.add(new Object[] {"good", Names.EXCHANGE_NEAR, "Trade with the rest of the country", "exchange"});
        rows.add(new Object[] {"good", Names.EXCHANGE_FAR, "Trade with the rest of the world", "exchange"});
        rows.add(new Object[] {"account", before(Names.priceArmington("")), "Goods supplied here", ""});
        rows.add(new Object[] {"account", before(Names.priceDomestic("")), "Goods made here", ""});
        rows.add(new Object[] {"account", before(Names.EXCHANGE_FAR), "Trade with outside", ""});
        rows.add(new Object[] {"account", before(Names.priceResource("")), "Natural resources", ""});
        rows.add(new Object[] {"account", before(Names.priceLimit("")), "Limits of technologies", ""});
        given.sectors()
                .forEach(s ->
                        rows.add(new Object[] {"good", Names.priceArmington(s.code()), s.name(), "supplied here"}));
        given.sectors()
                .forEach(s -> rows.add(new Object[] {"good", Names.priceDomestic(s.code()), s.name(), "made here"}));
        rows.add(new Object[] {"unit", "Mtce/TWh", "energy of electricity", EconomyBuilder.MTCE_PER_TWH});
        out.csv("labels.csv", List.of("kind", "code", "name", "role"), rows.stream());
    }

    /** What accounts of one kind begin with. */
    private static String before(String code) {
        return code.substring(0, code.indexOf('.'));
    }
}
