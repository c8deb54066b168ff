package org.cgeleap.cge.file;

import java.util.Set;

/**
 * A name referred to somewhere in a file.
 *
 * @param where of the model, in a user's words
 * @param allowed what it may stand for there
 */
record NameUse(Location at, String name, String where, Set<NameKind> allowed) {}
