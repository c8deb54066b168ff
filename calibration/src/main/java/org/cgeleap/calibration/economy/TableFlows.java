package org.cgeleap.calibration.economy;

import org.cgeleap.calibration.casefile.Case;
import org.cgeleap.iotables.account.BaseTable;
import org.cgeleap.iotables.account.SamMapping;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;

/** The base-year table in the order of the case's sectors, by account; 10⁸ yuan. Every call gives a fresh array. */
final class TableFlows {
    private final Case given;
    private final IoTable table;
    private final SamMapping mapping;
    private final int sectors;

    TableFlows(Case given, BaseTable base) {
        this.given = given;
        this.table = base.aggregate();
        this.mapping = base.mapping();
        this.sectors = given.sectors().size();
    }

    /** Purchases of good i by sector s: [good][sector]. */
    double[][] intermediate() {
        double[][] z = new double[sectors][sectors];
        for (int i = 0; i < sectors; i++) {
            for (int s = 0; s < sectors; s++) {
                z[i][s] = table.intermediate(row(i), row(s));
            }
        }
        return z;
    }

    /** Gross output by sector. */
    double[] output() {
        double[] output = new double[sectors];
        for (int s = 0; s < sectors; s++) {
            output[s] = table.output(row(s));
        }
        return output;
    }

    private int row(int sector) {
        return table.sector(given.sectors().get(sector).code());
    }

    /** Final use by good of an account. */
    double[] spending(String account) {
        double[] sum = new double[sectors];
        for (int k = 0; k < table.columns().size(); k++) {
            if (account.equals(mapping.spending().get(table.columns().get(k).code()))) {
                for (int i = 0; i < sectors; i++) {
                    sum[i] += table.finalUse(row(i), k);
                }
            }
        }
        return sum;
    }

    /** Trade with an outside account by good: sold to it (sign 1) or bought from it (sign −1). */
    double[] trade(String account, int sign) {
        double[] sum = new double[sectors];
        for (int k = 0; k < table.columns().size(); k++) {
            ColumnRole role = table.columns().get(k).role();
            if (role.isTrade()
                    && role.sign() == sign
                    && account.equals(
                            mapping.partners().get(table.columns().get(k).code()))) {
                for (int i = 0; i < sectors; i++) {
                    sum[i] += table.finalUse(row(i), k);
                }
            }
        }
        return sum;
    }

    /** Value added by sector paid to a factor account; net taxes for the empty name. */
    double[] valueAdded(String account) {
        double[] sum = new double[sectors];
        for (int r = 0; r < table.valueAddedRows().size(); r++) {
            String code = table.valueAddedRows().get(r).code();
            boolean wanted = account.isEmpty()
                    ? mapping.taxRows().contains(code)
                    : account.equals(mapping.factorRows().get(code));
            if (wanted) {
                for (int s = 0; s < sectors; s++) {
                    sum[s] += table.valueAdded(r, row(s));
                }
            }
        }
        return sum;
    }

    /** Gross fixed capital formation: what is saved less changes in stocks. */
    double fixedInvestment() {
        double sum = 0;
        for (int k = 0; k < table.columns().size(); k++) {
            boolean savings = mapping.savings()
                    .equals(mapping.spending().get(table.columns().get(k).code()));
            if (savings && !table.columns().get(k).code().equals(given.inventories())) {
                sum += table.finalUseTotal(k);
            }
        }
        return sum;
    }
}
