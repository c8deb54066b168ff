package org.cgeleap.calibration.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgeleap.calibration.Calibrated;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Economy;
import org.cgeleap.calibration.economy.EconomyYear;
import org.cgeleap.calibration.economy.YearPlan;
import org.cgeleap.calibration.economy.YearSolver;
import org.cgeleap.cge.solver.SolverOptions;

/**
 * The bundled city in its alignment year, with a scenario for each policy of {@code policies-of-tests.csv}: the first year
 * in which policies hold is solved with the alignment year's numbers, so that without a policy nothing moves.
 */
final class PolicyCase {
    /** First year of policies. */
    static final int YEAR = 2021;

    private static final Path BUNDLED = Path.of("cases", "chongqing");
    private static final Path POLICIES = Path.of("src", "test", "resources", "policies-of-tests.csv");

    private final AlignedEconomy aligned;
    private final Baseline baseline;

    PolicyCase(Path folder) {
        Calibrated calibrated = Calibration.of(copy(folder), Path.of(".."), Map.of(), SolverOptions.standard());
        this.aligned = calibrated.aligned();
        List<EconomyYear> years = new ArrayList<>(aligned.years());
        years.add(aligned.last());
        this.baseline = Baseline.of(years);
    }

    /** A copy of the bundled case with the policies, and a scenario for each name in their column. */
    static Path copy(Path folder) {
        try (Stream<Path> files = Files.walk(BUNDLED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(BUNDLED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
            List<String> rows = Files.readAllLines(POLICIES);
            Files.write(folder.resolve("policies.csv"), rows);
            StringBuilder scenarios = new StringBuilder();
            rows.stream()
                    .skip(1)
                    .map(r -> r.split(",", -1)[1])
                    .distinct()
                    .forEach(s -> scenarios
                            .append("  - {name: ")
                            .append(s)
                            .append(", role: policy, leap: RS, description: a test}\n"));
            Path file = folder.resolve("case.yaml");
            String text = Files.readString(file);
            Files.writeString(
                    file,
                    text.replace("sectors: sectors.csv", scenarios + "policies: policies.csv\nsectors: sectors.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** A solved year and the scenario's policies. */
    record Solved(ScenarioPolicies policies, EconomyYear year) {
        double value(String variable) {
            return year.solve().equilibrium().value(variable);
        }

        /** A result by variable and policy, summed over sectors. */
        double result(String variable, String policy) {
            double[] sum = new double[1];
            policies.report(year, new PolicyReport() {
                @Override
                public void result(String name, String of, String sector, String unit, double value) {
                    sum[0] += name.equals(variable) && of.equals(policy) ? value : 0;
                }

                @Override
                public void check(String check, double gap) {
                    // not asked for
                }
            });
            return sum[0];
        }

        /** Largest gap of what the policies say must hold. */
        double gap() {
            double[] worst = new double[1];
            policies.report(year, new PolicyReport() {
                @Override
                public void result(String name, String of, String sector, String unit, double value) {
                    // not asked for
                }

                @Override
                public void check(String check, double gap) {
                    worst[0] = Math.max(worst[0], Math.abs(gap));
                }
            });
            return worst[0];
        }

        /** Gap of one check. */
        double check(String name) {
            double[] found = {Double.NaN};
            policies.report(year, new PolicyReport() {
                @Override
                public void result(String variable, String of, String sector, String unit, double value) {
                    // not asked for
                }

                @Override
                public void check(String check, double gap) {
                    found[0] = check.equals(name) ? gap : found[0];
                }
            });
            return found[0];
        }

        CarbonMarket market() {
            return (CarbonMarket) policies.instruments().get(0);
        }
    }

    AlignedEconomy aligned() {
        return aligned;
    }

    Solved solve(String scenario) {
        return solve(scenario, Map.of(), Map.of());
    }

    Solved solve(String scenario, Map<String, Double> set) {
        return solve(scenario, set, Map.of());
    }

    Solved solve(String scenario, Map<String, Double> set, Map<String, String> closures) {
        AlignedEconomy mine = aligned.with(aligned.economy().given().with(set).withClosures(closures));
        ScenarioPolicies policies = ScenarioPolicies.of(mine, scenario, Optional.of(baseline));
        Economy economy = policies.economy();
        double[] p = economy.parametersFrom(aligned.economy(), aligned.carriedParameters());
        int alignment = aligned.economy().given().years().alignment();
        double capital = mine.last().parameters()[mine.economy().compiled().parameterIndex("capital")];
        YearPlan.of(economy).apply(p, alignment, scenario, capital);
        policies.apply(p, YEAR);
        YearSolver solver = new YearSolver(economy, SolverOptions.standard());
        solver.holdProductivity(aligned.last().productivity());
        return new Solved(policies, solver.solve(YEAR, p, economy.valuesFrom(aligned.last())));
    }

    /** Largest relative difference of the variables two solutions both have, small ones against one. */
    static double difference(Solved a, Solved b) {
        double worst = 0;
        double[] values = a.year().values();
        for (int i = 0; i < values.length; i++) {
            String name = a.year().economy().compiled().variableName(i);
            if (b.year().economy().compiled().findVariable(name) >= 0) {
                worst = Math.max(worst, Math.abs(values[i] - b.value(name)) / Math.max(1, Math.abs(values[i])));
            }
        }
        return worst;
    }
}
