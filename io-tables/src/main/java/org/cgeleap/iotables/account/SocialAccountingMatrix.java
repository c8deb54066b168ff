package org.cgeleap.iotables.account;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cgeleap.iotables.table.ColumnRole;
import org.cgeleap.iotables.table.IoTable;
import org.cgeleap.iotables.table.Label;
import org.cgeleap.iotables.table.UseColumn;

/**
 * A square social accounting matrix: entry (row, column) is what the column's account pays to the row's account. In
 * balance every account's receipts (row sum) equal its payments (column sum).
 *
 * <p>Built from a table: activities sell to commodities and pay inputs, factors and taxes; commodities are supplied by
 * activities and from outside; the household owns the factors, the government receives the taxes; savings of household,
 * government and the places outside (inflow less outflow) close the accounts and may be negative.
 */
public final class SocialAccountingMatrix {
    private static final String ACTIVITY = "a-";
    private static final String COMMODITY = "c-";

    private final List<Label> accounts;
    private final Map<String, Integer> index = new HashMap<>();
    private final double[][] entries;
    private final int sectors;

    private SocialAccountingMatrix(List<Label> accounts, int sectors) {
        this.accounts = List.copyOf(accounts);
        for (Label account : accounts) {
            index.put(account.code(), index.size());
        }
        this.entries = new double[accounts.size()][accounts.size()];
        this.sectors = sectors;
    }

    /**
     * {@return the matrix of a table whose rows and columns add up}
     *
     * @param table whose rows and columns add up; the entries are in its unit
     * @param mapping account of each value-added row and each use column
     * @throws IllegalArgumentException when a column or row of the table has no account, such as one net trade column
     */
    public static SocialAccountingMatrix of(IoTable table, SamMapping mapping) {
        SocialAccountingMatrix sam = new SocialAccountingMatrix(accounts(table, mapping), table.size());
        sam.fillProduction(table, mapping);
        sam.fillUses(table, mapping);
        sam.closeInstitutions(mapping);
        return sam;
    }

    private static List<Label> accounts(IoTable table, SamMapping mapping) {
        List<Label> accounts = new ArrayList<>();
        for (Label sector : table.sectors()) {
            accounts.add(Label.of(ACTIVITY + sector.code(), "Activity " + sector.name()));
        }
        for (Label sector : table.sectors()) {
            accounts.add(Label.of(COMMODITY + sector.code(), "Commodity " + sector.name()));
        }
        for (String factor : new TreeSet<>(mapping.factorRows().values())) {
            accounts.add(Label.of(factor, factor));
        }
        for (String institution :
                List.of(mapping.taxes(), mapping.household(), mapping.government(), mapping.savings())) {
            accounts.add(Label.of(institution, institution));
        }
        for (String partner : new TreeSet<>(mapping.partners().values())) {
            accounts.add(Label.of(partner, partner));
        }
        return accounts;
    }

    private void fillProduction(IoTable table, SamMapping mapping) {
        for (int j = 0; j < sectors; j++) {
            for (int i = 0; i < sectors; i++) {
                entries[sectors + i][j] = table.intermediate(i, j);
            }
            entries[j][sectors + j] = table.output(j);
            for (int r = 0; r < table.valueAddedRows().size(); r++) {
                String code = table.valueAddedRows().get(r).code();
                String factor = mapping.taxRows().contains(code)
                        ? mapping.taxes()
                        : mapping.factorRows().get(code);
                if (factor == null) {
                    throw new IllegalArgumentException("value-added row " + code + " has no account in the mapping");
                }
                entries[account(factor)][j] += table.valueAdded(r, j);
                String owner = factor.equals(mapping.taxes()) ? mapping.government() : mapping.household();
                entries[account(owner)][account(factor)] += table.valueAdded(r, j);
            }
        }
    }

    private void fillUses(IoTable table, SamMapping mapping) {
        for (int k = 0; k < table.columns().size(); k++) {
            UseColumn column = table.columns().get(k);
            String payer = column.role().isTrade()
                    ? mapping.partners().get(column.code())
                    : mapping.spending().get(column.code());
            if (payer == null || column.role() == ColumnRole.NET_OUTFLOW) {
                throw new IllegalArgumentException("column " + column.code() + " of role "
                        + column.role().key() + " has no account in the mapping; trade must be split by partner");
            }
            int other = account(payer);
            for (int i = 0; i < sectors; i++) {
                if (column.role().sign() > 0) {
                    entries[sectors + i][other] += table.finalUse(i, k);
                } else {
                    entries[other][sectors + i] += table.finalUse(i, k);
                }
            }
        }
    }

