/** A study: every scenario of a case, the reference first, the others beside each other. */
@NullMarked
package org.cgeleap.coupling.study;

import org.jspecify.annotations.NullMarked;
