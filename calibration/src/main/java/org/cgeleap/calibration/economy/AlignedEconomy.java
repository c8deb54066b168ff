package org.cgeleap.calibration.economy;

import java.util.List;
import org.cgeleap.calibration.casefile.Case;

/**
 * The economy from the base to the alignment year, met by {@link Alignment}.
 *
 * @param economy that was solved
 * @param plan it follows
 * @param years solved, the base year first; ends early with the year that failed
 * @param substitutions rounds each year took to meet its energy
 * @param nextCapital capital stock of the year after the alignment year, base year = 1
 * @param targets that were met
 */
public record AlignedEconomy(
        Economy economy,
        YearPlan plan,
        List<EconomyYear> years,
        List<Integer> substitutions,
        double nextCapital,
        AlignmentTargets targets) {

    /**
     * {@return the same years, to be followed by those of a case that differs only after the alignment year}
     *
     * @param given the other case
     */
    public AlignedEconomy with(Case given) {
        Economy other = economy.with(given);
        return new AlignedEconomy(other, YearPlan.of(other), years, substitutions, nextCapital, targets);
    }

    /**
     * {@return the same alignment with its years moved, each of this economy}
     *
     * @param moved years to the alignment year, the base year first
     * @param movedNextCapital capital stock of the year after, base year = 1
     */
    public AlignedEconomy moved(List<EconomyYear> moved, double movedNextCapital) {
        return new AlignedEconomy(economy, plan, moved, substitutions, movedNextCapital, targets);
    }

    /** {@return whether every year was solved} */
    public boolean solved() {
        return years.size()
                        == economy.given().years().index(economy.given().years().alignment()) + 1
                && last().solved();
    }

    /** {@return the alignment year} */
    public EconomyYear last() {
        return years.get(years.size() - 1);
    }

    /**
     * {@return largest relative miss of an energy target in a year}
     *
     * @param index of the year, 0 the base year
     */
    public double miss(int index) {
        double worst = 0;
        for (EnergyRole role : EnergyRole.values()) {
            for (int f = 0; f < economy.fuels(); f++) {
                for (int u = 0; u < economy.users(); u++) {
                    double target = targets.mtce()[index][role.index()][f][u];
                    if (target > 0 && role.aligned() && economy.energyParameter(role, f, u) >= 0) {
                        worst = Math.max(worst, Math.abs(years.get(index).mtce(role, f, u) / target - 1));
                    }
                }
            }
        }
        return worst;
    }

    /**
     * {@return the model's parameters of the alignment year with its solved resources written in, so that they can be held after
     * it}
     */
    public double[] carriedParameters() {
        double[] p = last().parameters().clone();
        for (int g = 0; g < economy.given().technologies().size(); g++) {
            if (economy.scale(g) >= 0) {
                p[economy.resourceParameter(g)] *= last().solve().equilibrium().value(economy.scale(g));
            }
        }
        return p;
    }
}
