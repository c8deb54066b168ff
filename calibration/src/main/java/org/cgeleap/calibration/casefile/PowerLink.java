package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The optional link of the power module: which processes of LEAP's transformation module are which generation technology
 * of the economy. Where it is there, LEAP's dispatch says how generation is shared among these technologies.
 *
 * @param rows process by process; none where the economy decides on its own
 */
public record PowerLink(List<Row> rows) {
    /** Key of the file among the case's parts. */
    public static final String PART = "power_link";

    /** Key of the file below {@code power} in case.yaml. */
    static final String KEY = "link";

    /**
     * A process of the module and the technology it is.
     *
     * @param process path of its branch in the LEAP area
     * @param technology code in the file of technologies
     * @param line of the file
     */
    public record Row(String process, String technology, int line) {}

    /**
     * Copies the rows.
     *
     * @param rows process by process
     */
    public PowerLink {
        rows = List.copyOf(rows);
    }

    /**
     * No link.
     *
     * @return a link without rows
     */
    public static PowerLink none() {
        return new PowerLink(List.of());
    }

    /** {@return whether there is no link} */
    public boolean isNone() {
        return rows.isEmpty();
    }

    /** {@return the technologies that are linked, each once, in the order of the file} */
    public List<String> technologies() {
        return rows.stream().map(Row::technology).distinct().toList();
    }

    static PowerLink read(Path folder, String file, List<Technology> technologies, List<Finding> findings) {
        List<Row> rows = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, file, List.of("leap_process", "technology"), findings)
                .rows()) {
            String process = row.required("leap_process");
            String code = row.required("technology");
            if (technologies.stream().noneMatch(t -> t.code().equals(code))) {
                row.finding(
                        "technology",
                        code,
                        "a technology of the power sector, one of "
                                + technologies.stream().map(Technology::code).toList());
            }
            if (rows.stream().anyMatch(r -> r.process().equals(process))) {
                row.finding("leap_process", process + " again", "each process once");
            }
            rows.add(new Row(process, code, row.line()));
        }
        return new PowerLink(rows);
    }
}
