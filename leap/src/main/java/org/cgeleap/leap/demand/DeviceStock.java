package org.cgeleap.leap.demand;

/**
 * Devices of one technology by vintage (LEAP's stock and transport analysis).
 *
 * <p>Before the first sales year the stock is given. The stock of the year before it is split over ages by the vintage
 * profile, whose oldest age stands for that age or older; from then on every vintage is what its survival profile leaves:
 * n(v, t) = sales(v) · S(t − v), and of a device of age a at the start S(a + k)/S(a) after k years. Scrappage takes the
 * oldest devices first. Retirements are not data: they are what the profile takes away.
 */
public final class DeviceStock {
    private final int start;
    private final int ages;
    private final double[][] devices;
    private final double[] stock;
    private final double[] retired;

    private DeviceStock(int start, int ages, int years) {
        this.start = start;
        this.ages = ages;
        this.devices = new double[ages + years][years];
        this.stock = new double[years];
        this.retired = new double[years];
    }

    /**
     * Runs the stock.
     *
     * @param given stock by year; used before {@code firstSales}
     * @param sales devices sold, by year
     * @param scrappage devices taken out early, by year
     * @param firstSales index of the first sales year, 1 at least
     * @param vintageShare share of each age in the initial stock; sums to 1
     * @param survival 1 at age 0
     * @return the stock by year and vintage
     */
    public static DeviceStock run(
            double[] given,
            double[] sales,
            double[] scrappage,
            int firstSales,
            double[] vintageShare,
            AgeCurve survival) {
        int years = given.length;
        int start = Math.min(firstSales, years) - 1;
        if (start < 0) {
            throw new IllegalArgumentException(
                    "first sales year before the second year of the area: the stock of the year before it must be known");
        }
        DeviceStock result = new DeviceStock(start, vintageShare.length, years);
        for (int t = 0; t <= start; t++) {
            result.stock[t] = given[t];
        }
        for (int a = 0; a < vintageShare.length; a++) {
            result.devices[a][start] = given[start] * vintageShare[a];
        }
        for (int t = start + 1; t < years; t++) {
            result.year(t, sales[t], scrappage[t], survival);
        }
        return result;
    }

    private void year(int t, double sold, double scrapped, AgeCurve survival) {
        double before = stock[t - 1];
        double survivors = 0;
        for (int c = 0; c < ages + t; c++) {
            int age = age(c, t);
            if (c < ages || c - ages > start) {
                double left = survival.at(age - 1);
                devices[c][t] = left > 0 ? devices[c][t - 1] * survival.at(age) / left : 0;
                survivors += devices[c][t];
            }
        }
        retired[t] = before - survivors;
        double open = Math.min(scrapped, survivors);
        survivors -= open;
        for (int age = ages + t; age > 0 && open > 0; age--) {
            for (int c : new int[] {age - (t - start), ages + t - age}) {
                boolean initial = c >= 0 && c < ages && c == age - (t - start);
                boolean sale = c > ages + start && c == ages + t - age;
                if (initial || sale) {
                    double taken = Math.min(open, devices[c][t]);
                    devices[c][t] -= taken;
                    open -= taken;
                }
            }
        }
        devices[ages + t][t] = sold;
        stock[t] = survivors + sold;
    }

    /** Cohorts: first those of the initial stock by age, then one for each year of sale. */
    private int age(int cohort, int t) {
        return cohort < ages ? cohort + t - start : t - (cohort - ages);
    }

    /**
     * {@return devices in use}
     *
     * @param t year by index, 0 = base year
     */
    public double stock(int t) {
        return stock[t];
    }

    /**
     * {@return devices the survival profile takes away in the year}
     *
     * @param t year by index, 0 = base year
     */
    public double retired(int t) {
        return retired[t];
    }

    /**
     * {@return devices of a vintage in use; vintages up to the start by their year of sale, which may lie before the
     * area}
     *
     * @param year year of sale by index, negative before the base year
     * @param t year by index, 0 = base year
     * @throws IllegalArgumentException if {@code t} lies before the stock follows from sales
     */
    public double vintage(int year, int t) {
        if (t < start) {
            throw new IllegalArgumentException("before the first sales year the stock has no vintages");
        }
        int cohort = year > start ? ages + year : start - year;
        return cohort < 0 || cohort >= devices.length || (year <= start && cohort >= ages) ? 0 : devices[cohort][t];
    }

    /**
     * {@return Σ over vintages of devices × a figure of their vintage × one of their age}
     *
     * @param t year by index, 0 = base year
     * @param byVintage figure by year of sale; vintages up to the start have that of the start
     * @param byAge figure by age
     */
    public double weighted(int t, double[] byVintage, AgeCurve byAge) {
        if (t <= start) {
            double atStart = 0;
            if (t == start) {
                for (int a = 0; a < ages; a++) {
                    atStart += devices[a][t] * byAge.at(a);
                }
                return atStart * byVintage[t];
            }
            return stock[t] * byVintage[t];
        }
        double sum = 0;
        for (int c = 0; c <= ages + t; c++) {
            if (c < ages || c - ages > start) {
                sum += devices[c][t] * byVintage[c < ages ? start : c - ages] * byAge.at(age(c, t));
            }
        }
        return sum;
    }
}
