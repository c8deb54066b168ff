/** Pages for the browser: one file each, offline, light and dark. */
@NullMarked
package org.cgeleap.coupling.page;

import org.jspecify.annotations.NullMarked;
