package org.cgeleap.exported;

import java.util.List;

/** Files of an export by the ends of their names. */
public final class ExportedFiles {
    private ExportedFiles() {}

    /** The conditions that are off by more than a tolerance in a file of any of the formats. */
    public static List<String> worse(String name, String text, double tolerance) {
        Complementarity found = name.endsWith(".nl")
                ? NlReader.read(text)
                : name.endsWith("-mpsge.gms")
                        ? MpsgeReader.read(text)
                        : GamsProgram.of(text).algebra();
        return found.worse(tolerance);
    }
}
