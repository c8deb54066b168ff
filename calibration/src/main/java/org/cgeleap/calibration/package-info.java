/** A case made into a calibrated economy: tables, energy accounts, model, alignment, provenance. */
@NullMarked
package org.cgeleap.calibration;

import org.jspecify.annotations.NullMarked;
