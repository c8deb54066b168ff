package org.cgeleap.calibration.economy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.EquilibriumSystem;

/**
 * Generation shared among plants in given proportions: names and what must be held. Each plant but one has a price of its
 * own beside that of generation, positive or negative, which makes its output its share of all plants' output:
 *
 * <pre>  y(j) twh(j) − share(j) · Σ y(k) twh(k) = 0 ⊥ price of the mix(j), free</pre>
 *
 * The shares sum to one, so one of the conditions says nothing that the others do not: that of the largest share is
 * dropped, and its price held at zero. A plant without a share is not there. Where no plant has one, the economy decides on
 * its own.
 */
public final class GenerationMix {
    /** A share below this is none. */
    public static final double NO_SHARE = 1e-9;

    /**
     * A plant of the mix.
     *
     * @param code of its technology
     * @param twh of a unit of its activity's level
     */
    public record Plant(String code, double twh) {}

    private GenerationMix() {}

    /**
     * {@return the linked technologies of an economy that are in its model; none where the case has no link}
     *
     * @param economy of a case
     */
    public static List<Plant> plants(Economy economy) {
        List<Plant> plants = new ArrayList<>();
        for (String code : economy.given().powerLink().technologies()) {
            for (int g = 0; g < economy.given().technologies().size(); g++) {
                if (economy.given().technologies().get(g).code().equals(code) && economy.generate(g) >= 0) {
                    plants.add(new Plant(code, economy.twhPerLevel(g)));
                }
            }
        }
        return List.copyOf(plants);
    }

    /**
     * {@return what a TWh of a technology gets beside the price of generation}
     *
     * @param technology code
     */
    public static String price(String technology) {
        return "PMIX." + technology;
    }

    /**
     * {@return parameter that is a technology's share among the linked}
     *
     * @param technology code
     */
    public static String share(String technology) {
        return "mix." + technology;
    }

    /**
     * {@return parameter that is what the resource of a technology earns, in units of consumption}
     *
     * @param technology code
     */
    public static String rent(String technology) {
        return "mix_rent." + technology;
    }

    /**
     * Holds what the shares of a year leave no condition for, and releases the rest.
     *
     * @param system whose model has the mix
     * @param model the system is of
     * @param plants of the mix
     * @param parameters of the year
     */
    public static void hold(EquilibriumSystem system, CompiledModel model, List<Plant> plants, double[] parameters) {
        hold(system, model, plants, parameters, parameters);
    }

    /**
     * As {@link #hold(EquilibriumSystem, CompiledModel, List, double[])}, with the condition dropped that another year drops,
     * so that the two hold the same; only differences of the plants' prices mean anything.
     *
     * @param system whose model has the mix
     * @param model the system is of
     * @param plants of the mix
     * @param parameters of the year
     * @param other parameters whose largest share says which condition is dropped; that plant must have a share in the year
     */
    static void hold(
            EquilibriumSystem system, CompiledModel model, List<Plant> plants, double[] parameters, double[] other) {
        double[] share = shares(model, plants, parameters);
        boolean own = Arrays.stream(share).sum() == 0;
        double[] there = shares(model, plants, other);
        int largest = 0;
        for (int j = 0; j < share.length; j++) {
            largest = there[j] > there[largest] ? j : largest;
        }
        for (int j = 0; j < share.length; j++) {
            String code = plants.get(j).code();
            int level = model.variableIndex(Names.generate(code));
            int price = model.variableIndex(price(code));
            int scale = model.findVariable(Names.scale(code));
            if (scale >= 0 && own) {
                system.hold(scale, 1);
            } else if (scale >= 0) {
                system.release(scale);
            }
            if (own || share[j] > 0) {
                system.release(level);
            } else {
                system.hold(level, 0);
            }
            if (share[j] > 0 && j != largest) {
                system.release(price);
            } else {
                system.hold(price, 0);
            }
        }
    }

    private static double[] shares(CompiledModel model, List<Plant> plants, double[] parameters) {
        return plants.stream()
                .mapToDouble(p -> parameters[model.parameterIndex(share(p.code()))])
                .toArray();
    }

    /**
     * {@return a start with every plant at its share: from nothing, neither its level nor its price would move}
     *
     * @param model with the mix
     * @param plants of the mix
     * @param parameters of the year, with the shares
     * @param start values of the model's variables
     */
    public static double[] start(CompiledModel model, List<Plant> plants, double[] parameters, double[] start) {
        double[] from = start.clone();
        double all = 0;
        for (Plant plant : plants) {
            all += start[model.variableIndex(Names.generate(plant.code()))] * plant.twh();
        }
        for (Plant plant : plants) {
            double share = parameters[model.parameterIndex(share(plant.code()))];
            if (share > 0) {
                from[model.variableIndex(Names.generate(plant.code()))] = share * all / plant.twh();
            }
        }
        return from;
    }
}
