package org.cgeleap.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.casefile.Years;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Alignment;
import org.cgeleap.calibration.economy.AlignmentTargets;
import org.cgeleap.calibration.economy.Benchmark;
import org.cgeleap.calibration.economy.BenchmarkBuilder;
import org.cgeleap.calibration.economy.CapitalReturns;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyBuilder;
import org.cgeleap.calibration.economy.EnergyQuantities;
import org.cgeleap.calibration.economy.Replication;
import org.cgeleap.calibration.economy.YearPlan;
import org.cgeleap.calibration.energy.EnergyAccounting;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.IndustryMatrix;
import org.cgeleap.calibration.energy.IndustryTargets;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.cge.system.ModelException;

/**
 * The calibration job: tables → concordance → accounts → energy → model → alignment (CLI contract, {@code calibrate}).
 */
public final class Calibration {
    private Calibration() {}

    /**
     * Calibrates a case.
     *
     * @param folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param set parameters with other values
     * @param options of the solver
     * @return the calibrated case; {@link AlignedEconomy} says whether every year was solved
     * @throws InputException with everything that is wrong with the case
     */
    public static Calibrated of(Path folder, Path home, Map<String, Double> set, SolverOptions options) {
        return of(CaseInputs.read(folder, home, set), options);
    }

    /**
     * Calibrates a case that was read.
     *
     * @param inputs as read
     * @param options of the solver
     * @return the calibrated case, with the provenance of every number
     * @throws InputException with what its parts find only together
     */
    public static Calibrated of(CaseInputs inputs, SolverOptions options) {
        Calibrated numbers = ofNumbers(inputs, options);
        return numbers.withProvenance(CaseProvenance.of(inputs, numbers.benchmark()));
    }

