/** Fitting numbers of a case to its published targets: what may move, regularised least squares, what the data identify. */
@NullMarked
package org.cgeleap.calibration.fit;

import org.jspecify.annotations.NullMarked;
