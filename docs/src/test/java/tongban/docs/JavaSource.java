package tongban.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * One Java file as the JDK's own parser sees it.
 *
 * @param file the path from the project's root
 * @param lines the text, line by line
 * @param methods every method and constructor that has a body or parameters, nested ones too
 * @param imports the imported names; a star import ends in {@code .*}
 * @param undocumented public top-level types without a documentation comment
 */
record JavaSource(
        Path file, List<String> lines, List<Method> methods, List<String> imports, List<String> undocumented) {

    /**
     * A method or constructor.
     *
     * @param name the method's name, or {@code <init>}
     * @param line the first line, counted from 1, after annotations and modifiers
     * @param length the number of lines from there to the closing brace
     * @param parameters how many parameters it takes
     * @param row whether its parameters are free: a record's or private constructor, a table test, an override
     */
    record Method(String name, long line, long length, int parameters, boolean row) {}

    /** Parses files, all in one run of the compiler's parser. */
    static List<JavaSource> parse(List<Path> sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not only a JRE");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var inputs = files.getJavaFileObjectsFromPaths(
                    sources.stream().map(Project.ROOT::resolve).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, inputs);
            DocTrees trees = DocTrees.instance(task);
            List<JavaSource> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(read(unit, trees));
            }
            return List.copyOf(parsed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static JavaSource read(CompilationUnitTree unit, DocTrees trees) {
        Walk walk = new Walk(trees);
        walk.scan(unit, null);
        Path file = Project.ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
        return new JavaSource(
                file,
                Project.read(file).lines().toList(),
                List.copyOf(walk.methods),
                unit.getImports().stream().map(JavaSource::name).toList(),
                List.copyOf(walk.undocumented));
    }

    private static String name(ImportTree tree) {
        return tree.getQualifiedIdentifier().toString();
    }

    boolean isTest() {
        return file.toString().replace('\\', '/').contains("src/test/");
    }

    private static final class Walk extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<Method> methods = new ArrayList<>();
        private final List<String> undocumented = new ArrayList<>();

        private Walk(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean topLevel = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (topLevel && open && trees.getDocComment(getCurrentPath()) == null) {
                undocumented.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            SourcePositions positions = trees.getSourcePositions();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            if (start >= 0 && end >= 0) {
                // Annotations do not count: the table of a test stands in one.
                long modifiersEnd = positions.getEndPosition(unit, method.getModifiers());
                long first = unit.getLineMap().getLineNumber(Math.max(start, modifiersEnd));
                long last = unit.getLineMap().getLineNumber(end);
                methods.add(new Method(
                        method.getName().toString(),
                        first,
                        last - first + 1,
                        method.getParameters().size(),
                        isRow(getCurrentPath(), method)));
            }
            return super.visitMethod(method, nothing);
        }

        private static boolean isRow(TreePath path, MethodTree method) {
            ModifiersTree modifiers = method.getModifiers();
            boolean inRecord = path.getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            boolean closed = modifiers.getFlags().contains(Modifier.PRIVATE);
            boolean table = modifiers.getAnnotations().stream()
                    .map(one -> one.getAnnotationType().toString())
                    .anyMatch(name -> name.equals("ParameterizedTest") || name.equals("Override"));
            return method.getReturnType() == null ? inRecord || closed : table;
        }
    }
}
