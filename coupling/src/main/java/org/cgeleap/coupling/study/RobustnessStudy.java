package org.cgeleap.coupling.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgeleap.coupling.loop.CoupledLoop;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.loop.LoopOptions;
import org.cgeleap.coupling.loop.Robustness;

/**
 * Solves every scenario of a study again, from distant starts and with two methods, and says whether all end where the
 * study did. Policy scenarios hold the study's reference, so that what is compared is the scenario alone.
 */
public final class RobustnessStudy {
    /** A tighter end from a distant start may take this many times the rounds. */
    private static final int PATIENCE = 3;

    private final StudyResult study;
    private final StudyOptions options;
    private final Progress progress;
    private final Map<String, LoopOptions> methods;

    /**
     * A study of a study.
     *
     * @param study solved, whose results are compared with
     * @param options of the study
     * @param progress told of every run
     * @param methods two, by name; the first that of the study
     */
    public RobustnessStudy(
            StudyResult study, StudyOptions options, Progress progress, Map<String, LoopOptions> methods) {
        this.study = study;
        this.options = options;
        this.progress = progress;
        this.methods = new LinkedHashMap<>(methods);
    }

    /** {@return the verdict on each scenario that has an answer, by name} */
    public Map<String, Robustness> run() {
        Map<String, Robustness> verdicts = new LinkedHashMap<>();
        if (study.scenarios().isEmpty()) {
            return verdicts;
        }
        CoupledResult reference = study.scenarios().get(0);
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, options.threads()));
        try {
            Map<CoupledResult, List<Future<Robustness.Trial>>> running = new LinkedHashMap<>();
            for (CoupledResult reported : study.scenarios()) {
                if (reported.status().usable()) {
                    List<Future<Robustness.Trial>> trials = new ArrayList<>();
                    methods.forEach((method, loop) -> Robustness.SHIFTS.forEach(
                            shift -> trials.add(pool.submit(() -> trial(reference, reported, method, loop, shift)))));
                    running.put(reported, trials);
                }
            }
            for (Map.Entry<CoupledResult, List<Future<Robustness.Trial>>> one : running.entrySet()) {
                List<Robustness.Trial> ended = new ArrayList<>();
                for (Future<Robustness.Trial> trial : one.getValue()) {
                    ended.add(trial.get());
                }
                verdicts.put(one.getKey().scenario().name(), new Robustness(ended));
            }
            return verdicts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scenarios were solved again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Robustness.Trial trial(
            CoupledResult reference, CoupledResult reported, String method, LoopOptions loop, double shift) {
        LoopOptions tighter = loop.withTolerance(loop.tolerance() * Robustness.TIGHTER)
                .withMaxIterations(PATIENCE * loop.maxIterations());
        StudyOptions mine = new StudyOptions(options.scenarios(), tighter, options.solver(), 1);
        Study again = new Study(study.calibrated(), mine, new Progress() {
            @Override
            public boolean interrupted() {
                return progress.interrupted();
            }
        });
        CoupledLoop.Start start = new CoupledLoop.Start(Optional.empty(), List.of(), shift, true);
        CoupledResult ended = reported.scenario().equals(reference.scenario())
                ? again.run(reported.scenario(), Optional.empty(), start)
                : again.beside(reference, reported.scenario(), start);
        return Robustness.Trial.of(method, shift, Robustness.End.of(ended), Robustness.End.of(reported));
    }
}
