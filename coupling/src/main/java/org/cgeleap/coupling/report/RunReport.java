package org.cgeleap.coupling.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import org.cgeleap.coupling.page.HtmlPage;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.ResultsFile;

/**
 * {@code report.html}: one page with style, program, chart library and the run's numbers inside, which requests nothing. It is
 * made of the files of the run's folder, so that it can be made again from them; a file that is not there leaves its section
 * out, and the page says so.
 */
public final class RunReport {
    private static final String FILE = "report.html";
    private static final String MANIFEST = "manifest.json";

    /** Scripts of the page, in the order they build on each other. */
    private static final List<String> SCRIPTS = List.of(
            "data.js",
            "words.js",
            "charts.js",
            "figure.js",
            "headline.js",
            "comparison.js",
            "study.js",
            "sankey.js",
            "matrix.js",
            "nests.js",
            "technology.js",
            "abatement.js",
            "elasticities.js",
            "convergence.js",
            "reproduction.js",
            "provenance.js",
            "explore.js",
            "page.js");

    /** Files that go in as they are, and with how many digits; 0 keeps all. */
    private record Source(String name, String file, int digits) {}

    private static final List<Source> SOURCES = List.of(
            new Source("labels", "labels.csv", 0),
            new Source("reproduction", "reproduction.csv", 0),
            new Source("contradictions", "contradictions.csv", 0),
            new Source("figures", "figures.csv", 6),
            new Source("checks", "checks.csv", 4),
            new Source("convergence", "convergence.csv", 5),
            new Source("links", "convergence-links.csv", 3),
            new Source("parameters", "parameters.csv", 0),
            new Source("macc", "macc.csv", 5),
            new Source("nests", "nests.csv", 5),
            new Source("gradient", "gradient.csv", 6),
            new Source("gradient-check", "gradient-check.csv", 6));

    /**
     * Files that the first screen and the first chart read: with the series and the library they stand before the program,
     * which begins while the rest arrives.
     */
    private static final List<String> FIRST = List.of("labels", "checks", "convergence");

    private final Path folder;

    private RunReport(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the page into the folder of a run whose other files are written.
     *
     * @param out folder of the run
     * @param rows of {@code results.csv}
     * @throws IOException where a file cannot be read or the page not be written
     */
    public static void write(OutputFolder out, List<ResultRow> rows) throws IOException {
        out.text(FILE, new RunReport(out.path()).html(() -> rows));
    }

    /**
     * Writes the page into the folder of a run.
     *
     * @param folder of the run
     * @return the page
     * @throws IOException where a file cannot be read or the page not be written
     * @throws InputException where the folder holds no complete run
     */
    public static Path write(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new InputException(
                    List.of(
                            folder + ": found no " + MANIFEST
                                    + "; expected the output folder of a complete `cgeleap run`, of a batch or of a sensitivity study"));
        }
        RunReport report = new RunReport(folder);
        String html = report.html(() -> ResultsFile.read(folder.resolve("results.csv")));
        new OutputFolder(folder).text(FILE, html);
        return folder.resolve(FILE);
    }

    private String html(Callable<List<ResultRow>> rows) throws IOException {
        ObjectNode manifest = manifest();
        List<Callable<Block>> first = new ArrayList<>();
        List<Callable<Block>> rest = new ArrayList<>();
        first.add(() -> new Block("series", SeriesText.of(rows.call())));
        first.add(() -> new Block("library", resource("vendor/charts.min.js")));
        for (Source source : SOURCES) {
            (FIRST.contains(source.name()) ? first : rest).add(() -> new Block(source.name(), text(source)));
        }
        rest.add(() -> new Block("licences", resource("vendor/LICENCES.txt")));
        rest.add(() -> new Block("variables", resource("/org/cgeleap/coupling/results/variables.csv")));
        for (Path matrix : matrices(manifest)) {
            String name = matrix.getFileName().toString().replace(".csv", "");
            rest.add(() -> new Block(name, RoundedCsv.of(Files.readString(matrix), 6)));
        }
        List<String> packed =
                inParallel(Stream.concat(first.stream(), rest.stream()).toList());
        String script = SCRIPTS.stream().map(RunReport::resource).collect(Collectors.joining("\n"));
        String title = manifest.path("case").asText("run");
        return resource("report.html")
                .replace("{{title}}", HtmlPage.escaped(title))
                .replace("{{style}}", HtmlPage.STYLE + resource("report.css"))
                .replace("{{manifest}}", manifest.toString().replace("</", "<\\/"))
                .replace("{{first}}", String.join("", packed.subList(0, first.size())))
                .replace("{{script}}", "(() => {\n\"use strict\";\n" + script + "\n})();")
                .replace("{{rest}}", String.join("", packed.subList(first.size(), packed.size())));
    }

    /** What the page needs of the manifest: not the hashes of the inputs, nor where the case lay on this machine. */
    private ObjectNode manifest() throws IOException {
        Path file = folder.resolve(MANIFEST);
        try {
            JsonNode read = new ObjectMapper().readTree(file.toFile());
            ObjectNode manifest = read.isObject() ? (ObjectNode) read : new ObjectMapper().createObjectNode();
            manifest.put("inputs", manifest.path("inputs").size());
            manifest.remove(List.of("case_folder", "leap_rules"));
            return manifest;
        } catch (JsonProcessingException e) {
            throw new InputException(List.of(file + ": not readable as JSON (" + e.getOriginalMessage()
                    + "); the folder is not a complete run, run it again"));
        }
    }

    /** Files of solved matrices of the run's scenarios; another run may have left others. */
    private List<Path> matrices(JsonNode manifest) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> manifest.path("scenarios").properties().stream()
                            .anyMatch(
                                    s -> f.getFileName().toString().matches("sam-\\Q" + s.getKey() + "\\E-\\d+\\.csv")))
                    .sorted()
                    .toList();
        }
    }

    /** The text of a file, empty where there is none. */
    private String text(Source source) throws IOException {
        Path file = folder.resolve(source.file());
        if (!Files.isRegularFile(file)) {
            return "";
        }
        String text = Files.readString(file);
        return source.digits() == 0 ? text : RoundedCsv.of(text, source.digits());
    }

    private static List<String> inParallel(List<Callable<Block>> blocks) throws IOException {
        try {
            return blocks.parallelStream().map(RunReport::packed).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String packed(Callable<Block> block) {
        try {
            Block made = block.call();
            return made.content().isEmpty() ? "" : made.element();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("reading a file fails with an error of reading only", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = RunReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
