@NullMarked
package org.cgeleap.calibration.energy;

import org.jspecify.annotations.NullMarked;
