/** Reading and writing tables in the canonical layout, with every finding reported at once. */
@NullMarked
package org.cgeleap.iotables.read;

import org.jspecify.annotations.NullMarked;
