/** Designs and estimators against closed forms. */
@NullMarked
package org.cgeleap.coupling.sensitivity;

import org.jspecify.annotations.NullMarked;
