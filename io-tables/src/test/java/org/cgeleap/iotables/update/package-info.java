/** Tests of update. */
@NullMarked
package org.cgeleap.iotables.update;

import org.jspecify.annotations.NullMarked;
