package org.cgeleap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Components of public records are described: the compiler's checker ({@link JavadocTest}) does not ask for them. */
class RecordCommentsTest {
    private static final List<String> MODULES =
            List.of("io-tables", "cge", "leap", "calibration", "coupling", "src-test");

    @Test
    void nameEveryComponent() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(missing(sources)).isEmpty();
    }

    private static List<String> missing(List<Path> sources) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a runtime");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            Records records = new Records(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                records.scan(unit, null);
            }
            return records.missing;
        }
    }

    private static final class Records extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;
        private final List<String> missing = new ArrayList<>();

        Records(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (type.getKind() == Tree.Kind.RECORD && seen(getCurrentPath())) {
                Set<String> named = named(docs.getDocCommentTree(getCurrentPath()));
                for (Tree member : type.getMembers()) {
                    if (member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC)
                            && !named.contains(field.getName().toString())) {
                        missing.add(getCurrentPath()
                                        .getCompilationUnit()
                                        .getSourceFile()
                                        .getName() + ", " + type.getSimpleName() + ": no @param for "
                                + field.getName());
                    }
                }
            }
            return super.visitClass(type, null);
        }

        private static Set<String> named(@Nullable DocCommentTree comment) {
            Set<String> names = new HashSet<>();
            if (comment != null) {
                comment.getBlockTags().stream()
                        .filter(ParamTree.class::isInstance)
                        .map(tag -> ((ParamTree) tag).getName().toString())
                        .forEach(names::add);
            }
            return names;
        }

        /** Whether a type and all it lies in can be seen outside their package. */
        private static boolean seen(TreePath path) {
            TreePath outer = path.getParentPath();
            if (!(path.getLeaf() instanceof ClassTree type)) {
                return path.getLeaf() instanceof CompilationUnitTree;
            }
            Set<Modifier> flags = type.getModifiers().getFlags();
            boolean ofInterface = outer.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return (ofInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED))
                    && seen(outer);
        }
    }
}
