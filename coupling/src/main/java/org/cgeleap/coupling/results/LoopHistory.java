package org.cgeleap.coupling.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.loop.Criterion;
import org.cgeleap.coupling.loop.ExchangeRecord;
import org.cgeleap.coupling.loop.FixedPoint;
import org.cgeleap.coupling.loop.Iteration;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a run, kept while it runs: one file {@code history/SCENARIO-NNN.json} a round, complete or not there, with
 * the exchanged vector, its undamped residual and the criteria in full precision. An interrupted run is carried on from
 * them. Each carries a hash of all that the numbers depend on; those of other inputs are refused.
 */
public final class LoopHistory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "history";

    private final Path at;
    private final OutputFolder folder;
    private final String hash;

    /**
     * The history below an output folder.
     *
     * @param out output folder of the run
     * @param hash of everything the exchanged numbers depend on, see {@link #hash}
     * @throws IOException where the folder cannot be made
     */
    public LoopHistory(Path out, String hash) throws IOException {
        this.at = out.resolve(FOLDER);
        this.folder = new OutputFolder(at);
        this.hash = hash;
    }

    /**
     * Hash of the inputs: every file of the case and of the bundled tables, the options
     * that change numbers, and the program's version.
     * Method, tolerance and cap are no part of it: a run may be carried on with others.
     *
     * @param caseFolder folder of the case
     * @param home folder of the checkout, with the bundled tables
     * @param options by group and name, as they were given
     * @return SHA-256, hexadecimal
     * @throws IOException where a file cannot be read
     */
    public static String hash(Path caseFolder, Path home, Map<String, ? extends Map<String, ?>> options)
            throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        RunFiles.hash(caseFolder, "", inputs);
        RunFiles.hash(home.resolve(RunFiles.TABLES), RunFiles.TABLES + "/", inputs);
        String all = inputs + "\n" + sorted(options) + "\n" + RunFiles.version();
        return RunFiles.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String sorted(Map<String, ? extends Map<String, ?>> options) {
        Map<String, String> text = new TreeMap<>();
        options.forEach((name, values) -> text.put(name, String.valueOf(new TreeMap<String, Object>(values))));
        return text.toString();
    }

    /**
     * Deletes the rounds of an earlier run.
     *
     * @throws IOException where a file cannot be deleted
     */
    public void clear() throws IOException {
        for (Path file : files("")) {
            Files.delete(file);
        }
    }

    /**
     * Keeps a round.
     *
     * @param exchange of the round
     */
    public void keep(ExchangeRecord exchange) {
        FixedPoint.Round round = exchange.round();
        Iteration it = round.iteration();
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("inputs", hash);
        kept.put("scenario", exchange.scenario());
        kept.put("iteration", it.number());
        kept.put("step", it.step());
        kept.put("step_length", it.stepLength());
        kept.put("contraction", finite(it.contraction()));
        kept.put("predicted_left", finite(it.predictedLeft()));
        kept.put("seconds", it.seconds());
        kept.put("newton_iterations", it.newtonIterations());
        kept.put("criteria", it.criteria());
        kept.put("x", round.x());
        kept.put("residual", round.f());
        try {
            folder.compactJson(name(exchange.scenario()) + String.format("-%03d.json", it.number()), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the rounds of a scenario, empty if there are none}
     *
     * @param scenario name
     * @throws InputException if a file is damaged, missing between others, or belongs to other inputs
     * @throws IOException where the folder cannot be listed
     */
    public List<FixedPoint.Round> rounds(String scenario) throws IOException {
        List<FixedPoint.Round> rounds = new ArrayList<>();
        for (Path file : files(name(scenario) + "-")) {
            JsonNode kept;
            try {
                kept = JSON.readTree(file.toFile());
            } catch (IOException e) {
                throw refused(file, "is not readable as JSON");
            }
            if (!hash.equals(kept.path("inputs").asText())) {
                throw refused(
                        file,
                        "belongs to other inputs (another case, another --set, or files changed since): inputs hash "
                                + kept.path("inputs").asText() + ", expected " + hash);
            }
            if (!scenario.equals(kept.path("scenario").asText())
                    || kept.path("iteration").asInt() != rounds.size() + 1) {
                throw refused(
                        file,
                        "is round " + kept.path("iteration").asInt() + " of scenario "
                                + kept.path("scenario").asText() + ", expected round " + (rounds.size() + 1) + " of "
                                + scenario);
            }
            double[] x = numbers(kept.path("x"));
            double[] f = numbers(kept.path("residual"));
            if (x.length == 0
                    || x.length != f.length
                    || (!rounds.isEmpty() && rounds.get(0).x().length != x.length)) {
                throw refused(
                        file,
                        "has " + x.length + " numbers of the exchanged vector and " + f.length
                                + " residuals, expected as many as in the first round");
            }
            if (!Arrays.stream(x).allMatch(Double::isFinite)
                    || !Arrays.stream(f).allMatch(Double::isFinite)) {
                throw refused(file, "has an exchanged number or a residual that is none, expected finite numbers");
            }
            rounds.add(new FixedPoint.Round(x, f, iteration(kept)));
        }
        return rounds;
    }

    /**
     * {@return the exchanged vector of the last round a run kept of a scenario, whatever its inputs were: what is held of it when
     * the economy is solved alone}
     *
     * @param out output folder of the run
     * @param scenario name
     * @throws InputException if it kept none that can be read
     * @throws IOException where the folder cannot be listed
     */
    public static double[] last(Path out, String scenario) throws IOException {
        Path at = out.resolve(FOLDER);
        if (!Files.isDirectory(at)) {
            throw new InputException(
                    List.of(at + ": found no such folder; expected the rounds that `cgeleap run` keeps in its output"));
        }
        LoopHistory history = new LoopHistory(out, "");
        List<Path> files = history.files(name(scenario) + "-");
        if (files.isEmpty()) {
            throw new InputException(List.of(at + ": found no round of scenario " + scenario
                    + "; expected a run of that scenario, run it there"));
        }
        Path file = files.get(files.size() - 1);
        try {
            double[] x = numbers(JSON.readTree(file.toFile()).path("x"));
            for (double v : x) {
                if (!Double.isFinite(v)) {
                    throw new InputException(List.of(file + ": found an exchanged number that is none; run it again"));
                }
            }
            return x;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new InputException(List.of(file + ": not readable as JSON (" + e.getOriginalMessage()
                    + "); expected a round of a run, run it again"));
        }
    }

    private static Iteration iteration(JsonNode kept) {
        List<Criterion> criteria = new ArrayList<>();
        kept.path("criteria")
                .forEach(c -> criteria.add(new Criterion(
                        c.path("name").asText(),
                        c.path("norm").asDouble(),
                        c.path("worstYear").asInt(),
                        c.path("worstItem").asText())));
        return new Iteration(
                kept.path("iteration").asInt(),
                criteria,
                kept.path("step").asText(),
                kept.path("step_length").asDouble(),
                kept.path("contraction").asDouble(Double.NaN),
                kept.path("predicted_left").asDouble(Double.NaN),
                kept.path("seconds").asDouble(),
                kept.path("newton_iterations").asInt());
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNumber() ? array.get(i).doubleValue() : Double.NaN;
        }
        return values;
    }

    private static @Nullable Double finite(double v) {
        return Double.isFinite(v) ? v : null;
    }

    private InputException refused(Path file, String why) {
        return new InputException(List.of(FOLDER + "/" + file.getFileName() + ": " + why
                + "; run without --resume (which begins anew) or with another --out"));
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(at)) {
            return all.filter(f -> f.getFileName().toString().startsWith(prefix)
                            && f.getFileName().toString().matches(".*-\\d{3}\\.json"))
                    .filter(f -> prefix.isEmpty()
                            || f.getFileName()
                                    .toString()
                                    .substring(prefix.length())
                                    .matches("\\d{3}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** A scenario's name as a file name. */
    private static String name(String scenario) {
        StringBuilder text = new StringBuilder();
        scenario.chars().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.')) {
                text.append((char) c);
            } else {
                text.append('_').append(Integer.toHexString(c));
            }
        });
        return text.toString();
    }
}
