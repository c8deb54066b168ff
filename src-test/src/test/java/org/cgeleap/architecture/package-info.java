/** The modules' arrows and the libraries' roles. */
@NullMarked
package org.cgeleap.architecture;

import org.jspecify.annotations.NullMarked;