    /**
     * Calibrates a case that was read, without the list of where every number comes from: for one of many runs.
     *
     * @param inputs as read
     * @param options of the solver
     * @return the calibrated case, its provenance empty
     * @throws InputException with what its parts find only together
     */
    public static Calibrated ofNumbers(CaseInputs inputs, SolverOptions options) {
        try {
            return calibrate(inputs, options);
        } catch (CaseException | ModelException | IllegalArgumentException e) {
            // what the parts find only together: fuel worth more than the power it makes, a fuel LEAP does not use …
            throw new InputException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Builds everything that is built before anything is solved: accounts, benchmark, model, link.
     *
     * @param inputs as read
     * @return largest scaled residual of the base year at unit prices
     * @throws InputException with what its parts find only together
     */
    public static double check(CaseInputs inputs) {
        try {
            return Replication.residual(Prepared.of(inputs).economy());
        } catch (CaseException | ModelException | IllegalArgumentException e) {
            throw new InputException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * {@return the alignment of a case with other numbers, with nothing solved again: model, plan and targets are those of
     * the other numbers, the solved years those of this case} For derivatives, which move the years themselves.
     *
     * @param calibrated this case, whose solved years stay
     * @param inputs of the case with the other numbers
     * @throws InputException where the other numbers change more of the model than its parameters' values: the accounts of
     *     the base year, or an equation
     */
    public static AlignedEconomy beside(Calibrated calibrated, CaseInputs inputs) {
        try {
            Prepared other = Prepared.of(inputs);
            AlignedEconomy here = calibrated.aligned();
            if (!here.economy().model().sameEquations(other.economy().model())) {
                throw new InputException(List.of("changes the accounts of the base year or an equation of the model"));
            }
            return new AlignedEconomy(
                    other.economy(),
                    YearPlan.of(other.economy()),
                    here.years(),
                    here.substitutions(),
                    here.nextCapital(),
                    other.targets());
        } catch (CaseException | ModelException | IllegalArgumentException e) {
            throw new InputException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** What there is before anything is solved. */
    private record Prepared(
            EnergyAccounts base,
            EnergyAccounts alignment,
            IndustryTargets industry,
            List<LinkRow> link,
            Benchmark benchmark,
            Economy economy,
            AlignmentTargets targets) {

        static Prepared of(CaseInputs inputs) {
            Case given = inputs.given();
            Years years = given.years();
            EnergyAccounts base = EnergyAccounting.of(inputs.energy(), years.base());
            EnergyAccounts alignment = years.aligned() ? EnergyAccounting.of(inputs.energy(), years.alignment()) : base;
            IndustryMatrix baseIndustry = IndustryMatrix.ofInventory(inputs.energy(), years.base());
            IndustryTargets industry = IndustryTargets.of(inputs.energy(), years.alignment());
            LinkTargets linked =
                    new LinkTargets(given, inputs.link(), inputs.area(), baseIndustry, industry, alignment);
            Benchmark benchmark = new BenchmarkBuilder(given, inputs.table(), inputs.energy(), base).build();
            double[][][] first = EnergyQuantities.of(given, base);
            double[][][] last = linked.imposeOn(EnergyQuantities.of(given, alignment));
            Economy economy = new EconomyBuilder(given, benchmark.accounts(), used(first, last)).build();
            AlignmentTargets targets = AlignmentTargets.between(
                    first,
                    last,
                    EnergyQuantities.generation(given, base),
                    EnergyQuantities.generation(given, alignment),
                    years.index(years.alignment()) + 1);
            return new Prepared(base, alignment, industry, linked.rows(), benchmark, economy, targets);
        }
    }

    private static Calibrated calibrate(CaseInputs inputs, SolverOptions options) {
        Case given = inputs.given();
        Prepared before = Prepared.of(inputs);
        double replication = Replication.residual(before.economy());
        AlignedEconomy aligned =
                new Alignment(before.economy(), YearPlan.of(before.economy()), before.targets()).run(options);
        CapitalReturns returns = CapitalReturns.of(
                given,
                before.benchmark().accounts(),
                inputs.table().aggregate(),
                before.economy().capitalServices());
        return new Calibrated(
                inputs,
                before.base(),
                before.alignment(),
                before.industry(),
                before.benchmark(),
                aligned,
                before.link(),
                replication,
                returns,
                checks(inputs, before, aligned, returns),
                ClosureWords.of(given),
                List.of());
    }

    /** A leaf is in the nests where the base year has it, or the alignment year does. */
    private static boolean[][][] used(double[][][] first, double[][][] last) {
        boolean[][][] used = new boolean[first.length][first[0].length][first[0][0].length];
        for (int r = 0; r < used.length; r++) {
            for (int f = 0; f < used[r].length; f++) {
                for (int u = 0; u < used[r][f].length; u++) {
                    used[r][f][u] = first[r][f][u] > 0 || last[r][f][u] > 0;
                }
            }
        }
        return used;
    }

    private static List<NamedCheck> checks(
            CaseInputs inputs, Prepared before, AlignedEconomy aligned, CapitalReturns returns) {
        List<NamedCheck> checks = new ArrayList<>();
        // MODEL.md §2: row and column sums of the balanced matrix agree to 1e-9
        checks.add(new NamedCheck("table_sam_balance", inputs.table().sam().largestImbalance(), 1e-9));
        checks.add(
                new NamedCheck("table_control_totals", inputs.table().report().largestResidual(), 1e-9));
        List<EnergyAccounts> energy =
                inputs.given().years().aligned() ? List.of(before.base(), before.alignment()) : List.of(before.base());
        for (EnergyAccounts accounts : energy) {
            accounts.checks()
                    .forEach(c -> checks.add(new NamedCheck(
                            "energy_accounts " + c.year() + " " + c.check(), c.difference(), c.tolerance())));
        }
        returns.judged()
                .forEach(j -> checks.add(new NamedCheck("capital_" + j.measure().word(), j.outside(), j.accepted())));
        if (aligned.years().size() > 1) {
            // the year after the base year starts with what depreciation and investment of the accounts leave of its
            // stock
            double capital = aligned.years().get(1).capital();
            checks.add(new NamedCheck("capital_accumulation", capital / (1 + returns.growth()) - 1, 1e-9));
        }
        return checks;
    }
}
