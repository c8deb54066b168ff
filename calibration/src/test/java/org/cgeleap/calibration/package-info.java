@NullMarked
package org.cgeleap.calibration;

import org.jspecify.annotations.NullMarked;
