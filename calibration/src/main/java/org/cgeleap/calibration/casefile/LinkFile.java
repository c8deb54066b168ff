package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The link between LEAP's branches and the economy's sectors as the case states it.
 *
 * @param rows {@code leap/link.csv}
 * @param industries {@code energy/industries.csv}: code and branch of each industry of the targets
 */
public record LinkFile(List<Row> rows, List<Industry> industries) {

    /** A branch and the sector its energy belongs to. */
    public record Row(String branch, String sector, int line) {}

    /** An industry of the energy targets and its branch. */
    public record Industry(String code, String branch) {}

    public LinkFile {
        rows = List.copyOf(rows);
        industries = List.copyOf(industries);
    }

    /** Reads the two files. */
    public static LinkFile read(Case given, List<Finding> findings) {
        Path folder = given.folder();
        String link = folder.relativize(given.part("leap").resolve("link.csv")).toString();
        List<Row> rows = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, link, List.of("leap_branch", "sector"), findings)
                .rows()) {
            String sector = row.required("sector");
            if (given.sectorIndex(sector) < 0) {
                row.finding("sector", sector, "a sector of sectors.csv");
            }
            rows.add(new Row(row.required("leap_branch"), sector, row.line()));
        }
        String file = folder.relativize(given.part("energy").resolve("industries.csv"))
                .toString();
        List<Industry> industries = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, file, List.of("industry", "leap_branch"), findings)
                .rows()) {
            industries.add(new Industry(row.required("industry"), row.required("leap_branch")));
        }
        return new LinkFile(rows, industries);
    }

    /** The industry a branch lies in; empty for none. */
    public String industryOf(String branch) {
        return industries.stream()
                .filter(i -> branch.equals(i.branch()) || branch.startsWith(i.branch() + "\\"))
                .map(Industry::code)
                .findFirst()
                .orElse("");
    }
}
