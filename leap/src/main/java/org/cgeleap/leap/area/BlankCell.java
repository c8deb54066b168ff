package org.cgeleap.leap.area;

/**
 * A row of expressions.csv without an expression: the cell inherits. Kept so that what it says is not lost when the area
 * is written.
 *
 * @param cell its place
 * @param unit as written
 * @param basis as written
 * @param source as written
 * @param note as written
 * @param row row of the file
 */
public record BlankCell(Cell cell, String unit, String basis, String source, String note, int row) {}
