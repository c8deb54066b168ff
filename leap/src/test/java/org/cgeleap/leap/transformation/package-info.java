/** Tests of dispatch, capacity, the chain of modules and the balance. */
@NullMarked
package org.cgeleap.leap.transformation;

import org.jspecify.annotations.NullMarked;
