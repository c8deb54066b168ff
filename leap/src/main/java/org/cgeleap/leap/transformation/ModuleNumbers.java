package org.cgeleap.leap.transformation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgeleap.leap.area.AreaException;
import org.cgeleap.leap.area.Finding;
import org.cgeleap.leap.area.Variable;
import org.cgeleap.leap.demand.Quantities;
import org.cgeleap.leap.demand.Quantity;
import org.cgeleap.leap.expression.RuleWord;

/** Turns the branches of a module into the plain numbers of {@link ConversionModule}. */
final class ModuleNumbers {
    private static final double[] NONE = {};
    /** Strips a load curve over the hours is cut into: one percent of the year each. */
    private static final int STRIPS = 100;

    private final Quantities quantities;
    private final double mtcePerMegawatt;
    private final double[][] values;
    private final int years;

    ModuleNumbers(Quantities quantities, double mtcePerMegawatt, double[][] values, int years) {
        this.quantities = quantities;
        this.mtcePerMegawatt = mtcePerMegawatt;
        this.values = values;
        this.years = years;
    }

    ConversionModule module(TransformationTree.ModuleBranches module) {
        double[] lost = quantities.of(module.branch(), Variable.LOSSES).byYear(years, values);
        List<ConversionProcess> processes = new ArrayList<>();
        for (TransformationTree.ProcessBranches process : module.processes()) {
            processes.add(process(process, module.processes().size() == 1, lost));
        }
        List<ModuleOutput> outputs = new ArrayList<>();
        long shared = module.outputs().stream().filter(b -> !coProduct(b)).count();
        for (int output : module.outputs()) {
            outputs.add(output(output, shared == 1));
        }
        for (TransformationTree.ProcessBranches process : module.processes()) {
            boolean yields =
                    quantities.of(process.branch(), Variable.CO_PRODUCT_YIELD).given();
            if (yields && shared == module.outputs().size()) {
                throw error(
                        process.branch(),
                        "a Co-product Yield",
                        "an output of the module with Co-product 1",
                        "add the output, or take the yield away");
            }
        }
        Quantity margin = quantities.of(module.branch(), Variable.PLANNING_RESERVE_MARGIN);
        if (processes.isEmpty()) {
            throw error(module.branch(), "a module without a process", "one process at least", "add one");
        }
        return new ConversionModule(
                quantities.branch(module.branch()).name(),
                outputs,
                processes,
                curves(module.branch()),
                margin.given() ? margin.byYear(years, values) : NONE,
                additions(module),
                fractions(module.branch(), Variable.OWN_USE, false));
    }

    private List<LoadCurve> curves(int b) {
        var profile = quantities.profile(b, Variable.SYSTEM_LOAD_CURVE);
        List<LoadCurve> curves = new ArrayList<>();
        if (profile.isPresent()) {
            double[] hours = new double[STRIPS];
            double[] load = new double[STRIPS];
            for (int k = 0; k < STRIPS; k++) {
                hours[k] = 1;
                load[k] = profile.get().at(100 * (k + 0.5) / STRIPS);
            }
            curves.add(LoadCurve.ofSlices(hours, load, StripHeight.GIVEN_POINT));
            return curves;
        }
        double[] factor = quantities.orDefault(b, Variable.LOAD_FACTOR).byYear(years, values);
        for (int t = 0; t < years; t++) {
            if (!(factor[t] > 0 && factor[t] <= 1)) {
                throw error(
                        b,
                        Variable.LOAD_FACTOR,
                        t,
                        String.valueOf(factor[t]),
                        "a fraction above 0 and at most 1 (0 to 100 %)");
            }
            curves.add(LoadCurve.ofLoadFactor(factor[t]));
        }
        return curves;
    }

    private List<CapacityAddition> additions(TransformationTree.ModuleBranches module) {
        record Listed(double order, int process, double size) {}
        List<Listed> listed = new ArrayList<>();
        for (int j = 0; j < module.processes().size(); j++) {
            int b = module.processes().get(j).branch();
            double size = quantities.of(b, Variable.ENDOGENOUS_ADDITION_SIZE).at(years - 1, values);
            if (size > 0) {
                listed.add(new Listed(
                        quantities
                                .orDefault(b, Variable.ENDOGENOUS_ADDITION_ORDER)
                                .at(years - 1, values),
                        j,
                        size));
            }
        }
        return listed.stream()
                .sorted(Comparator.comparingDouble(Listed::order))
                .map(l -> new CapacityAddition(l.process(), l.size() * mtcePerMegawatt))
                .toList();
    }

