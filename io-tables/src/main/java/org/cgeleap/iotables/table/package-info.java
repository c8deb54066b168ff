/** Input-output tables as immutable values: sectors, use columns, value-added rows, flows. */
@NullMarked
package org.cgeleap.iotables.table;

import org.jspecify.annotations.NullMarked;
