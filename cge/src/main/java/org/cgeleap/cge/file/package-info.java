/**
 * The model file: YAML or JSON to {@link org.cgeleap.cge.model.EquilibriumModel} and back, and the expressions in it.
 *
 * <p>A file is read in three steps, each of which reports all it finds: text to a tree that knows its lines ({@link
 * org.cgeleap.cge.file.FileTree}), tree to records ({@link org.cgeleap.cge.file.ModelReader} and the readers of its
 * sections), records against each other ({@link org.cgeleap.cge.file.NameChecks}, {@link
 * org.cgeleap.cge.file.ValueChecks}). Nothing here knows how a model is solved.
 */
@NullMarked
package org.cgeleap.cge.file;

import org.jspecify.annotations.NullMarked;
