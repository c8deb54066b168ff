@NullMarked
package org.cgeleap.calibration.casefile;

import org.jspecify.annotations.NullMarked;
