/** Tests of concordance. */
@NullMarked
package org.cgeleap.iotables.concordance;

import org.jspecify.annotations.NullMarked;
