/** Tests of reading and checking tables. */
@NullMarked
package org.cgeleap.iotables.read;

import org.jspecify.annotations.NullMarked;
