package org.cgeleap.coupling.loop;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.cgeleap.calibration.economy.CapitalStock;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.EnergyRole;
import org.cgeleap.cge.solution.Check;
import org.cgeleap.coupling.path.CapPath;
import org.cgeleap.coupling.path.PathResult;
import org.cgeleap.coupling.path.ReferenceEnergy;
import org.cgeleap.coupling.path.TopDown;

/**
 * What an answer of LEAP must satisfy before it may be used at all, whatever the residuals are: it answers this path,
 * every entry is a number that can be, and in the years of data both models hold the same energy. A breach is a
 * {@link SubmodelFailure} that names sector, fuel and year.
 */
final class ExchangeRules {
    /** Sums of a branch's fuel uses, taken in another order, agree to this. */
    private static final double ROUNDING = 1e-9;

    /** In the alignment year the area is scaled to the accounts, which the economy meets to the solver's tolerance. */
    private static final double DATA_YEARS = 1e-6;

    /** A sector's energy per unit of output does not change by more than this factor within a year. */
    private static final double JUMP = 10;

    /** GDP meets its path to the solver's tolerance. */
    private static final double PATH = 1e-7;

    /** Name of the check of an equilibrium. */
    private static final String WALRAS = "walras";

    private final Economy economy;
    private final String scenario;
    private final List<LinkCell> cells;
    private final int alignmentIndex;

    ExchangeRules(Economy economy, String scenario, List<LinkCell> cells) {
        this.economy = economy;
        this.scenario = scenario;
        this.cells = cells;
        this.alignmentIndex =
                economy.given().years().index(economy.given().years().alignment());
    }

    void require(PathResult path, LeapExchange answer) {
        int years = path.years().size();
        if (answer.energy().length != years || answer.reference().length != years) {
            throw failure(
                    "the link", SubmodelFailure.NO_YEAR, answer.energy().length + " years answered, asked " + years);
        }
        for (int t = 0; t < years; t++) {
            EconomyYear year = path.year(t);
            if (answer.received().years()[t] != year.year()) {
                throw failure(
                        "the link",
                        year.year(),
                        "the answer is that of " + answer.received().years()[t]);
            }
            if (!(answer.gridFactor()[t] >= 0) || !Double.isFinite(answer.gridFactor()[t])) {
                throw failure(
                        "grid factor",
                        year.year(),
                        "found " + answer.gridFactor()[t] + " t CO2/MWh, expected a finite number of at least 0");
            }
            cells(year, answer, t);
            technologyCost(year, answer, t);
            power(year, answer.power(), t);
            if (t > alignmentIndex) {
                wholeSectors(path, answer, t);
            }
        }
    }

    /** That a path is the answer to what was asked: every year once, in order, from these reference quantities. */
    void requireAsked(PathResult path, ReferenceEnergy reference) {
        int base = economy.given().years().base();
        for (int t = 0;
                t < Math.max(path.years().size(), economy.given().years().count());
                t++) {
            int found = t < path.years().size() ? path.year(t).year() : SubmodelFailure.NO_YEAR;
            if (found != base + t) {
                throw economyFailure(
                        "order of years",
                        base + t,
                        found == SubmodelFailure.NO_YEAR
                                ? "found no solution of it"
                                : "found the solution of " + found + " in its place");
            }
        }
        for (int year = reference.firstYear(); year < base + path.years().size(); year++) {
            for (LinkCell cell : cells) {
                double asked = 0;
                double used = 0;
                for (EnergyRole role : EnergyRole.values()) {
                    asked += reference.mtce()[year - reference.firstYear()][role.index()][cell.good()][cell.sector()];
                    used += path.year(year - base).referenceMtce(role, cell.good(), cell.sector());
                }
                if (Math.abs(asked - used) > ROUNDING * Math.max(asked, used)) {
                    throw economyFailure(
                            cell.name(),
                            year,
                            "the answer was made from reference intensity " + used + ", asked was " + asked);
                }
            }
        }
    }

