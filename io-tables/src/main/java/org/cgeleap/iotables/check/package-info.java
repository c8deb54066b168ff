/** Whether a table adds up: rows, columns and stated totals. */
@NullMarked
package org.cgeleap.iotables.check;

import org.jspecify.annotations.NullMarked;
