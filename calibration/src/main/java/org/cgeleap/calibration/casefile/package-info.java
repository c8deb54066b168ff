/** A case folder read and validated, with the provenance of every number. */
@NullMarked
package org.cgeleap.calibration.casefile;

import org.jspecify.annotations.NullMarked;
