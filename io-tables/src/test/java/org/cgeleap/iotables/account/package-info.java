/** Base-year tables of cases. */
@NullMarked
package org.cgeleap.iotables.account;

import org.jspecify.annotations.NullMarked;
