@NullMarked
package org.cgeleap.calibration.fit;

import org.jspecify.annotations.NullMarked;
