package org.cgeleap.coupling.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgeleap.calibration.Calibration;
import org.cgeleap.calibration.CaseInputs;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.calibration.casefile.ScenarioSpec;
import org.cgeleap.cge.solver.SolverOptions;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.study.Progress;
import org.cgeleap.coupling.study.Study;
import org.cgeleap.coupling.study.StudyOptions;

/**
 * A case that can be run, as it is or with other numbers. Immutable; {@code with…} gives another one.
 *
 * <pre>
 * CaseStudy study = CaseStudy.open(Path.of("calibration/cases/china-12"), Path.of("."));
 * CaseRun lower = study.with("sigma_eva", 0.3).run();
 * </pre>
 */
public final class CaseStudy {
    private final Path folder;
    private final Path home;
    private final Map<String, Double> set;
    private final Map<String, String> closures;
    private final Set<String> scenarios;

    private CaseStudy(
            Path folder, Path home, Map<String, Double> set, Map<String, String> closures, Set<String> scenarios) {
        this.folder = folder;
        this.home = home;
        this.set = Map.copyOf(set);
        this.closures = Map.copyOf(closures);
        this.scenarios = Set.copyOf(scenarios);
    }

    /**
     * A case of a folder. It is read when it is run.
     *
     * @param folder with {@code case.yaml}
     * @param home folder of the checkout, whose {@code io-tables/tables} a case may derive its table from
     * @return the case as it is
     */
    public static CaseStudy open(Path folder, Path home) {
        return new CaseStudy(folder, home, Map.of(), Map.of(), Set.of());
    }

    /**
     * The case with another value for one of its numbers, as {@code --set} does: a key of its parameter files in every year and
     * scenario, or any other number by name.
     *
     * @param key such as {@code sigma_eva}
     * @param value in the unit that the case's file states for the key
     * @return another case; an unknown key is found when it is run
     */
    public CaseStudy with(String key, double value) {
        Map<String, Double> all = new LinkedHashMap<>(set);
        all.put(key, value);
        return new CaseStudy(folder, home, all, closures, scenarios);
    }

    /**
     * The case under another macro closure, as {@code --closure} does.
     *
     * @param place such as {@code labour}
     * @param choice such as {@code wage_curve}
     * @return another case; an unknown place or choice is found when it is run
     */
    public CaseStudy withClosure(String place, String choice) {
        Map<String, String> all = new LinkedHashMap<>(closures);
        all.put(place, choice);
        return new CaseStudy(folder, home, set, all, scenarios);
    }

    /**
     * The case with some of its scenarios; the reference is run in any case.
     *
     * @param names of scenarios, as {@code case.yaml} has them
     * @return another case; an unknown name is found when it is run
     */
    public CaseStudy scenarios(String... names) {
        return new CaseStudy(folder, home, set, closures, new LinkedHashSet<>(List.of(names)));
    }

    /**
     * Calibrates the case and solves its scenarios, economy and LEAP coupled, to the horizon.
     *
     * @return how it ended and what came out; ask {@link CaseRun#converged()}
     * @throws InputException with everything wrong with the case, one message a line
     */
    public CaseRun run() {
        CaseInputs inputs = CaseInputs.read(folder, home, set).withClosures(closures);
        List<String> known =
                inputs.given().scenarios().stream().map(ScenarioSpec::name).toList();
        List<String> unknown =
                scenarios.stream().filter(s -> !known.contains(s)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new InputException(List.of("scenarios: found " + unknown + "; expected some of " + known));
        }
        StudyOptions options = new StudyOptions(
                scenarios,
                LoopOptions.standard(),
                SolverOptions.standard(),
                Runtime.getRuntime().availableProcessors());
        return new CaseRun(new Study(Calibration.of(inputs, SolverOptions.standard()), options, Progress.NONE).run());
    }
}
