/** Pages as a browser shows them. */
@NullMarked
package org.cgeleap.browser;

import org.jspecify.annotations.NullMarked;
