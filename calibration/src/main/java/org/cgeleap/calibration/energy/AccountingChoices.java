package org.cgeleap.calibration.energy;

/**
 * How the accounts treat what the inventory leaves open; read from {@code choices.csv}.
 *
 * @param powerFinal where the power sector's final use of one good goes
 * @param powerSector inventory sector meant by it
 * @param powerGood good meant by it
 * @param recoveredGas how recovered gas is counted
 * @param nonEnergyCeiling largest part of a sector's use of a fuel that may be feedstock, in (0, 1]
 */
public record AccountingChoices(
        PowerFinal powerFinal,
        String powerSector,
        String powerGood,
        RecoveredGas recoveredGas,
        double nonEnergyCeiling) {

    /** Everything as the inventory reports it: the choices of a case that states none. */
    public static final AccountingChoices AS_REPORTED =
            new AccountingChoices(PowerFinal.OWN_USE, "", "", RecoveredGas.AS_INVENTORY, 1);

    /** Treatment of fuel booked as final use of the power sector. */
    public enum PowerFinal {
        /** It stays the power sector's combustion, apart from generation, as in the published CO₂ inventory. */
        OWN_USE,
        /** It is added to the plants' fuel. */
        GENERATION_INPUT,
        /** It is spread over the industries in proportion to their use of the same fuel. */
        INDUSTRY
    }

    /** Treatment of gas recovered from a process whose fuel is counted in full. */
    public enum RecoveredGas {
        /** Both are counted, as in the published inventories. */
        AS_INVENTORY,
        /** The recovered gas is taken off the fuel it comes from. */
        NET_OF_PARENT
    }

    /**
     * {@return the same with another treatment of the power sector's final use}
     *
     * @param treatment the other one
     */
    public AccountingChoices with(PowerFinal treatment) {
        return new AccountingChoices(treatment, powerSector, powerGood, recoveredGas, nonEnergyCeiling);
    }

    /**
     * {@return the same with another treatment of recovered gas}
     *
     * @param treatment the other one
     */
    public AccountingChoices with(RecoveredGas treatment) {
        return new AccountingChoices(powerFinal, powerSector, powerGood, treatment, nonEnergyCeiling);
    }

    /**
     * {@return the same with another ceiling of the feedstock's part}
     *
     * @param ceiling in (0, 1]
     */
    public AccountingChoices withNonEnergyCeiling(double ceiling) {
        return new AccountingChoices(powerFinal, powerSector, powerGood, recoveredGas, ceiling);
    }
}
