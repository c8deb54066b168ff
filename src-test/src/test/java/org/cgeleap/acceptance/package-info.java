/** The commands as a user runs them, read back by code that shares nothing with the one that wrote the files. */
@NullMarked
package org.cgeleap.acceptance;

import org.jspecify.annotations.NullMarked;
