package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cgeleap.calibration.casefile.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a case to edit. */
@Command(
        name = "new",
        description = "Copies a case into a new folder, to edit and run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: cgeleap new my-city --from chongqing"})
final class NewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder to make; it must not exist or be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "CASE",
            completionCandidates = Candidates.Cases.class,
            description = "Case to copy.")
    private String from = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path source = CaseLocation.of(from);
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new InputException(List.of(folder + ": found a folder that is not empty;"
                            + " expected one that does not exist, so that nothing is overwritten"));
                }
            }
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(source.relativize(file).toString());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(file, to);
        }
        spec.commandLine()
                .getErr()
                .println(files.size() + " files copied to " + folder + "; try: cgeleap validate " + folder);
        return ExitStatus.OK;
    }
}
