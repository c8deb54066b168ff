/** Deriving a table of another year or place from prior tables and control totals. */
@NullMarked
package org.cgeleap.iotables.update;

import org.jspecify.annotations.NullMarked;
