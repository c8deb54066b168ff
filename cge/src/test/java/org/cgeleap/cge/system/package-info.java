@NullMarked
package org.cgeleap.cge.system;

import org.jspecify.annotations.NullMarked;
