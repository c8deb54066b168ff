package org.cgeleap.iotables.table;

/**
 * What one must know before using a table's figures.
 *
 * @param region place the table describes
 * @param year year the flows belong to
 * @param unit unit as written in the source, such as {@code 10^4 yuan}
 * @param yuanPerUnit yuan in one unit
 * @param priceBasis price concept and year
 * @param layout competitive or domestic and imported apart
 * @param classification name of the sector classification
 * @param tolerance largest difference between a stated total and its parts that the precision of the figures explains,
 *     in the table's unit
 * @param source citation
 * @param licence licence or its absence, as found
 */
public record TableMetadata(
        String region,
        int year,
        String unit,
        double yuanPerUnit,
        String priceBasis,
        Layout layout,
        String classification,
        double tolerance,
        String source,
        String licence) {

    /**
     * {@return the same table in another unit}
     *
     * @param newUnit name of the unit, such as {@code 10^8 yuan}
     * @param newYuanPerUnit yuan in one of it; the tolerance is converted, flows are the table's own business
     */
    public TableMetadata withUnit(String newUnit, double newYuanPerUnit) {
        return new TableMetadata(
                region,
                year,
                newUnit,
                newYuanPerUnit,
                priceBasis,
                layout,
                classification,
                tolerance * yuanPerUnit / newYuanPerUnit,
                source,
                licence);
    }

    /**
     * {@return the same table in another classification}
     *
     * @param newClassification name of the sector classification
     */
    public TableMetadata withClassification(String newClassification) {
        return new TableMetadata(
                region, year, unit, yuanPerUnit, priceBasis, layout, newClassification, tolerance, source, licence);
    }

    /**
     * {@return the same table in another layout}
     *
     * @param newLayout competitive, or domestic and imported goods apart
     */
    public TableMetadata withLayout(Layout newLayout) {
        return new TableMetadata(
                region, year, unit, yuanPerUnit, priceBasis, newLayout, classification, tolerance, source, licence);
    }
}
