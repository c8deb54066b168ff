package org.cgeleap.calibration.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.InstrumentForm;
import org.cgeleap.calibration.casefile.Policy;
import org.cgeleap.cge.model.Auxiliary;
import org.cgeleap.cge.model.Bounds;
import org.cgeleap.cge.model.Consumer;
import org.cgeleap.cge.model.Endowment;
import org.cgeleap.cge.model.EquilibriumModel;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;
import org.cgeleap.cge.solution.Equilibrium;
import org.cgeleap.cge.solution.EquilibriumSolver;
import org.cgeleap.cge.solution.Solve;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.CompiledModel;
import org.junit.jupiter.api.Test;

/**
 * Recycling in the textbook model of Bovenberg and de Mooij (1994), American Economic Review 84: labour makes a clean, a
 * dirty and a public good, households choose leisure, clean and dirty goods (leisure separable, homothetic), a labour tax
 * pays for the public good. Their result and Goulder's (1995, International Tax and Public Finance 2): a tax on the dirty
 * good costs less where it cuts the labour tax than where it is handed back as a lump sum (the weak double dividend), but
 * it still costs, and employment falls (no strong double dividend).
 */
class DoubleDividendTest {
    private static final String DIRTY_PERMIT = CarbonMarket.PRICE + "t";
    private static final double TAX = 0.3;

    /** Labour 100 at a wage of 1 taxed at 50 %: 40 in the clean good, 30 in the dirty, 30 in the public; leisure 50. */
    private static EquilibriumModel textbook() {
        EquilibriumModel.Builder model = EquilibriumModel.builder("Bovenberg and de Mooij");
        for (String[] good : new String[][] {{"clean", "C", "40"}, {"dirty", "D", "30"}, {"public", "PG", "30"}}) {
            double labour = Double.parseDouble(good[2]);
            Leaf taxed = new Leaf(
                    "PL",
                    "PL",
                    Expression.constant(labour),
                    Expression.constant(1.5),
                    List.of(new Tax(Expression.constant(0.5), "GOV")));
            model.activity(good[0], Nest.of("OUT", 0, Leaf.of(good[1], 1.5 * labour)), Nest.of("IN", 0, taxed));
        }
        Expression transfer = Expression.ref("TRANSFER");
        model.consumer(new Consumer(
                "HH",
                List.of(new Endowment("PL", Expression.constant(150)), new Endowment("C", transfer)),
                Nest.of("U", 0.8, Leaf.of("PL", 50), Nest.of("GOODS", 1, Leaf.of("C", 60), Leaf.of("D", 45))),
                new Bounds(155, 0, Double.POSITIVE_INFINITY)));
        model.consumer(new Consumer(
                "GOV",
                List.of(new Endowment("C", Expression.constant(0).minus(transfer))),
                Nest.of("PUBLIC", 1, Leaf.of("PG", 45)),
                new Bounds(45, 0, Double.POSITIVE_INFINITY)));
        model.auxiliary(new Auxiliary(
                "TRANSFER",
                Expression.ref("public").minus(Expression.constant(1)),
                new Bounds(5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
        return model.numeraire("C", 1).build();
    }

    private static Equilibrium solve(String use, double rate) {
        Policy policy = new Policy("t", "", InstrumentForm.CARBON_TAX, Map.of(), List.of("rate"), "a test", 1);
        Account account = new Account(
                "t",
                use,
                new Account.Places("GOV", "C", "PG", "C", "PL", "PL", List.of("clean", "dirty", "public"), 150));
        ModelDraft draft = new ModelDraft(textbook());
        account.write(draft);
        Expression issued = new CarbonTax(policy, "C").write(draft, DIRTY_PERMIT);
        draft.input(
                "dirty",
                new Leaf(DIRTY_PERMIT, DIRTY_PERMIT, Expression.constant(45), Expression.constant(0), List.of()));
        account.earn(draft, DIRTY_PERMIT, issued);
        CompiledModel compiled = CompiledModel.compile(draft.build());
        Solve solve = new EquilibriumSolver(compiled, SolverOptions.standard())
                .solve(Scenario.of("t", Map.of(policy.parameter("rate"), rate)), compiled.start());
        assertThat(solve.solved()).isTrue();
        return solve.equilibrium();
    }

    private static double employment(Equilibrium at) {
        return 150 - at.flow("HH", "PL");
    }

    @Test
    void theBenchmarkIsReplicated() {
        Equilibrium before = solve("lump_sum", 0);
        assertThat(before.welfare("HH")).isCloseTo(155, within(1e-7));
        assertThat(employment(before)).isCloseTo(100, within(1e-7));
    }

    @Test
    void cuttingTheLabourTaxBeatsTheLumpSumAndBothCost() {
        Equilibrium before = solve("lump_sum", 0);
        Equilibrium lump = solve("lump_sum", TAX);
        Equilibrium labour = solve("labour_tax", TAX);
        assertThat(labour.welfare("HH")).isGreaterThan(lump.welfare("HH") + 1e-3);
        assertThat(labour.welfare("HH")).isLessThan(before.welfare("HH") - 1e-3);
        assertThat(employment(labour)).isGreaterThan(employment(lump)).isLessThan(employment(before));
        // the tax cut is the revenue: the fund hands on what it gets
        double revenue = labour.value("PERMITS.t") * labour.value(DIRTY_PERMIT);
        assertThat(labour.value("TAXCUT.t") * employment(labour) * labour.value("PL"))
                .isCloseTo(revenue, within(1e-7 * revenue));
    }

    /** Labour is the only factor: a cut of the production tax raises the wage as a cut of the labour tax does. */
    @Test
    void cuttingTheProductionTaxBeatsTheLumpSumToo() {
        Equilibrium production = solve("production_tax", TAX);
        assertThat(production.welfare("HH")).isBetween(solve("lump_sum", TAX).welfare("HH"), 155.0);
    }
}
