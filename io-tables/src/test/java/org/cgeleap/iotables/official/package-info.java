/** Bundled tables rewritten into official layouts, damaged, and imported. */
@NullMarked
package org.cgeleap.iotables.official;

import org.jspecify.annotations.NullMarked;
