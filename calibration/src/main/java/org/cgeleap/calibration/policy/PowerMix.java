package org.cgeleap.calibration.policy;

import java.util.Arrays;
import java.util.List;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.GenerationMix;
import org.cgeleap.calibration.economy.GenerationMix.Plant;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;

/**
 * The grid takes the linked technologies' electricity in the proportions of LEAP's dispatch ({@link GenerationMix}): users
 * pay the mean cost of the mix. What a technology's resource earns stays that of the alignment year, for how scarce it is
 * is LEAP's capacity to say; so is the limit of a latent technology.
 *
 * @param economy whose technologies they are
 * @param alignment year whose rents stay
 * @param plants that are linked
 */
public record PowerMix(Economy economy, EconomyYear alignment, List<Plant> plants) implements PolicyInstrument {
    /** A rent that was nothing is next to nothing: a price at its bound would not be an equation. */
    private static final double LEAST_RENT = 1e-6;

    /** Limits of latent technologies over all generation of the alignment year: so many that none is reached. */
    private static final double ROOM = 100;

    /** A share that moves welfare by less than the decomposition's tolerance of 1e-10: power is a few percent of consumption. */
    private static final double TRACE = 1e-10;

    static PowerMix of(AlignedEconomy aligned) {
        Economy economy = aligned.economy();
        return new PowerMix(economy, aligned.last(), GenerationMix.plants(economy));
    }

    /**
     * {@return a model whose plants share generation}
     *
     * @param model with an activity for each plant; resources of plants are left as they are
     * @param plants that share
     */
    public static EquilibriumModel in(EquilibriumModel model, List<Plant> plants) {
        ModelDraft draft = new ModelDraft(model);
        shares(draft, plants);
        return draft.build();
    }

    private static void shares(ModelDraft draft, List<Plant> plants) {
        for (Plant plant : plants) {
            String good = GenerationMix.price(plant.code());
            draft.price(good, ModelDraft.FREE);
            Expression share = draft.parameter(GenerationMix.share(plant.code()), 0);
            for (Plant user : plants) {
                if (!user.equals(plant)) {
                    draft.input(Names.generate(user.code()), leaf(good, share.times(user.twh())));
                }
            }
            draft.output(
                    Names.generate(plant.code()),
                    leaf(good, Expression.constant(1).minus(share).times(plant.twh())));
        }
    }

    private static Leaf leaf(String good, Expression quantity) {
        return new Leaf(good, good, quantity, Expression.constant(0), List.of());
    }

    @Override
    public void write(ModelDraft draft) {
        shares(draft, plants);
        for (Plant plant : plants) {
            int scale = economy.scale(technology(plant));
            if (scale >= 0) {
                Expression held = draft.parameter(GenerationMix.rent(plant.code()), 1);
                draft.constrain(
                        economy.compiled().variableName(scale),
                        target -> Expression.ref(Names.priceResource(plant.code()))
                                .minus(held.times(Expression.ref(Names.PRICE_CONSUMPTION))));
            }
        }
    }

    private int technology(Plant plant) {
        List<Technology> all = economy.given().technologies();
        for (int g = 0; g < all.size(); g++) {
            if (all.get(g).code().equals(plant.code())) {
                return g;
            }
        }
        return -1;
    }

    @Override
    public void year(YearNumbers numbers) {
        for (Plant plant : plants) {
            if (economy.scale(technology(plant)) >= 0) {
                double rent = alignment.solve().equilibrium().value(Names.priceResource(plant.code()));
                numbers.set(GenerationMix.rent(plant.code()), Math.max(LEAST_RENT, rent));
            }
        }
    }

    /**
     * Writes the shares of a year into the parameters.
     *
     * @param share by technology of the case; none above zero where the economy decides on its own
     */
    void shares(YearNumbers numbers, double[] share) {
        boolean own = Arrays.stream(share).sum() == 0;
        double room = 0;
        for (Plant plant : plants) {
            room += ROOM * alignment.generationTwh(technology(plant));
        }
        for (Plant plant : plants) {
            int g = technology(plant);
            numbers.set(GenerationMix.share(plant.code()), share[g]);
            if (!own && economy.given().technologies().get(g).kind() == Technology.Kind.LATENT) {
                numbers.set("limit." + plant.code(), share[g] > 0 ? room : 0);
            }
        }
    }

    /**
     * Gives plants that another year of the same model has, and this one has not, a share next to nothing, so that there is a
     * way from none to theirs: without any generation a plant's price beside the mean is open.
     *
     * @param numbers of the year, changed
     * @param own parameters of the other year
     */
    void enter(YearNumbers numbers, double[] own) {
        List<Plant> entering = plants.stream()
                .filter(p -> numbers.get(GenerationMix.share(p.code())) == 0)
                .filter(p -> own[parameter(numbers, GenerationMix.share(p.code()))] > 0)
                .toList();
        if (plants.stream().allMatch(p -> numbers.get(GenerationMix.share(p.code())) == 0)) {
            return; // the economy decides on its own
        }
        for (Plant plant : plants) {
            String share = GenerationMix.share(plant.code());
            boolean enters = entering.contains(plant);
            numbers.set(share, enters ? TRACE : numbers.get(share) * (1 - entering.size() * TRACE));
            boolean latent =
                    economy.given().technologies().get(technology(plant)).kind() == Technology.Kind.LATENT;
            if (enters && latent) {
                String limit = "limit." + plant.code();
                numbers.set(limit, own[parameter(numbers, limit)]);
            }
        }
    }

    private static int parameter(YearNumbers numbers, String name) {
        return numbers.economy().compiled().parameterIndex(name);
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        double all = 0;
        double mean = 0;
        for (Plant plant : plants) {
            all += solved.generationTwh(technology(plant));
        }
        for (Plant plant : plants) {
            mean += solved.generationTwh(technology(plant))
                    / all
                    * solved.solve().equilibrium().value(GenerationMix.price(plant.code()));
        }
        for (Plant plant : plants) {
            int g = technology(plant);
            int parameter = solved.economy().compiled().parameterIndex(GenerationMix.share(plant.code()));
            double price = solved.solve().equilibrium().value(GenerationMix.price(plant.code()));
            // one 10⁸ yuan a TWh is 0.1 yuan a kWh
            if (solved.generationTwh(g) > 0) {
                report.result("mix_price", plant.code(), "", "yuan/kWh", (price - mean) / 10);
            }
            report.check(
                    "power_mix_" + plant.code(),
                    all > 0 ? solved.generationTwh(g) / all - solved.parameters()[parameter] : 0);
        }
    }
}
