package org.cgeleap.calibration.energy;

import java.nio.file.Path;
import java.util.List;

/** The bundled case's energy data for the tests of this package. */
final class ChongqingEnergy {
    static final Path FOLDER = Path.of("cases", "chongqing");
    private static final EnergyData CASE = EnergyFiles.read(FOLDER, List.of("HHC"));

    /** With all gas of the chemical branches feedstock in 2017, as the published inventory has it. */
    static final EnergyData DATA = CASE.with(CASE.choices().withNonEnergyCeiling(1));

    static final EnergyAccounts ACCOUNTS_2017 = EnergyAccounting.of(DATA, 2017);
    static final EnergyAccounts ACCOUNTS_2020 = EnergyAccounting.of(DATA, 2020);

    private ChongqingEnergy() {}
}
