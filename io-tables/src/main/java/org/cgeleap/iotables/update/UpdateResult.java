package org.cgeleap.iotables.update;

import org.cgeleap.iotables.table.IoTable;

/**
 * A derived table and how it came about.
 *
 * @param table the table, whose rows and columns add up
 * @param report control totals, changes, notes
 */
public record UpdateResult(IoTable table, UpdateReport report) {}
