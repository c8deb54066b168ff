package org.cgeleap.calibration;

import java.util.List;
import java.util.Map;
import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.calibration.casefile.CaseException;
import org.cgeleap.calibration.casefile.FittedValue;
import org.cgeleap.calibration.casefile.LinkRow;
import org.cgeleap.calibration.economy.AlignedEconomy;
import org.cgeleap.calibration.economy.Benchmark;
import org.cgeleap.calibration.economy.CapitalReturns;
import org.cgeleap.calibration.energy.EnergyAccounts;
import org.cgeleap.calibration.energy.IndustryTargets;
import org.cgeleap.leap.area.LeapArea;

/**
 * A calibrated case: what the coupled loop starts from.
 *
 * @param inputs as read
 * @param baseEnergy energy accounts of the base year
 * @param alignmentEnergy energy accounts of the alignment year
 * @param industryTargets industry's energy of the alignment year
 * @param benchmark accounts of the base year and how they came about
 * @param aligned economy from the base to the alignment year
 * @param link between LEAP's branches and the sectors, with the energy each must meet
 * @param replication largest scaled residual of the base year at unit prices, before any step
 * @param returns to capital in the base year, and what is implausible about them
 * @param checks of tables and energy accounts
 * @param closure what is exogenous, in words
 * @param provenance of every number
 */
public record Calibrated(
        CaseInputs inputs,
        EnergyAccounts baseEnergy,
        EnergyAccounts alignmentEnergy,
        IndustryTargets industryTargets,
        Benchmark benchmark,
        AlignedEconomy aligned,
        List<LinkRow> link,
        double replication,
        CapitalReturns returns,
        List<NamedCheck> checks,
        Map<String, String> closure,
        List<Provenance> provenance) {

    /** {@return the case} */
    public Case given() {
        return inputs.given();
    }

    /** {@return energy accounts of the base year and, where there is one after it, of the alignment year} */
    public List<EnergyAccounts> energyYears() {
        return given().years().aligned() ? List.of(baseEnergy, alignmentEnergy) : List.of(baseEnergy);
    }

    /** {@return the LEAP area} */
    public LeapArea area() {
        return inputs.area();
    }

    /**
     * {@return a copy with other numbers after the alignment year} The years up to it, and so benchmark and alignment, stay: the
     * caller answers for values that do not reach them.
     *
     * @param values numbers of the parameter table and the LEAP area
     * @throws CaseException for a number the case does not have
     */
    public Calibrated with(List<FittedValue> values) {
        CaseInputs other = inputs.with(values);
        return new Calibrated(
                other,
                baseEnergy,
                alignmentEnergy,
                industryTargets,
                benchmark,
                aligned.with(other.given()),
                link,
                replication,
                returns,
                checks,
                closure,
                CaseProvenance.of(other, benchmark));
    }

    /** A copy that says where every number comes from. */
    Calibrated withProvenance(List<Provenance> all) {
        return new Calibrated(
                inputs,
                baseEnergy,
                alignmentEnergy,
                industryTargets,
                benchmark,
                aligned,
                link,
                replication,
                returns,
                checks,
                closure,
                all);
    }

    /** {@return what a person wants to know of the calibration at a glance} */
    public List<String> summary() {
        return CalibrationSummary.of(this);
    }
}