    /**
     * That every year is a solved one, has the capital that the year before leaves it, and the target that was asked; what an
     * equilibrium cannot tell of itself.
     */
    void requireCarriedOver(PathResult path, CapPath cap) {
        for (int t = alignmentIndex + 1; t < path.years().size(); t++) {
            EconomyYear year = path.year(t);
            if (!year.solved()) {
                throw economyFailure(
                        "equilibrium",
                        year.year(),
                        "the year is "
                                + year.solve()
                                        .status()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                                + ", though the path is said to be complete");
            }
            double left = CapitalStock.next(economy, path.capital()[t - 1], path.year(t - 1));
            if (!carried(year, "capital", left)) {
                requireWalras(path); // a year before that is no equilibrium is the likelier cause
                throw carriedFailure(year, "capital", "the year before leaves " + left);
            }
            OptionalDouble target = cap.target(year.year());
            if (target.isPresent() && !carried(year, "cap_intensity", target.getAsDouble())) {
                throw carriedFailure(year, "cap_intensity", "the target is " + target.getAsDouble());
            }
        }
    }

    /** That productivity is the one held, or, in the reference scenario, the one that brings GDP to its path. */
    void requireProductivity(PathResult path, TopDown asked) {
        double[] gdp = asked.gdpIndex();
        for (int t = alignmentIndex + 1; t < path.years().size(); t++) {
            EconomyYear year = path.year(t);
            if (asked.productivity().isPresent()) {
                double held = asked.productivity().get()[t];
                if (Math.abs(year.productivity() - held) > ROUNDING * held) {
                    throw economyFailure(
                            "productivity",
                            year.year(),
                            "solved with labour productivity " + year.productivity() + ", the reference scenario's is "
                                    + held);
                }
            } else {
                double index = year.gdp() / path.year(0).gdp();
                if (Math.abs(index - gdp[t]) > PATH * gdp[t]) {
                    throw economyFailure(
                            "GDP",
                            year.year(),
                            "GDP is " + index + " times the base year's, its path, which productivity is solved for, "
                                    + gdp[t]);
                }
            }
        }
    }

    private static double used(EconomyYear year, String parameter) {
        return year.parameters()[year.economy().compiled().parameterIndex(parameter)];
    }

    private static boolean carried(EconomyYear year, String parameter, double asked) {
        return Math.abs(used(year, parameter) - asked) <= ROUNDING * Math.abs(asked);
    }

    private SubmodelFailure carriedFailure(EconomyYear year, String parameter, String words) {
        return economyFailure(
                parameter, year.year(), "solved with " + parameter + " " + used(year, parameter) + ", " + words);
    }

    private SubmodelFailure economyFailure(String item, int year, String what) {
        return new SubmodelFailure(
                "CGE, " + item, year, "CGE, scenario " + scenario + ", " + item + ", year " + year + ": " + what);
    }

    /** Walras' law on the market that is not solved, in every year: asked where everything else has converged. */
    void requireWalras(PathResult path) {
        for (EconomyYear year : path.years()) {
            for (Check check : year.solve().equilibrium().checks()) {
                if (check.name().equals(WALRAS) && !check.pass()) {
                    throw economyFailure(
                            WALRAS,
                            year.year(),
                            "Walras' law is missed by " + check.value() + ", at most " + check.tolerance());
                }
            }
        }
    }

