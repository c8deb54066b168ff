/** Social accounting matrices built from a table. */
@NullMarked
package org.cgeleap.iotables.account;

import org.jspecify.annotations.NullMarked;
