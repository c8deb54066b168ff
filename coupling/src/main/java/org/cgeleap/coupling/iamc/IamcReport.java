package org.cgeleap.coupling.iamc;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cgeleap.coupling.loop.CoupledResult;
import org.cgeleap.coupling.results.OutputFolder;
import org.cgeleap.coupling.results.ResultRow;
import org.cgeleap.coupling.results.RunFiles;
import org.cgeleap.coupling.results.TableFormat;
import org.cgeleap.coupling.study.StudyResult;

/** The IAMC files of a run. */
public final class IamcReport {
    private IamcReport() {}

    /**
     * Writes the files of a study whose case has a map; nothing otherwise.
     *
     * @param study as it ended
     * @param rows of its {@code results.csv}
     * @param out folder the files go into
     * @param format of {@code iamc} as a long table, where it is asked for
     * @param notes on the run, for that table
     * @return whether files were written
     * @throws org.cgeleap.calibration.casefile.InputException if the table breaks a rule; nothing is written then
     * @throws IOException where a file cannot be written
     */
    public static boolean write(
            StudyResult study,
            List<ResultRow> rows,
            OutputFolder out,
            Optional<TableFormat> format,
            Map<String, String> notes)
            throws IOException {
        Optional<IamcMap> map = IamcMap.of(study.calibrated().given());
        if (map.isEmpty() || rows.isEmpty()) {
            return false;
        }
        IamcTable table = map.get().table(rows, indicators(study));
        new IamcFiles(table).write(out);
        if (format.isPresent()) {
            out.table("iamc", table.typed(notes), format.get());
        }
        return true;
    }

    private static Map<String, Map<String, String>> indicators(StudyResult study) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (CoupledResult result : study.scenarios()) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("status", result.status().word());
            one.put("iterations", String.valueOf(result.iterations().size()));
            one.put(
                    "residual",
                    result.iterations().isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.3e",
                                    result.iterations()
                                            .get(result.iterations().size() - 1)
                                            .norm()));
            one.put("case", study.calibrated().given().title());
            one.putAll(RunFiles.marks(study.calibrated()));
            all.put(result.scenario().name(), one);
        }
        return all;
    }
}
