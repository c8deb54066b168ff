/** Tests of commands that need no solved case. */
@NullMarked
package org.cgeleap.coupling.cli;

import org.jspecify.annotations.NullMarked;
