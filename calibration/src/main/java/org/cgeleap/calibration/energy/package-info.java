/**
 * Energy accounts of a case: the inventory in physical units becomes quantities by sector, energy good and use; industry's
 * matrix is balanced to published figures; the input-output table's energy rows are brought in line with the quantities.
 */
@NullMarked
package org.cgeleap.calibration.energy;

import org.jspecify.annotations.NullMarked;
