package org.cgeleap.cge.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgeleap.cge.solution.Equilibrium;

/**
 * The languages a solved point can be written in. Each file holds the whole model with the numbers of that point and our
 * solution as its start; {@code ModelExportTest} reads them back with readers that share nothing with the engine.
 */
public enum ModelExport {
    /** GAMS/MPSGE: production, demand and constraint blocks. */
    MPSGE("mpsge"),
    /** GAMS algebra, solved as a mixed complementarity problem. */
    GAMS_MCP("gams-mcp"),
    /** AMPL's solver format with complementarity, and the names in {@code .col} and {@code .row}. */
    NL("nl");

    private final String word;

    ModelExport(String word) {
        this.word = word;
    }

    /** {@return the word for it on the command line} */
    public String word() {
        return word;
    }

    /**
     * Writes a solved point.
     *
     * @param at the solved point
     * @param stem of the files' names
     * @param point one line about what was solved, for the heading
     * @return text by file name
     * @throws IllegalArgumentException where the format has no word for something in the model
     */
    public Map<String, String> write(Equilibrium at, String stem, String point) {
        PointModel model = PointModel.of(at);
        Map<String, String> files = new LinkedHashMap<>();
        switch (this) {
            case MPSGE -> files.put(stem + "-mpsge.gms", MpsgeWriter.write(model, point));
            case GAMS_MCP -> files.put(stem + "-mcp.gms", GamsMcpWriter.write(model, point));
            case NL -> {
                files.put(stem + ".nl", NlWriter.write(model));
                files.put(stem + ".col", NlWriter.columns(model));
                files.put(stem + ".row", NlWriter.rows(model));
            }
        }
        return files;
    }
}
