@NullMarked
package org.cgeleap.calibration.economy;

import org.jspecify.annotations.NullMarked;
