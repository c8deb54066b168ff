package org.cgeleap.coupling.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.calibration.economy.CapitalStock;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.calibration.policy.ScenarioPolicies;

/** The years of a path as they are solved one after the other, capital carried over. */
final class Walk {
    private static final double SMALLEST_STEP = 1.0 / 64;

    private final Economy economy;
    private final YearSolver solver;
    private final Optional<double[]> productivity;
    private final Numbers numbers;
    private final List<EconomyYear> years;
    private final double[] capital;
    private final double[] seconds;
    private final List<Integer> retries = new ArrayList<>();
    private final Map<String, Map<Integer, Double>> bank = new LinkedHashMap<>();
    private final Map<Integer, EconomyYear> starts = new LinkedHashMap<>();
    private Optional<PathResult.Nearest> nearest = Optional.empty();

    /** The model's parameters of a year. */
    @FunctionalInterface
    interface Numbers {
        /** With a stock of capital, base year = 1; a fresh array. */
        double[] of(int year, double capital);
    }

    /**
     * A walk that begins after given years.
     *
     * @param economy whose model is solved
     * @param productivity held in each year, index 0 the base year; none to solve it
     * @param given years solved before, the base year first
     * @param before an earlier solution to start from
     */
    Walk(
            Economy economy,
            YearSolver solver,
            Optional<double[]> productivity,
            Numbers numbers,
            List<EconomyYear> given,
            Optional<PathResult> before) {
        this.economy = economy;
        this.solver = solver;
        this.productivity = productivity;
        this.numbers = numbers;
        this.years = new ArrayList<>(given);
        this.capital = new double[economy.given().years().count()];
        this.seconds = new double[capital.length];
        capital[0] = 1;
        for (int t = 1; t < years.size(); t++) {
            capital[t] = CapitalStock.next(economy, capital[t - 1], years.get(t - 1));
        }
        before.ifPresent(b -> b.years().stream().filter(EconomyYear::solved).forEach(y -> starts.put(y.year(), y)));
    }

    /** The parameters of the next year. */
    double[] numbers(int year) {
        int t = economy.given().years().index(year);
        capital[t] = CapitalStock.next(economy, capital[t - 1], years.get(t - 1));
        return numbers.of(year, capital[t]);
    }

    /** Solves the next year; false where it could not be. */
    boolean step(int year) {
        return step(year, numbers(year));
    }

    /** Solves the next year with given parameters; false where it could not be. */
    boolean step(int year, double[] parameters) {
        int t = economy.given().years().index(year);
        long begun = System.nanoTime();
        EconomyYear last = years.get(t - 1);
        productivity.ifPresent(path -> solver.holdProductivity(path[t]));
        EconomyYear start = starts.getOrDefault(year, last);
        EconomyYear solved = solver.solve(year, parameters, economy.valuesFrom(start));
        if (!solved.solved()) {
            solved = fromSafePoint(year, last, parameters, solved);
            retries.add(year);
        }
        years.add(solved);
        // a year that is solved again and again for a price took all of it
        seconds[t] += (System.nanoTime() - begun) * 1e-9;
        if (solved.solved()) {
            starts.put(year, solved);
        }
        return solved.solved();
    }

    /** The last year solved or tried. */
    EconomyYear last() {
        return years.get(years.size() - 1);
    }

    /** Forgets the years from one on, but for a start of their next solution. */
    void backTo(int firstForgotten) {
        int t = economy.given().years().index(firstForgotten);
        while (years.size() > t) {
            years.remove(years.size() - 1);
        }
        retries.removeIf(y -> y >= firstForgotten);
    }

    /** Notes what a policy has in the bank at the end of a year, Mt. */
    void kept(String policy, int year, double permits) {
        bank.computeIfAbsent(policy, p -> new LinkedHashMap<>()).put(year, permits);
    }

    PathResult result(boolean complete, ScenarioPolicies policies) {
        return new PathResult(
                List.copyOf(years),
                capital,
                seconds,
                complete,
                List.copyOf(retries),
                policies,
                Map.copyOf(bank),
                complete ? Optional.empty() : nearest);
    }

    /** Moves from last year's solution to this year's numbers in steps that halve where one fails. */
    private EconomyYear fromSafePoint(int year, EconomyYear safe, double[] target, EconomyYear failed) {
        double[] from = economy.parametersFrom(safe.economy(), safe.parameters());
        double[] at = economy.valuesFrom(safe);
        double done = 0;
        double step = 0.5;
        EconomyYear best = failed;
        double[] mixed = new double[target.length];
        nearest = Optional.empty();
        while (done < 1) {
            double next = Math.min(1, done + step);
            for (int p = 0; p < mixed.length; p++) {
                mixed[p] = next == 1 ? target[p] : from[p] + next * (target[p] - from[p]);
            }
            EconomyYear tried = solver.solve(year, mixed, at);
            if (tried.solved()) {
                done = next;
                at = tried.values();
                step = Math.min(2 * step, 1 - done);
                if (done == 1) {
                    return tried;
                }
                nearest = Optional.of(new PathResult.Nearest(done, tried));
            } else {
                best = tried;
                step /= 2;
                if (step < SMALLEST_STEP) {
                    // the residuals of the year as asked, not of the step that failed
                    return next == 1 ? tried : failed;
                }
            }
        }
        return best;
    }
}
