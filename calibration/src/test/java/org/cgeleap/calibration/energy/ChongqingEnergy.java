package org.cgeleap.calibration.energy;

import java.nio.file.Path;
import java.util.List;

/** The bundled case's energy data for the tests of this package. */
final class ChongqingEnergy {
    static final Path FOLDER = Path.of("cases", "chongqing");
    static final EnergyData DATA = EnergyFiles.read(FOLDER, List.of("HHC"));
    static final EnergyAccounts ACCOUNTS_2017 = EnergyAccounting.of(DATA, 2017);
    static final EnergyAccounts ACCOUNTS_2020 = EnergyAccounting.of(DATA, 2020);

    private ChongqingEnergy() {}
}
