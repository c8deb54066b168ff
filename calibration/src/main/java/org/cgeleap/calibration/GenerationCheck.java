package org.cgeleap.calibration;

import java.util.List;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.Finding;
import org.cgeleap.calibration.casefile.Technology;
import org.cgeleap.calibration.energy.EnergyData;
import org.cgeleap.calibration.energy.GenerationTechnology;

/** Whether the technologies of the power sector and those of the energy accounts are the same generation, once each. */
final class GenerationCheck {
    private GenerationCheck() {}

    /** An active technology is one or several of the energy accounts, and each of theirs is in one active technology. */
    static void check(Case given, EnergyData energy, List<Finding> findings) {
        String file = given.name(Case.ENERGY) + "/generation-technologies.csv";
        List<String> known =
                energy.technologies().stream().map(GenerationTechnology::code).toList();
        List<Technology> active = given.technologies().stream()
                .filter(technology -> technology.kind() == Technology.Kind.ACTIVE)
                .toList();
        for (Technology technology : active) {
            if (!known.containsAll(technology.accounts())) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        technology.code() + ", accounts",
                        String.join("|", technology.accounts()),
                        "technologies of " + file + ", several separated by |: " + known));
            }
        }
        for (String code : known) {
            List<String> takers = active.stream()
                    .filter(technology -> technology.accounts().contains(code))
                    .map(Technology::code)
                    .toList();
            if (takers.size() != 1) {
                findings.add(new Finding(
                        given.name(Case.TECHNOLOGIES),
                        0,
                        "accounts",
                        takers.isEmpty()
                                ? code + " of " + file + " in no active technology"
                                : code + " in " + String.join(" and ", takers),
                        "every technology of the accounts in one active technology: its generation would be "
                                + (takers.isEmpty() ? "lost" : "counted twice")));
            }
        }
    }
}
