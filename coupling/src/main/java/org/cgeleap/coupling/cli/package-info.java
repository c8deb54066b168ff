/** The command line. */
@NullMarked
package org.cgeleap.coupling.cli;

import org.jspecify.annotations.NullMarked;
