package org.cgeleap.calibration.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of producing sectors and of energy goods.
 *
 * @param folder of the case
 * @param findings takes everything wrong in the files
 */
record SectorFiles(Path folder, List<Finding> findings) {

    /**
     * {@return the producing sectors in the order of the accounts}
     *
     * @param file in the folder
     */
    List<Sector> sectors(String file) {
        List<Sector> sectors = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (CsvFile.Row row : CsvFile.read(
                        folder,
                        file,
                        List.of("code", "name", "tree", "resource", "resource_share", "basis", "source"),
                        findings)
                .rows()) {
            row.basis();
            Sector sector = new Sector(
                    row.required("code"),
                    row.text("name"),
                    row.required("tree"),
                    row.text("resource"),
                    TechnologyFile.share(row, "resource_share"));
            if (!seen.add(sector.code())) {
                row.finding("code", sector.code() + " again", "each sector once");
            }
            sectors.add(sector);
        }
        return sectors;
    }

    /**
     * {@return the energy goods}
     *
     * @param file in the folder
     * @param sectors of the case
     * @param sectorsFile they stand in
     */
    List<EnergyGood> fuels(String file, List<Sector> sectors, String sectorsFile) {
        List<EnergyGood> fuels = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(
                        folder,
                        file,
                        List.of("good", "name", "leap_fuel", "co2_factor", "unit", "basis", "source"),
                        findings)
                .rows()) {
            row.basis();
            String code = row.required("good");
            if (sectors.stream().noneMatch(s -> s.code().equals(code))) {
                row.finding("good", code, "a sector of " + sectorsFile + ", which makes or delivers the good");
            }
            double factor = row.number("co2_factor");
            if (factor < 0) {
                row.finding("co2_factor", row.text("co2_factor"), "a factor of zero or more, t CO2/tce");
            }
            fuels.add(new EnergyGood(code, row.text("name"), row.required("leap_fuel"), factor));
        }
        return fuels;
    }
}
