/** Tests of stocks, profiles and useful energy. */
@NullMarked
package org.cgeleap.leap.demand;

import org.jspecify.annotations.NullMarked;
