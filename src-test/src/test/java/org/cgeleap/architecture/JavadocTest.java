package org.cgeleap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Javadoc by the compiler's own checker (doclint). */
class JavadocTest {
    @TempDir
    private Path folder = Path.of("");

    /** Where the Javadoc is complete: every parameter, result and error of what is public, in all packages below. */
    private static final List<String> COMPLETE = List.of(
            "calibration/src/main/java",
            "cge/src/main/java",
            "coupling/src/main/java",
            "io-tables/src/main/java",
            "leap/src/main/java",
            "src-test/src/main/java");

    private static final Pattern SERIALISABLE =
            Pattern.compile("extends \\w*(Exception|Fault|Failure|Error)\\b|\\bSerializable\\b");

    @Test
    void isComplete() throws IOException {
        JavaCompiler compiler =
                Objects.requireNonNull(javax.tools.ToolProvider.getSystemJavaCompiler(), "a JDK, not a runtime");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> sources = COMPLETE.stream().flatMap(JavadocTest::sources).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    said,
                    files,
                    found,
                    List.of(
                            "-Xdoclint:all/protected",
                            "-Xmaxwarns",
                            "1000",
                            "-proc:none",
                            "-implicit:none",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            folder.toString()),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.addTaskListener(new Interruption());
            assertThatThrownBy(task::call).as(said.toString()).hasRootCauseInstanceOf(Checked.class);
        }
        assertThat(found.getDiagnostics().stream()
                        .filter(d -> d.getCode().startsWith("compiler.warn.proc.")
                                || d.getCode().contains("doclint")
                                || d.getCode().startsWith("dc."))
                        .map(Object::toString))
                .isEmpty();
    }

    /**
     * What the tool says that the checker alone does not: the serialised form of exceptions and of what is sent to workers. Only these
     * are given to it, with the comments of their packages; over all sources it would say no more and take a minute.
     */
    @Test
    void serialisedFormsAreDescribed() {
        List<Path> sources = COMPLETE.stream().flatMap(JavadocTest::sources).toList();
        List<Path> serialisable = sources.stream()
                .filter(f -> SERIALISABLE.matcher(text(f)).find())
                .toList();
        assertThat(serialisable).hasSizeGreaterThan(12);
        Set<Path> given = new TreeSet<>(serialisable);
        for (Path file : serialisable) {
            given.add(file.resolveSibling("package-info.java"));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "-Xdoclint:all",
                "-Xmaxwarns",
                "1000",
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
        given.forEach(file -> arguments.add(file.toString()));
        StringWriter said = new StringWriter();
        int status = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        assertThat(said.toString()).isEmpty();
        assertThat(status).isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Comments are checked as a whole before the first class is analysed; to analyse all would take most of the time. */
    private static final class Interruption implements TaskListener {
        private int begun;

        @Override
        public void started(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && ++begun > 1) {
                throw new Checked();
            }
        }
    }

    private static final class Checked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Stream<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(Path.of("..").resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
