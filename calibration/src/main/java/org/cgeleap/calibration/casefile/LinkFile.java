package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The link between LEAP's branches and the economy's sectors as the case states it.
 *
 * @param rows {@code leap/link.csv}
 * @param industries {@code energy/industries.csv}: code and branch of each industry of the targets
 */
public record LinkFile(List<Row> rows, List<Industry> industries) {

    /** Key of the parameter that says how strongly technology shares answer to cost; with a sector's code for that sector. */
    public static final String LOGIT = "technology_response";

    /**
     * A branch and the sector its energy belongs to.
     *
     * @param branch path in the LEAP area
     * @param sector code
     * @param response to prices
     * @param technologyCost whether extra cost of technology is an input of the sector
     * @param line of the file
     */
    public record Row(String branch, String sector, PriceResponse response, boolean technologyCost, int line) {}

    /**
     * An industry of the energy targets and its branch.
     *
     * @param code of the industry in the targets
     * @param branch path in the LEAP area
     */
    public record Industry(String code, String branch) {}

    /**
     * Copies the lists.
     *
     * @param rows {@code leap/link.csv}
     * @param industries {@code energy/industries.csv}
     */
    public LinkFile {
        rows = List.copyOf(rows);
        industries = List.copyOf(industries);
    }

    /**
     * Reads the two files.
     *
     * @param given case whose sectors the rows name
     * @param findings takes everything wrong in the files
     * @return the rows as far as they could be read
     */
    public static LinkFile read(Case given, List<Finding> findings) {
        Path folder = given.folder();
        String link =
                folder.relativize(given.part(Case.LEAP).resolve("link.csv")).toString();
        List<Row> rows = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, link, List.of("leap_branch", "sector"), findings)
                .rows()) {
            String sector = row.required("sector");
            if (given.sectorIndex(sector) < 0) {
                row.finding("sector", sector, "a sector of " + given.name(Case.SECTORS));
            }
            rows.add(new Row(row.required("leap_branch"), sector, response(row), technologyCost(row), row.line()));
        }
        String file = folder.relativize(given.part(Case.ENERGY).resolve("industries.csv"))
                .toString();
        List<Industry> industries = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(folder, file, List.of("industry", "leap_branch"), findings)
                .rows()) {
            industries.add(new Industry(row.required("industry"), row.required("leap_branch")));
        }
        return new LinkFile(rows, industries);
    }

    private static PriceResponse response(CsvFile.Row row) {
        String word = row.text("price_response");
        if (word.isEmpty()) {
            return PriceResponse.CES;
        }
        Optional<PriceResponse> found = PriceResponse.of(word);
        if (found.isEmpty()) {
            row.finding("price_response", word, "one of " + PriceResponse.words() + ", or nothing for ces");
        }
        return found.orElse(PriceResponse.CES);
    }

    private static boolean technologyCost(CsvFile.Row row) {
        String word = row.text("technology_cost");
        if (!List.of("", "yes", "no").contains(word)) {
            row.finding("technology_cost", word, "yes, no, or nothing for yes");
        }
        return !word.equals("no");
    }

    /**
     * {@return the industry a branch lies in; empty for none}
     *
     * @param branch path in the LEAP area
     */
    public String industryOf(String branch) {
        return industries.stream()
                .filter(i -> branch.equals(i.branch()) || branch.startsWith(i.branch() + "\\"))
                .map(Industry::code)
                .findFirst()
                .orElse("");
    }
}