    private void cells(EconomyYear year, LeapExchange answer, int t) {
        for (int c = 0; c < cells.size(); c++) {
            LinkCell cell = cells.get(c);
            double energy = answer.energy()[t][c];
            double reference = answer.reference()[t][c];
            if (!Double.isFinite(energy) || energy < 0 || !Double.isFinite(reference) || reference < 0) {
                throw failure(
                        cell.name(),
                        year.year(),
                        "energy " + energy + " Mtce, reference intensity " + reference
                                + ", expected finite numbers of at least 0");
            }
            double level = year.userLevel(cell.sector());
            double response = year.response(cell.good(), cell.sector());
            if (answer.received().level()[t][c] != level || answer.received().response()[t][c] != response) {
                throw failure(
                        cell.name(),
                        year.year(),
                        "the answer was made from output " + answer.received().level()[t][c] + " and price response "
                                + answer.received().response()[t][c] + ", the economy has " + level + " and "
                                + response);
            }
            double together = reference * level * response;
            if (Math.abs(energy - together) > ROUNDING * Math.max(energy, together)) {
                throw failure(
                        cell.name(),
                        year.year(),
                        "energy " + energy + " Mtce is not reference intensity x output x price response, " + together);
            }
            double use = year.finalMtce(cell.good(), cell.sector());
            if (t <= alignmentIndex && Math.abs(energy - use) > DATA_YEARS * Math.max(energy, use)) {
                throw failure(
                        cell.name(),
                        year.year(),
                        energy + " Mtce in a year of data, the energy accounts have " + use
                                + "; look at units and rows of the link");
            }
        }
    }

    private void technologyCost(EconomyYear year, LeapExchange answer, int t) {
        double[] cost = answer.technologyCapital()[t];
        for (int s = 0; s < cost.length; s++) {
            if (!Double.isFinite(cost[s]) || cost[s] < 0) {
                throw failure(
                        economy.userCode(s) + " technology cost",
                        year.year(),
                        "found " + cost[s] + ", expected a finite number of at least 0");
            }
        }
    }

    /** The dispatch is one to this path, and its shares are shares. */
    private void power(EconomyYear year, PowerDispatch power, int t) {
        if (power.isNone()) {
            return;
        }
        double needed = PowerSide.linkedTwh(year);
        if (power.required()[t] != needed) {
            throw failure(
                    "generation",
                    year.year(),
                    "the dispatch is for " + power.required()[t] + " TWh, the economy generates " + needed);
        }
        double sum = 0;
        for (int g = 0; g < power.shares()[t].length; g++) {
            double share = power.shares()[t][g];
            if (!Double.isFinite(share) || share < 0) {
                throw failure(
                        economy.given().technologies().get(g).code() + " share of generation",
                        year.year(),
                        "found " + share + ", expected a finite number of at least 0");
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw failure("generation", year.year(), "its shares sum to " + sum + ", expected 1");
        }
    }

    /** A sector as a whole: it cannot vanish while it produces, nor need ten times as much from one year to the next. */
    private void wholeSectors(PathResult path, LeapExchange answer, int t) {
        EconomyYear year = path.year(t);
        double[] before = new double[economy.users()];
        double[] now = new double[economy.users()];
        for (int c = 0; c < cells.size(); c++) {
            before[cells.get(c).sector()] += answer.reference()[t - 1][c];
            now[cells.get(c).sector()] += answer.reference()[t][c];
        }
        for (int s = 0; s < now.length; s++) {
            if (before[s] > 0 && !(now[s] > 0) && year.userLevel(s) > 0) {
                throw failure(economy.userCode(s), year.year(), "no energy of any fuel, though the sector produces");
            }
            if (before[s] > 0 && (now[s] > JUMP * before[s] || JUMP * now[s] < before[s])) {
                boolean stopped = JUMP * year.userLevel(s) < path.year(t - 1).userLevel(s);
                throw failure(
                        economy.userCode(s),
                        year.year(),
                        String.format(
                                        Locale.ROOT,
                                        "energy per unit of output goes from %.4g to %.4g in one year, its level from"
                                                + " %.4g to %.4g; %s",
                                        before[s],
                                        now[s],
                                        path.year(t - 1).userLevel(s),
                                        year.userLevel(s),
                                        stopped
                                                ? "the sector all but stops: look at what makes it so dear"
                                                : "look at units and at expressions of that year")
                                + Failure.scarcity(path, year));
            }
        }
    }

    private SubmodelFailure failure(String item, int year, String what) {
        return new SubmodelFailure(
                "LEAP, " + item,
                year,
                "LEAP, scenario " + scenario + ", " + item + (year > 0 ? ", year " + year : "") + ": " + what);
    }
}
