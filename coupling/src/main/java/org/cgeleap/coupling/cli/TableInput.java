package org.cgeleap.coupling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cgeleap.iotables.official.ImportOptions;
import org.cgeleap.iotables.official.TableFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user says of an official file, shared by the commands that read tables. */
final class TableInput {
    private static final String BUNDLED = "bundled:";

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of the workbook, by name or position from 1.")
    private @Nullable String sheet = null;

    @Option(
            names = "--encoding",
            paramLabel = "CHARSET",
            description = "Character set of a text file, such as GB18030.")
    private @Nullable String encoding = null;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of the figures: \"10^4 yuan\", \"10^8 yuan\", ...")
    private @Nullable String unit = null;

    @Option(names = "--region", paramLabel = "PLACE", description = "Place the table describes.")
    private @Nullable String region = null;

    @Option(names = "--year", paramLabel = "YEAR", description = "Year of the flows.")
    private @Nullable Integer year = null;

    @Option(names = "--classification", paramLabel = "NAME", description = "Name of the sector classification.")
    private @Nullable String classification = null;

    @Option(names = "--source", paramLabel = "TEXT", description = "Citation to write into the description.")
    private @Nullable String source = null;

    @Option(
            names = "--tolerance",
            paramLabel = "FIGURE",
            description = "Largest miss of a total that rounding explains, in the table's unit.")
    private @Nullable Double tolerance = null;

    @Option(
            names = "--heading",
            paramLabel = "TEXT=CODE",
            description = "A heading in words of the file's own and the canonical code it means.")
    private Map<String, String> headings = new HashMap<>();

    ImportOptions options() {
        return new ImportOptions(sheet, encoding, unit, region, year, classification, source, tolerance, headings);
    }

    /** The table of a file, canonical or official. */
    TableFile read(Path file) {
        return TableFile.read(located(file), options());
    }

    /** The tolerance stated, or null. */
    @Nullable
    Double tolerance() {
        return tolerance;
    }

    /** A path, or a bundled table's where it begins with {@code bundled:}. */
    static Path located(Path file) {
        String text = file.toString();
        if (!text.startsWith(BUNDLED)) {
            return file;
        }
        Path named = bundled().resolve(text.substring(BUNDLED.length()));
        Path table = bundled().resolve(text.substring(BUNDLED.length()) + ".csv");
        return !Files.exists(named) && Files.exists(table) ? table : named;
    }

    /** Folder of the bundled tables. */
    static Path bundled() {
        return CaseLocation.home().resolve("io-tables/tables");
    }
}
