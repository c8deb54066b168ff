package org.cgeleap.leap.area;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every branch must have, and must not have, before an area can be evaluated. */
final class Completeness {
    private final LeapArea area;
    private final Findings findings;
    private final Map<Integer, Set<Variable>> inCurrentAccounts = new HashMap<>();
    private final Map<Integer, Set<Variable>> anywhere = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Set<String> parents = new java.util.HashSet<>();

    private Completeness(LeapArea area, Set<Cell> cells, Findings findings) {
        this.area = area;
        this.findings = findings;
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            byKey.put(LeapArea.nameKey(branch.path()), b);
            parents.add(LeapArea.nameKey(branch.parentPath()));
            inCurrentAccounts.put(b, EnumSet.noneOf(Variable.class));
            anywhere.put(b, EnumSet.noneOf(Variable.class));
        }
        for (Cell cell : cells) {
            set(anywhere, cell.branch()).add(cell.variable());
            if (cell.scenario() == 0) {
                set(inCurrentAccounts, cell.branch()).add(cell.variable());
            }
        }
    }

    private static Set<Variable> set(Map<Integer, Set<Variable>> sets, int branch) {
        return sets.getOrDefault(branch, Set.of());
    }

    static void check(LeapArea area, Set<Cell> cells, Findings findings) {
        Completeness check = new Completeness(area, cells, findings);
        boolean electricity = false;
        for (int b = 0; b < area.branches().size(); b++) {
            Branch branch = area.branches().get(b);
            switch (branch.kind()) {
                case KEY -> check.key(b, branch);
                case PROCESS -> check.process(b, branch);
                case TECHNOLOGY -> {
                    check.technology(b, branch);
                    electricity |= check.isElectricity(branch);
                }
                case FUEL -> {
                    check.require(b, Variable.FINAL_ENERGY_INTENSITY);
                    electricity |= check.isElectricity(branch);
                }
                case CATEGORY -> check.category(b, branch);
                case EFFECT -> check.effect(b, branch);
                case TRANSFORMATION_PROCESS -> check.capital(b, branch);
                case MODULE -> check.module(branch);
                case RESOURCE,
                        STATISTICAL_DIFFERENCE,
                        STOCK_CHANGE,
                        OUTPUT,
                        FEEDSTOCK,
                        AUXILIARY,
                        NON_ENERGY,
                        INDICATOR,
                        FOLDER -> {}
            }
        }
        if (electricity && !area.ownGridFactor()) {
            check.requireKey(LeapArea.GRID_FACTOR_KEY, "electricity is used, its CO2 needs the factor of the year");
        }
    }

    private void key(int b, Branch branch) {
        boolean leaf = !parents.contains(LeapArea.nameKey(branch.path()));
        if (branch.row() > 0 && (leaf || !set(anywhere, b).isEmpty())) {
            require(b, Variable.KEY_ASSUMPTION);
        }
    }

    private void process(int b, Branch branch) {
        require(b, Variable.ACTIVITY_LEVEL);
        if (!parents.contains(LeapArea.nameKey(branch.path()))) {
            findings.add(
                    BranchesFile.FILE,
                    branch.row(),
                    "branch",
                    branch.path() + " without a technology",
                    "one technology at least",
                    "add one; with a single technology its share is 100");
        }
    }

    private boolean isElectricity(Branch branch) {
        return area.fuels().stream().anyMatch(f -> f.code().equals(branch.fuel()) && f.kind() == FuelKind.ELECTRICITY);
    }

    private @Nullable Branch parent(Branch branch) {
        Integer parent = byKey.get(LeapArea.nameKey(branch.parentPath()));
        return parent == null ? null : area.branches().get(parent);
    }

    private void category(int b, Branch branch) {
        if (branch.method() == ProcessMethod.USEFUL_ENERGY) {
            require(b, Variable.USEFUL_ENERGY_INTENSITY);
        } else {
            refuse(b, Variable.USEFUL_ENERGY_INTENSITY, "its category is not of method useful-energy");
        }
    }

    private void effect(int b, Branch branch) {
        Branch parent = parent(branch);
        boolean nonEnergy = parent != null && parent.kind() == BranchKind.NON_ENERGY;
        if (!nonEnergy) {
            require(b, Variable.EMISSION_FACTOR);
        } else if (!set(anywhere, b).contains(Variable.EMISSION_FACTOR)
                && !set(anywhere, b).contains(Variable.TOTAL_EFFECT)) {
            missing(branch, Variable.EMISSION_FACTOR.label() + " or " + Variable.TOTAL_EFFECT.label());
        }
    }

    private void module(Branch branch) {
        String own = LeapArea.nameKey(branch.path()) + "\\";
        if (!parents.contains(own + LeapArea.nameKey(Placement.OUTPUTS))) {
            findings.add(
                    BranchesFile.FILE,
                    branch.row(),
                    "branch",
                    branch.path() + " without an output",
                    "one branch at least below its " + Placement.OUTPUTS,
                    "add " + branch.path() + "\\" + Placement.OUTPUTS + "\\<fuel> of kind output");
        }
    }

    /** A technology below a category: LEAP's own kind, which consumes the fuel it names. */
    private void endUse(int b, Branch branch, Branch category) {
        if (branch.fuel() == null) {
            findings.add(
                    BranchesFile.FILE,
                    branch.row(),
                    "fuel",
                    "no fuel for the technology " + branch.path() + " below a category",
                    "the code of the fuel it consumes",
                    "fill the column, or make " + category.path() + " a process");
        }
        if (category.method() == ProcessMethod.USEFUL_ENERGY) {
            require(b, Variable.FUEL_SHARE);
        } else if (branch.method() == ProcessMethod.TRANSPORT) {
            require(b, Variable.MILEAGE);
            require(b, Variable.FUEL_ECONOMY);
        } else {
            require(b, Variable.FINAL_ENERGY_INTENSITY);
        }
        if (branch.method() == ProcessMethod.TRANSPORT || branch.method() == ProcessMethod.STOCK_TURNOVER) {
            require(b, Variable.STOCK);
        }
        capital(b, branch);
    }

    private void capital(int b, Branch branch) {
        if (set(anywhere, b).contains(Variable.CAPITAL_COST)) {
            require(b, Variable.CAPITAL_COST);
            require(b, Variable.LIFETIME);
            if (!set(anywhere, b).contains(Variable.INTEREST_RATE)) {
                requireKey(
                        LeapArea.INTEREST_KEY, branch.path() + " has a capital cost and no interest rate of its own");
            }
        }
    }

    private void technology(int b, Branch branch) {
        Integer parent = byKey.get(LeapArea.nameKey(branch.parentPath()));
        if (parent != null && area.branches().get(parent).kind() == BranchKind.CATEGORY) {
            endUse(b, branch, area.branches().get(parent));
            return;
        }
        if (branch.fuel() != null) {
            findings.add(
                    BranchesFile.FILE,
                    branch.row(),
                    "fuel",
                    "\"" + branch.fuel() + "\" for a technology of a process",
                    "nothing",
                    "its fuels are fuel branches below it");
        }
        boolean stock = parent != null && area.branches().get(parent).method() == ProcessMethod.STOCK_TURNOVER;
        if (stock) {
            refuse(b, Variable.ACTIVITY_SHARE, "its process is of method stock-turnover");
            require(b, Variable.LIFETIME);
            if (!set(anywhere, b).contains(Variable.STOCK_SHARE)
                    && !set(anywhere, b).contains(Variable.SALES_SHARE)) {
                missing(branch, Variable.STOCK_SHARE.label() + " or " + Variable.SALES_SHARE.label());
            }
        } else {
            refuse(b, Variable.STOCK_SHARE, "its process is of method activity");
            refuse(b, Variable.SALES_SHARE, "its process is of method activity");
            if (!set(anywhere, b).contains(Variable.ACTIVITY_SHARE)) {
                missing(branch, Variable.ACTIVITY_SHARE.label());
            }
        }
        capital(b, branch);
    }

    private void requireKey(String path, String why) {
        Integer key = byKey.get(LeapArea.nameKey(path));
        if (key == null || !set(inCurrentAccounts, key).contains(Variable.KEY_ASSUMPTION)) {
            findings.add(ExpressionsFile.FILE, 0, path, "no expression in Current Accounts", "one, because " + why, "");
        }
    }

    private void require(int b, Variable variable) {
        if (!set(inCurrentAccounts, b).contains(variable)) {
            missing(area.branches().get(b), variable.label() + " in " + Scenario.CURRENT_ACCOUNTS);
        }
    }

    private void missing(Branch branch, String what) {
        findings.add(
                ExpressionsFile.FILE,
                0,
                branch.path(),
                "no " + what,
                "an expression",
                "add a row; the branch is in row " + branch.row() + " of " + BranchesFile.FILE);
    }

    private void refuse(int b, Variable variable, String why) {
        if (set(anywhere, b).contains(variable)) {
            for (Entry entry : List.copyOf(area.entries())) {
                if (entry.branch() == b && entry.variable() == variable) {
                    findings.add(
                            ExpressionsFile.FILE,
                            entry.row(),
                            "variable",
                            variable.label() + " of " + area.branches().get(b).path(),
                            "another variable, because " + why,
                            "correct the method or the variable");
                }
            }
        }
    }
}