    private boolean coProduct(int b) {
        return quantities.of(b, Variable.CO_PRODUCT).at(0, values) != 0;
    }

    private ModuleOutput output(int b, boolean only) {
        Quantity share = quantities.of(b, Variable.OUTPUT_SHARE);
        boolean coProduct = coProduct(b);
        if (!only && !coProduct && !share.given()) {
            throw error(b, "no Output Share", "one for every output of a module of several", "add rows");
        }
        return new ModuleOutput(
                quantities.fuel(b),
                only || coProduct
                        ? quantities.orDefault(b, Variable.OUTPUT_SHARE).byYear(years, values)
                        : share.byYear(years, values),
                !coProduct,
                coProduct,
                fractions(b, Variable.IMPORT_TARGET, true),
                fractions(b, Variable.EXPORT_TARGET, true),
                unless(b, Variable.SHORTFALL_RULE, RuleWord.IMPORT_FUEL, RuleWord.LEAVE_UNMET),
                unless(b, Variable.SURPLUS_RULE, RuleWord.EXPORT_FUEL, RuleWord.WASTE_FUEL));
    }

    /** By year, false where the word is the exception. */
    private boolean[] unless(int b, Variable variable, RuleWord otherwise, RuleWord exception) {
        RuleWord[] words = words(b, variable, otherwise);
        boolean[] plain = new boolean[words.length];
        for (int t = 0; t < plain.length; t++) {
            plain[t] = words[t] != exception;
        }
        return plain;
    }

    /** The rule of each year; rules may change from a year on. */
    private RuleWord[] words(int b, Variable variable, RuleWord otherwise) {
        Quantity quantity = quantities.of(b, variable);
        if (!quantity.given()) {
            return new RuleWord[] {otherwise};
        }
        RuleWord[] words = new RuleWord[years];
        String where = quantities.branch(b).path() + ":" + variable.label();
        for (int t = 0; t < years; t++) {
            double value = quantity.at(t, values);
            words[t] =
                    t > 0 && value == quantity.at(t - 1, values) ? words[t - 1] : TransformationTree.rule(value, where);
        }
        return words;
    }

    private ConversionProcess process(TransformationTree.ProcessBranches process, boolean only, double[] moduleLoss) {
        int b = process.branch();
        boolean limited = quantities.of(b, Variable.EXOGENOUS_CAPACITY).given()
                || quantities.of(b, Variable.ENDOGENOUS_ADDITION_SIZE).given();
        RuleWord[] rules = words(
                b, Variable.DISPATCH_RULE, limited && !only ? RuleWord.MERIT_ORDER_DISPATCH : RuleWord.PERCENT_SHARE);
        Quantity share = quantities.of(b, Variable.PROCESS_SHARE);
        double[] efficiency =
                quantities.orDefault(b, Variable.PROCESS_EFFICIENCY).byYear(years, values);
        double[] loss = quantities.of(b, Variable.LOSSES).byYear(years, values);
        double[] exogenous =
                limited ? quantities.of(b, Variable.EXOGENOUS_CAPACITY).byYear(years, values) : NONE;
        for (int t = 0; t < years; t++) {
            loss[t] = 1 - (1 - loss[t]) * (1 - moduleLoss[t]);
            if (!(efficiency[t] > 0) || !(loss[t] >= 0 && loss[t] < 1)) {
                throw error(
                        b,
                        Variable.PROCESS_EFFICIENCY,
                        t,
                        "efficiency " + efficiency[t] + ", losses " + loss[t],
                        "an efficiency above 0, losses from 0 to below 100 %");
            }
            if (limited) {
                exogenous[t] *= mtcePerMegawatt;
            }
        }
        Quantity lifetime = quantities.of(b, Variable.LIFETIME);
        Quantity history = quantities.of(b, Variable.HISTORICAL_PRODUCTION);
        Quantity first = quantities.of(b, Variable.FIRST_SIMULATION_YEAR);
        return new ConversionProcess(
                quantities.branch(b).name(),
                dispatch(rules, b),
                share.given() || !only
                        ? share.byYear(years, values)
                        : Quantity.constant(1).byYear(years, values),
                order(rules, process, efficiency, loss),
                efficiency,
                loss,
                exogenous,
                quantities.orDefault(b, Variable.MAXIMUM_AVAILABILITY).byYear(years, values),
                quantities.orDefault(b, Variable.CAPACITY_CREDIT).byYear(years, values),
                lifetime.given() ? lifetime.at(0, values) : Double.POSITIVE_INFINITY,
                history.given() ? history.byYear(years, values) : NONE,
                first.given()
                        ? (int) first.at(0, values) - quantities.area().years().base()
                        : quantities.area().years().scenarioStart(),
                feedstocks(process),
                auxiliaries(process),
                quantities.of(b, Variable.CO_PRODUCT_YIELD).given()
                        ? fractions(b, Variable.CO_PRODUCT_YIELD, true)
                        : NONE);
    }