    /** Savings are what an institution receives and does not spend. */
    private void closeInstitutions(SamMapping mapping) {
        int savings = account(mapping.savings());
        List<String> savers = new ArrayList<>(List.of(mapping.household(), mapping.government()));
        savers.addAll(new TreeSet<>(mapping.partners().values()));
        for (String saver : savers) {
            int s = account(saver);
            entries[savings][s] = rowSum(s) - columnSum(s);
        }
    }

    /** {@return the accounts, in order of rows and columns} */
    public List<Label> accounts() {
        return accounts;
    }

    /** {@return number of accounts} */
    public int size() {
        return accounts.size();
    }

    /**
     * {@return position of an account}
     *
     * @param code of an account: {@code a-} and {@code c-} with the sector's code, or a name of the mapping
     * @throws IllegalArgumentException when there is none of that code
     */
    public int account(String code) {
        Integer position = index.get(code);
        if (position == null) {
            throw new IllegalArgumentException("no account " + code + " among " + index.keySet());
        }
        return position;
    }

    /**
     * {@return position of the activity of sector j}
     *
     * @param j position of the sector in the table, from 0
     */
    public int activity(int j) {
        return j;
    }

    /**
     * {@return position of the commodity of sector i}
     *
     * @param i position of the sector in the table, from 0
     */
    public int commodity(int i) {
        return sectors + i;
    }

    /**
     * {@return what account {@code column} pays to account {@code row}}
     *
     * @param row position of the receiving account, from 0
     * @param column position of the paying account, from 0
     */
    public double value(int row, int column) {
        return entries[row][column];
    }

    /**
     * {@return what account {@code column} pays to account {@code row}, by code}
     *
     * @param row code of the receiving account
     * @param column code of the paying account
     * @throws IllegalArgumentException when there is no account of a code
     */
    public double value(String row, String column) {
        return entries[account(row)][account(column)];
    }

    /**
     * {@return receipts of an account}
     *
     * @param row position of the account, from 0
     */
    public double rowSum(int row) {
        double sum = 0;
        for (double entry : entries[row]) {
            sum += entry;
        }
        return sum;
    }

    /**
     * {@return payments of an account}
     *
     * @param column position of the account, from 0
     */
    public double columnSum(int column) {
        double sum = 0;
        for (double[] row : entries) {
            sum += row[column];
        }
        return sum;
    }

    /**
     * {@return largest |receipts − payments| of an account, relative to the larger of its receipts and 1e-6 of all flows}
     */
    public double largestImbalance() {
        double all = 0;
        for (int a = 0; a < size(); a++) {
            all += Math.abs(rowSum(a));
        }
        double largest = 0;
        for (int a = 0; a < size(); a++) {
            double receipts = rowSum(a);
            double scale = Math.max(Math.abs(receipts), 1e-6 * all);
            largest = Math.max(largest, Math.abs(receipts - columnSum(a)) / scale);
        }
        return largest;
    }

    /**
     * Writes the matrix as CSV: heading and first column are account codes, a last row and column hold the totals.
     *
     * @param csv the file, written anew; full double precision, zeros as 0
     * @throws IOException when the file cannot be written
     */
    public void write(Path csv) throws IOException {
        try (Writer out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            out.write("account");
            for (Label account : accounts) {
                out.write("," + account.code());
            }
            out.write(",total\n");
            for (int r = 0; r < size(); r++) {
                out.write(accounts.get(r).code());
                for (int c = 0; c < size(); c++) {
                    out.write("," + (entries[r][c] == 0 ? "0" : Double.toString(entries[r][c])));
                }
                out.write("," + rowSum(r) + "\n");
            }
            out.write("total");
            for (int c = 0; c < size(); c++) {
                out.write("," + columnSum(c));
            }
            out.write(",\n");
        }
    }
}
