package org.cgeleap.calibration.energy;

import java.util.List;

/** Energy of the industries by fuel in Mtce (feedstock included), and its division over the sectors of the model. */
public final class IndustryMatrix {
    private final int year;
    private final Codes industries;
    private final Codes fuels;
    private final Codes sectors;
    private final double[][] mtce;
    private final double[][] feedstockShare;
    private final double[][][] sectorShare;

    private IndustryMatrix(
            int year,
            Codes industries,
            Codes fuels,
            Codes sectors,
            double[][] mtce,
            double[][] feedstockShare,
            double[][][] sectorShare) {
        this.year = year;
        this.industries = industries;
        this.fuels = fuels;
        this.sectors = sectors;
        this.mtce = mtce;
        this.feedstockShare = feedstockShare;
        this.sectorShare = sectorShare;
    }

    /**
     * {@return the inventory's matrix of a year; sectors without an industry (the power sector's own use among them) are out}
     *
     * @param data of the case
     * @param year of the inventory
     */
    public static IndustryMatrix ofInventory(EnergyData data, int year) {
        InventoryYear inventory = new InventoryYear(data, year);
        Codes industries = data.industries();
        Codes fuels = new Codes(
                "industry's fuel", data.industryFuel().stream().distinct().toList());
        double[][] mtce = new double[industries.size()][fuels.size()];
        double[][] feedstock = new double[industries.size()][fuels.size()];
        double[][][] bySector =
                new double[industries.size()][fuels.size()][data.sectors().size()];
        for (int i = 0; i < inventory.finalUse.length; i++) {
            InventorySector sector = data.inventorySectors().get(i);
            for (int f = 0; f < data.fuels().size(); f++) {
                String good = data.fuels().get(f).good();
                if (sector.industry().isEmpty() || good.isEmpty()) {
                    continue;
                }
                int m = industries.of(sector.industry());
                int n = fuels.of(data.industryFuel().get(data.goods().of(good)));
                mtce[m][n] += inventory.finalUse[i][f];
                feedstock[m][n] += inventory.feedstock[i][f];
                for (InventorySector.Part part : sector.parts()) {
                    bySector[m][n][data.sectors().of(part.sector())] += part.weight() * inventory.finalUse[i][f];
                }
            }
        }
        for (int m = 0; m < mtce.length; m++) {
            for (int n = 0; n < mtce[m].length; n++) {
                if (mtce[m][n] > 0) {
                    feedstock[m][n] /= mtce[m][n];
                    for (int s = 0; s < data.sectors().size(); s++) {
                        bySector[m][n][s] /= mtce[m][n];
                    }
                }
            }
        }
        return new IndustryMatrix(year, industries, fuels, data.sectors(), mtce, feedstock, bySector);
    }

    /** The same division over sectors and uses with other amounts, [industry][fuel]. */
    IndustryMatrix withAmounts(double[][] amounts) {
        return new IndustryMatrix(year, industries, fuels, sectors, amounts, feedstockShare, sectorShare);
    }

    /** {@return year of the matrix} */
    public int year() {
        return year;
    }

    /** {@return the industries} */
    public Codes industries() {
        return industries;
    }

    /** {@return the fuels (coal, oil, gas, electricity and heat as the case names them)} */
    public Codes fuels() {
        return fuels;
    }

    /**
     * {@return Mtce of a fuel used by an industry, feedstock included}
     *
     * @param industry code
     * @param fuel name in the matrix
     */
    public double mtce(String industry, String fuel) {
        return mtce[industries.of(industry)][fuels.of(fuel)];
    }

    /**
     * {@return Mtce by position}
     *
     * @param industry position
     * @param fuel position
     */
    public double mtce(int industry, int fuel) {
        return mtce[industry][fuel];
    }

    /**
     * {@return Mtce of a fuel an industry uses as material}
     *
     * @param industry code
     * @param fuel name in the matrix
     */
    public double feedstock(String industry, String fuel) {
        int m = industries.of(industry);
        int n = fuels.of(fuel);
        return mtce[m][n] * feedstockShare[m][n];
    }

    /**
     * {@return Mtce of a fuel used by a sector within the industries, feedstock included}
     *
     * @param sector code
     * @param fuel name in the matrix
     */
    public double mtceOfSector(String sector, String fuel) {
        int s = sectors.of(sector);
        int n = fuels.of(fuel);
        double sum = 0;
        for (int m = 0; m < mtce.length; m++) {
            sum += mtce[m][n] * sectorShare[m][n][s];
        }
        return sum;
    }

    /**
     * {@return Mtce of a fuel used by a sector as part of one industry}
     *
     * @param industry code
     * @param sector code
     * @param fuel name in the matrix
     */
    public double mtceOfSector(String industry, String sector, String fuel) {
        int m = industries.of(industry);
        int n = fuels.of(fuel);
        return mtce[m][n] * sectorShare[m][n][sectors.of(sector)];
    }

    /**
     * {@return sectors that belong to an industry, in the order of the sectors}
     *
     * @param industry code
     */
    public List<String> sectorsOf(String industry) {
        int m = industries.of(industry);
        return sectors.list().stream()
                .filter(code -> {
                    int s = sectors.of(code);
                    for (double[] shares : sectorShare[m]) {
                        if (shares[s] > 0) {
                            return true;
                        }
                    }
                    return false;
                })
                .toList();
    }

    /** {@return Mtce of all fuels and industries} */
    public double total() {
        double sum = 0;
        for (double[] row : mtce) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum;
    }
}