    private DispatchRule[] dispatch(RuleWord[] words, int b) {
        DispatchRule[] rules = new DispatchRule[words.length];
        for (int t = 0; t < rules.length; t++) {
            rules[t] = dispatch(words[t], b);
        }
        return rules;
    }

    private DispatchRule dispatch(RuleWord rule, int b) {
        return switch (rule) {
            case PERCENT_SHARE -> DispatchRule.PERCENT_SHARE;
            case PROPORTIONAL_TO_CAPACITY -> DispatchRule.PROPORTIONAL_TO_CAPACITY;
            case FULL_CAPACITY -> DispatchRule.FULL_CAPACITY;
            case MERIT_ORDER_DISPATCH -> DispatchRule.MERIT_ORDER;
            case RUNNING_COST -> DispatchRule.RUNNING_COST;
            default ->
                throw error(b, "the word " + rule + " as dispatch rule", "PercentShare, MeritOrderDispatch …", "");
        };
    }

    /** Merit order, or running cost in 10^8 yuan per Mtce of output: variable O&amp;M and fuel. */
    private double[] order(
            RuleWord[] rules, TransformationTree.ProcessBranches process, double[] efficiency, double[] loss) {
        double[] order =
                quantities.orDefault(process.branch(), Variable.MERIT_ORDER).byYear(years, values);
        for (int t = 0; t < years; t++) {
            if (rules[rules.length == 1 ? 0 : t] == RuleWord.RUNNING_COST) {
                order[t] = process.cost().variableOm().at(t, values);
                for (int feedstock : process.feedstocks()) {
                    order[t] += quantities.of(feedstock, Variable.FUEL_COST).at(t, values)
                            * quantities
                                    .orDefault(feedstock, Variable.FEEDSTOCK_FUEL_SHARE)
                                    .at(t, values)
                            / (efficiency[t] * (1 - loss[t]));
                }
            }
        }
        return order;
    }

    private List<FuelShare> feedstocks(TransformationTree.ProcessBranches process) {
        List<FuelShare> shares = new ArrayList<>();
        for (int b : process.feedstocks()) {
            shares.add(new FuelShare(quantities.fuel(b), fractions(b, Variable.FEEDSTOCK_FUEL_SHARE, true)));
        }
        return shares;
    }

    private List<AuxiliaryUse> auxiliaries(TransformationTree.ProcessBranches process) {
        List<AuxiliaryUse> uses = new ArrayList<>();
        for (int b : process.auxiliaries()) {
            uses.add(new AuxiliaryUse(quantities.fuel(b), fractions(b, Variable.AUXILIARY_FUEL_USE, true), false));
        }
        return uses;
    }

    /** Values that are not negative and, unless {@code large}, below 1. */
    private double[] fractions(int b, Variable variable, boolean large) {
        double[] series = quantities.orDefault(b, variable).byYear(years, values);
        for (int t = 0; t < years; t++) {
            if (!(series[t] >= 0) || (!large && series[t] >= 1)) {
                throw error(
                        b,
                        variable,
                        t,
                        String.valueOf(series[t]),
                        large ? "a value that is not negative" : "a fraction from 0 to below 1");
            }
        }
        return series;
    }

    private AreaException error(int b, Variable variable, int t, String found, String expected) {
        return new AreaException(List.of(new Finding(
                "expressions.csv",
                0,
                quantities.branch(b).path() + ":" + variable.label(),
                found + " in " + quantities.area().years().year(t),
                expected,
                "correct the expression")));
    }

    private AreaException error(int b, String found, String expected, String remedy) {
        return new AreaException(List.of(new Finding(
                "branches.csv", quantities.branch(b).row(), quantities.branch(b).path(), found, expected, remedy)));
    }
}
