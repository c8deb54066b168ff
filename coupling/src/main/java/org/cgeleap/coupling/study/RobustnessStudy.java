package org.cgeleap.coupling.study;

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

    /** Multiple of its tolerance that an end may be off: r/(1 − ρ) at a contraction ρ of 0.99. */
    private static final double LEFT = 100;

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
            Map<CoupledResult, Map<Search, Future<Robustness.End>>> running = new LinkedHashMap<>();
            for (CoupledResult reported : study.scenarios()) {
                if (reported.status().usable()) {
                    Map<Search, Future<Robustness.End>> searches = new LinkedHashMap<>();
                    methods.forEach((method, loop) -> Robustness.SHIFTS.forEach(shift -> searches.put(
                            new Search(method, shift), pool.submit(() -> end(reference, reported, loop, shift)))));
                    running.put(reported, searches);
                }
            }
            for (Map.Entry<CoupledResult, Map<Search, Future<Robustness.End>>> one : running.entrySet()) {
                Map<Search, Robustness.End> ended = new LinkedHashMap<>();
                for (Map.Entry<Search, Future<Robustness.End>> search :
                        one.getValue().entrySet()) {
                    ended.put(search.getKey(), search.getValue().get());
                }
                verdicts.put(one.getKey().scenario().name(), verdict(Robustness.End.of(one.getKey()), ended));
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

    /** How a search is made. */
    private record Search(String method, double shift) {}

    /**
     * Ends are compared with that of the reported search carried on: the reported answer itself is as far from its own end as
     * its tolerance leaves it, and where contraction is slow that is more than one answer may be apart.
     */
    private Robustness verdict(Robustness.End reported, Map<Search, Robustness.End> ended) {
        Search own = new Search(methods.keySet().iterator().next(), 0);
        Robustness.End found = ended.getOrDefault(own, reported);
        double stopped = Robustness.Trial.of(own.method(), 0, found, reported).distance();
        // further off than a tolerance leaves anything: another answer, and not what was reported carried on
        double most = Math.max(Robustness.SAME, LEFT * options.loop().tolerance());
        Robustness.End carriedOn = stopped <= most ? found : reported;
        return new Robustness(
                ended.entrySet().stream()
                        .map(e -> Robustness.Trial.of(
                                e.getKey().method(), e.getKey().shift(), e.getValue(), carriedOn))
                        .toList(),
                stopped);
    }

    private Robustness.End end(CoupledResult reference, CoupledResult reported, LoopOptions loop, double shift) {
        LoopOptions tighter = loop.withTolerance(Math.min(Robustness.TIGHT, loop.tolerance() * Robustness.TIGHTER))
                .withMaxIterations(PATIENCE * loop.maxIterations());
        StudyOptions mine = new StudyOptions(options.scenarios(), tighter, options.solver(), 1);
        Study again = new Study(study.calibrated(), mine, new Progress() {
            @Override
            public boolean interrupted() {
                return progress.interrupted();
            }
        });
        CoupledLoop.Start start = new CoupledLoop.Start(Optional.empty(), List.of(), shift, true);
        return Robustness.End.of(
                reported.scenario().equals(reference.scenario())
                        ? again.run(reported.scenario(), Optional.empty(), start)
                        : again.beside(reference, reported.scenario(), start));
    }
}
