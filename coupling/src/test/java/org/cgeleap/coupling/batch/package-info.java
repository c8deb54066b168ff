/** Batches: outputs, stores that were torn. */
@NullMarked
package org.cgeleap.coupling.batch;

import org.jspecify.annotations.NullMarked;
