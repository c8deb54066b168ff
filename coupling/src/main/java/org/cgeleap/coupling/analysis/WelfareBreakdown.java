package org.cgeleap.coupling.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.calibration.policy.ScenarioPolicies;
import org.cgeleap.cge.model.Numeraire;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.solution.WelfareDecomposition;
import org.cgeleap.cge.solution.WelfarePart;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.cgeleap.cge.system.ModelClosure;

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

    /** A point stated in another model is the same point to this, relative: what an equilibrium is solved to. */
    private static final double SAME = 1e-8;

    /**
     * Splits the change from one year to another.
     *
     * <p>Where policies give the second scenario a model of its own, the first year is stated in that model: every instrument
     * there, asking nothing of anybody ({@link ScenarioPolicies#restated}). Along the path amounts then go from those used
     * anyway to those allowed, rates and shares from nought to theirs.
     *
     * @param first year of the scenario compared with
     * @param after same year of the scenario
     * @param policies of the scenario
     * @return the parts; none, and a note, where the first year cannot be stated in the second's model
     */
    public static WelfareBreakdown between(EconomyYear first, EconomyYear after, ScenarioPolicies policies) {
        Economy economy = after.economy();
        CompiledModel model = economy.compiled();
        EconomyYear before = first;
        Map<Part, Double> parts = new LinkedHashMap<>();
        double stated = 0;
        if (!model.equals(first.economy().compiled())) {
            YearSolver solver = new YearSolver(economy, SolverOptions.standard());
            before = policies.restated(first, after, solver);
            double moved = Math.abs(before.consumptionIndex() - first.consumptionIndex());
            if (!before.solved() || !(moved <= SAME * first.consumptionIndex())) {
                return new WelfareBreakdown(Map.of(), 0, List.of(notStated(first, before, moved)));
            }
            if (!policies.banked().isEmpty()) {
                // a price that a bank gives begins at next to nothing: what that moves is the permits' too
                stated = economy.consumptionValue() * (before.consumptionIndex() - first.consumptionIndex());
                parts.put(new Part("carbon_cap", policies.banked().get(0).good()), stated);
            }
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
        for (WelfarePart part : split.parts()) {
            parts.merge(new Part(effect(part), of(part)), part.value(), Double::sum);
        }
        return new WelfareBreakdown(parts, split.total() + stated, split.notes());
    }

    /** Why the reference's year is none of the scenario's model. */
    private static String notStated(EconomyYear first, EconomyYear stated, double moved) {
        String whose =
                "the reference scenario's year under the instruments and closures of this scenario, asking nothing of"
                        + " anybody, ";
        return stated.solved()
                ? String.format(
                        Locale.ROOT,
                        "%shas consumption %.2g of itself away from the reference's (at most %.0e)",
                        whose,
                        moved / first.consumptionIndex(),
                        SAME)
                : whose + "is not solved: "
                        + stated.solve()
                                .status()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')
                        + stated.solve().largest().stream()
                                .findFirst()
                                .map(r -> ", " + r.condition())
                                .orElse("");
    }

    /**
     * What a solved year holds: productivity, and whatever else both hold, such as scales of resources and technologies barred.
     *
     * @param before one year
     * @param after another of the same model, whose values are held
     * @return values by variable
     */
    static Map<String, Double> held(EconomyYear before, EconomyYear after) {
        Set<String> both = names(before);
        Map<String, Double> held = new HashMap<>();
        held.put(Names.PRODUCTIVITY, after.productivity());
        for (String name : names(after)) {
            if (both.contains(name)) {
                held.put(name, after.solve().equilibrium().value(name));
            }
        }
        return held;
    }

    private static Set<String> names(EconomyYear year) {
        return year.solve().equilibrium().closure().given().stream()
                .filter(g -> g.role() == ModelClosure.Role.HELD)
                .map(ModelClosure.Given::name)
                .collect(Collectors.toSet());
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
                    // what a closure makes savers lend or the government spend
                    case Names.PRICE_INVESTMENT -> "saving";
                    case Names.PRICE_GOVERNMENT -> "government";
                    default -> of(part.good());
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

    /** What else somebody may own: permits of markets of their own, licences, resources. */
    private static String of(String good) {
        return ScenarioPolicies.isPermit(good)
                ? "carbon_cap"
                : ScenarioPolicies.isLicence(good) ? "licences" : "resources";
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
