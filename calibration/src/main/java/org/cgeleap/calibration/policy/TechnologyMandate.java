package org.cgeleap.calibration.policy;

import java.util.List;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.Names;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * A floor under the share of some technologies in generation, net inflow included. Each TWh of theirs makes a
 * certificate, the grid needs {@code share} certificates for each TWh it takes:
 *
 * <pre>  Σ generation of the favoured − share · generation ≥ 0 ⊥ price of the certificate ≥ 0</pre>
 *
 * It is a subsidy of the favoured, paid by all electricity: price · (1 − share) a TWh of theirs, −price · share of others'.
 *
 * @param economy whose technologies they are
 * @param policy of the case
 * @param generationPrice of the base year, 10⁸ yuan/TWh, in which the grid's need is measured
 */
record TechnologyMandate(Economy economy, Policy policy, double generationPrice) implements PolicyInstrument {
    private static final String NEED = "generation_per_delivery";

    private String good() {
        return "PCERT." + policy.name();
    }

    private String needed() {
        return policy.parameter("certificates");
    }

    private String made() {
        return policy.parameter("certified");
    }

    private boolean favoured(int g) {
        String code = economy.given().technologies().get(g).code();
        return policy.codes("technologies").contains(code) && economy.generate(g) >= 0;
    }

    @Override
    public void write(ModelDraft draft) {
        draft.price(good(), Bounds.NON_NEGATIVE.startingAt(0));
        Expression needed = draft.parameter(needed(), 0);
        Expression made = draft.parameter(made(), 0);
        draft.input(
                Names.DELIVERY,
                new Leaf(
                        good(),
                        good(),
                        Expression.ref(NEED).times(needed).times(1 / generationPrice),
                        Expression.constant(0),
                        List.of()));
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (favoured(g)) {
                Technology technology = economy.given().technologies().get(g);
                double twh = technology.kind() == Technology.Kind.LATENT
                        ? 1
                        : economy.accounts().generation()[g];
                draft.output(
                        Names.generate(technology.code()),
                        new Leaf(good(), good(), made.times(twh), Expression.constant(0), List.of()));
            }
        }
    }

    @Override
    public void year(YearNumbers numbers) {
        boolean on = policy.inForce(numbers.year());
        numbers.set(needed(), on ? numbers.of(policy, "share", 0) : 0);
        numbers.set(made(), on ? 1 : 0);
    }

    @Override
    public void withdraw(YearNumbers numbers, EconomyYear other) {
        numbers.set(needed(), 0);
    }

    @Override
    public void report(EconomyYear solved, PolicyReport report) {
        if (!policy.inForce(solved.year())) {
            return;
        }
        Equilibrium at = solved.solve().equilibrium();
        double all = 0;
        double favoured = 0;
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            double twh = solved.generationTwh(g);
            all += twh;
            favoured += favoured(g) ? twh : 0;
        }
        double asked = solved.parameters()[solved.economy().compiled().parameterIndex(needed())];
        // one 10⁸ yuan a TWh is 0.1 yuan a kWh
        report.result("certificate_price", policy.name(), "", "yuan/kWh", at.value(good()) / 10);
        report.result("mandated_share", policy.name(), "", "share", favoured / all);
        report.check("mandate_" + policy.name(), Math.max(0, asked - favoured / all));
    }
}
