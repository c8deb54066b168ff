/** Any number of a run explained: what it is, how it is calculated, where its inputs come from. */
@NullMarked
package org.cgeleap.coupling.explain;

import org.jspecify.annotations.NullMarked;
