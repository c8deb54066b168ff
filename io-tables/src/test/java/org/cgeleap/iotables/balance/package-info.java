/** Tests of balancing. */
@NullMarked
package org.cgeleap.iotables.balance;

import org.jspecify.annotations.NullMarked;
