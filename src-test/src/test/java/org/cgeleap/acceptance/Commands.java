package org.cgeleap.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgeleap.coupling.cli.Main;
import picocli.CommandLine;

/** Runs a command in this process and keeps what it said. */
final class Commands {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    static final Path CASE = HOME.resolve("calibration/cases/chongqing");

    private Commands() {}

    /** Exit status and messages. */
    record Outcome(int status, String said) {}

    static Outcome run(String... arguments) {
        System.setProperty("cgeleap.home", HOME.toString());
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(said, true));
        command.setOut(new PrintWriter(said, true));
        return new Outcome(command.execute(arguments), said.toString());
    }

    /** A copy of the bundled case to damage. */
    static Path copyOfTheCase(Path into) {
        Path copy = into.resolve("case");
        try (Stream<Path> files = Files.walk(CASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(CASE.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** Replaces a text that must be there in a file, once. */
    static void replace(Path file, String old, String fresh) {
        try {
            String text = Files.readString(file);
            int at = text.indexOf(old);
            if (at < 0) {
                throw new IllegalArgumentException("no \"" + old + "\" in " + file);
            }
            Files.writeString(file, text.substring(0, at) + fresh + text.substring(at + old.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
