package org.cgeleap.coupling.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.WelfareDecomposition;
import org.cgeleap.cge.solution.WelfarePart;
import org.cgeleap.cge.system.CompiledModel;

/**
 * The equivalent variation of household consumption between the same year of two scenarios, split along the straight path of
 * everything that differs between them ({@link WelfareDecomposition}) and gathered under the words of decomposition.csv.
 *
 * @param parts 10⁸ yuan of the base year by effect and what it is of
 * @param total change of consumption, 10⁸ yuan of the base year
 * @param notes where the path could not be followed, in words
 */
public record WelfareBreakdown(Map<Part, Double> parts, double total, List<String> notes) {

    /**
     * An effect, and the activity, good or consumer it is of.
     *
     * @param effect word of decomposition.csv
     * @param of name of the activity, good or consumer
     */
    public record Part(String effect, String of) {}

    /**
     * Copies the notes.
     *
     * @param parts 10⁸ yuan of the base year by effect and what it is of
     * @param total change of consumption, 10⁸ yuan of the base year
     * @param notes where the path could not be followed, in words
     */
    public WelfareBreakdown {
        notes = List.copyOf(notes);
    }

    /**
     * Splits the change from one year to another; nothing where the two are solved with models of their own (policies), which no
     * path of numbers joins.
     *
     * @param before solved year of the scenario that is compared with, such as the reference
     * @param after the same year of the other scenario
     * @return the parts, or nothing
     */
    public static Optional<WelfareBreakdown> between(EconomyYear before, EconomyYear after) {
        Economy economy = after.economy();
        CompiledModel model = economy.compiled();
        if (!model.equals(before.economy().compiled())) {
            return Optional.empty();
        }
        Map<String, Double> set = new LinkedHashMap<>();
        double[] to = after.solve().equilibrium().parameters();
        for (int p = 0; p < to.length; p++) {
            set.put(model.parameterName(p), to[p]);
        }
        Scenario scenario = new Scenario(
                "welfare",
                set,
                held(before, after),
                Map.of(),
                Map.of(),
                Optional.of(new Numeraire(Names.PRICE_CONSUMPTION, 1)),
                false);
        WelfareDecomposition split = WelfareDecomposition.of(
                scenario, before.solve().equilibrium(), after.solve().equilibrium(), Names.PRICE_CONSUMPTION);
        Map<Part, Double> parts = new LinkedHashMap<>();
        for (WelfarePart part : split.parts()) {
            parts.merge(new Part(effect(part), of(part)), part.value(), Double::sum);
        }
        return Optional.of(new WelfareBreakdown(parts, split.total(), split.notes()));
    }

    /** What a solved year holds: productivity, scales of resources, and technologies barred in both. */
    static Map<String, Double> held(EconomyYear before, EconomyYear after) {
        Economy economy = after.economy();
        CompiledModel model = economy.compiled();
        Map<String, Double> held = new HashMap<>();
        held.put(Names.PRODUCTIVITY, after.productivity());
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            Technology technology = economy.given().technologies().get(g);
            if (economy.scale(g) >= 0) {
                held.put(model.variableName(economy.scale(g)), 1.0);
            }
            if (technology.kind() == Technology.Kind.LATENT) {
                int limit = model.parameterIndex("limit." + technology.code());
                if (!(before.parameters()[limit] > 0) && !(after.parameters()[limit] > 0)) {
                    held.put(model.variableName(economy.generate(g)), 0.0);
                    held.put(Names.priceLimit(technology.code()), 0.0);
                }
            }
        }
        return held;
    }

    private static String effect(WelfarePart part) {
        return switch (part.kind()) {
            case ENDOWMENT ->
                switch (part.good()) {
                    case Names.WAGE -> "labour";
                    case Names.RENTAL -> "capital";
                    case Names.PRICE_CO2 -> "carbon_cap";
                    case Names.EXCHANGE_NEAR, Names.EXCHANGE_FAR -> "foreign_saving";
                    case Names.PRICE_CONSUMPTION -> "transfer";
                    default -> "resources";
                };
            case TECHNOLOGY -> "technology";
            case WEDGE -> "allocative_efficiency";
            case OTHER_DEMAND ->
                switch (part.good()) {
                    case Names.PRICE_INVESTMENT -> "saving";
                    case Names.PRICE_GOVERNMENT -> "government";
                    default -> "other_demand";
                };
            case UNSOLD -> "unsold";
        };
    }

    private static String of(WelfarePart part) {
        return switch (part.kind()) {
            case TECHNOLOGY, WEDGE -> part.owner();
            case ENDOWMENT, UNSOLD -> part.good();
            case OTHER_DEMAND -> part.owner();
        };
    }

    /**
     * Total less the parts.
     *
     * @return 10⁸ yuan of the base year
     */
    public double unattributed() {
        double rest = total;
        for (double part : parts.values()) {
            rest -= part;
        }
        return rest;
    }
}
