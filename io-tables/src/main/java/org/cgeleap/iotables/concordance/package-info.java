/** Aggregation and splits between classifications, as weighted data with a stated basis. */
@NullMarked
package org.cgeleap.iotables.concordance;

import org.jspecify.annotations.NullMarked;
