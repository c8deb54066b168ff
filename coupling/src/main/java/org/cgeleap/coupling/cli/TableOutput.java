package org.cgeleap.coupling.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cgeleap.iotables.read.TableWriter;
import org.cgeleap.iotables.table.IoTable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command leaves a table: a canonical CSV with its description, or standard output. */
final class TableOutput {
    private static final String STDOUT = "-";

    private TableOutput() {}

    /** Name without ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static boolean standard(Path out) {
        return out.toString().equals(STDOUT);
    }

    /** Writes a table and says where. */
    static void write(IoTable table, Path out, CommandSpec spec) throws IOException {
        if (standard(out)) {
            PrintWriter stdout = spec.commandLine().getOut();
            TableWriter.writeFigures(table, stdout);
            stdout.flush();
            return;
        }
        folderOf(out);
        TableWriter.write(table, out);
        said(out, spec);
    }

    static void said(Path out, CommandSpec spec) {
        spec.commandLine().getErr().println("table in " + out + ", description in " + stem(out) + ".yaml beside it");
    }

    static void folderOf(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    /** A figure for a message: six digits, no more. */
    static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1e5 || value == 0 ? "%,.0f" : "%.6g", value);
    }
}
