package org.cgeleap.calibration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.PowerLink;
import org.cgeleap.leap.area.Branch;
import org.cgeleap.leap.area.BranchKind;
import org.cgeleap.leap.area.LeapArea;

/** What the link of the power module and the LEAP area must agree in. */
final class PowerLinkCheck {
    private static final String PROCESSES = "\\Processes\\";

    private PowerLinkCheck() {}

    static void check(Case given, LeapArea area, List<Finding> findings) {
        PowerLink link = given.powerLink();
        String file = given.parts().getOrDefault(PowerLink.PART, PowerLink.PART);
        for (PowerLink.Row row : link.rows()) {
            Optional<Branch> branch = area.branches().stream()
                    .filter(b -> b.path().equals(row.process()))
                    .findFirst();
            if (branch.isEmpty() || branch.get().kind() != BranchKind.TRANSFORMATION_PROCESS) {
                findings.add(new Finding(
                        file,
                        row.line(),
                        "leap_process",
                        row.process(),
                        "a branch of kind transformation-process of " + given.name(Case.LEAP) + "/branches.csv, one of "
                                + processes(area)));
            }
        }
        Set<String> modules = link.rows().stream()
                .map(r -> module(r.process()))
                .filter(m -> !m.isEmpty())
                .collect(Collectors.toSet());
        if (modules.size() > 1) {
            findings.add(
                    new Finding(file, 0, "leap_process", "processes of " + modules, "processes of one module alone"));
        }
        for (String process : processes(area)) {
            if (modules.contains(module(process))
                    && link.rows().stream().noneMatch(r -> r.process().equals(process))) {
                findings.add(new Finding(
                        file,
                        0,
                        "leap_process",
                        "no row of " + process,
                        "every process of the module, so that its dispatch is all of the technologies' generation"));
            }
        }
    }

    private static List<String> processes(LeapArea area) {
        return area.branches().stream()
                .filter(b -> b.kind() == BranchKind.TRANSFORMATION_PROCESS)
                .map(Branch::path)
                .toList();
    }

    /** Path of a process's module; empty for what is no process. */
    private static String module(String process) {
        int at = process.indexOf(PROCESSES);
        return at < 0 ? "" : process.substring(0, at);
    }
}
