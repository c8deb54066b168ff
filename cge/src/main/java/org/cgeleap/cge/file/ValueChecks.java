package org.cgeleap.cge.file;

import java.util.List;
import org.cgeleap.cge.model.Branch;
import org.cgeleap.cge.model.Expression;
import org.cgeleap.cge.model.Leaf;
import org.cgeleap.cge.model.Nest;
import org.cgeleap.cge.model.Parameter;
import org.cgeleap.cge.model.Scenario;
import org.cgeleap.cge.model.Tax;

/**
 * Checks the numbers of the base and of every scenario: finite parameters, endowments and rates, quantities and elasticities
 * ≥ 0; in the base, nests of positive value (a scenario may let an activity drop out).
 */
final class ValueChecks {

    private final Findings findings;
    private final Register register;
    private final List<Parameter> declared;
    private BaseValues values;

    ValueChecks(Findings findings, Register register, List<Parameter> declared, BaseValues base) {
        this.findings = findings;
        this.register = register;
        this.declared = declared;
        this.values = base;
    }

    void base() {
        for (Parameter parameter : declared) {
            double value = values.of(Expression.ref(parameter.name()));
            if (!Double.isFinite(value)) {
                Location at = register.places(NameKind.PARAMETER).getOrDefault(parameter.name(), new Location(1, 1));
                findings.add(at, "parameter \"" + parameter.name() + "\" = " + value, "a finite value");
            }
        }
        if (findings.isEmpty()) {
            register.nests().forEach(at -> nest(at, at.at(), ""));
            register.goods().forEach(use -> endowment(use, use.at(), ""));
            for (NestAt at : register.nests()) {
                if (!(worth(at.nest()) > 0)) {
                    findings.add(
                            at.at(),
                            "nest \"" + at.nest().name() + "\" without positive value",
                            "at least one good with quantity x price > 0");
                }
            }
        }
    }

    /** The numbers a scenario makes; what is wrong with them is named where the scenario sets them. */
    void scenario(Scenario scenario, Location at) {
        if (scenario.set().isEmpty()) {
            return;
        }
        values = new BaseValues(declared, scenario.set());
        String by = " in scenario \"" + scenario.name() + "\"";
        int before = findings.count();
        for (Parameter parameter : declared) {
            double value = values.of(Expression.ref(parameter.name()));
            if (!Double.isFinite(value)) {
                findings.add(at, "parameter \"" + parameter.name() + "\" = " + value + by, "a finite value");
            }
        }
        if (findings.count() == before) {
            register.nests().forEach(nest -> nest(nest, at, by));
            register.goods().forEach(use -> endowment(use, at, by));
        }
    }

    /** Constants were found wrong in the base already; a scenario is asked about the rest. */
    private boolean passes(Expression e, String by) {
        return !by.isEmpty() && e instanceof Expression.Constant;
    }

    private void nest(NestAt nest, Location at, String by) {
        double elasticity = values.of(nest.nest().elasticity());
        if (!passes(nest.nest().elasticity(), by) && (!(elasticity >= 0) || Double.isInfinite(elasticity))) {
            findings.add(
                    at,
                    "elasticity " + elasticity + " of nest \"" + nest.nest().name() + "\"" + by,
                    "a finite elasticity >= 0");
        }
        for (NestAt.BranchAt branch : nest.branches()) {
            if (branch.branch() instanceof Leaf leaf) {
                leaf(by.isEmpty() ? branch.at() : at, leaf, elasticity, by);
            }
        }
    }

    private void leaf(Location at, Leaf leaf, double elasticity, String by) {
        double quantity = values.of(leaf.quantity());
        if (!passes(leaf.quantity(), by) && (!(quantity >= 0) || Double.isInfinite(quantity))) {
            findings.add(
                    at,
                    "quantity " + quantity + " of good \"" + leaf.good() + "\"" + by,
                    "a finite quantity >= 0 in a nest");
        }
        double price = values.of(leaf.price());
        if (!(price >= 0) || Double.isInfinite(price) || (price == 0 && elasticity != 0)) {
            findings.add(
                    at,
                    "benchmark price " + price + " of good \"" + leaf.good() + "\"" + by,
                    "a finite price > 0 (0 only below a nest of elasticity 0)");
        }
        for (Tax tax : leaf.taxes()) {
            finite(at, tax.rate(), "a tax rate of good \"" + leaf.good() + "\"", by);
        }
    }

    private void endowment(GoodUse use, Location at, String by) {
        if (use.side() == GoodUse.Side.ENDOWMENT) {
            finite(at, use.quantity(), "endowment of \"" + use.good() + "\"", by);
        }
    }

    /** What an auxiliary moves is known only when it is solved for. */
    private void finite(Location at, Expression of, String what, String by) {
        if (!(of instanceof Expression.Constant) && values.knows(of) && !Double.isFinite(values.of(of))) {
            findings.add(at, what + " = " + values.of(of) + by, "a finite value");
        }
    }

    /** Benchmark value, Σ quantity × price. */
    private double worth(Branch branch) {
        if (branch instanceof Leaf leaf) {
            return values.of(leaf.quantity()) * values.of(leaf.price());
        }
        double sum = 0;
        for (Branch below : ((Nest) branch).of()) {
            sum += worth(below);
        }
        return sum;
    }
}
