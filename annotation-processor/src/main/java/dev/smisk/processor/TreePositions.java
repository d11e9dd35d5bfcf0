package dev.smisk.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic;

/** Positions by javac's syntax trees; the only file that needs them. */
final class TreePositions implements Positions {
  private final Trees trees;

  /**
   * @throws IllegalArgumentException if the compiler is not javac, or a build tool hides it
   */
  TreePositions(ProcessingEnvironment environment) {
    trees = Trees.instance(environment);
  }

  @Override
  public String of(ExecutableElement method) {
    TreePath path = trees.getPath(method);
    if (path == null || !(path.getLeaf() instanceof MethodTree tree)) {
      return Positions.file(method);
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    String name = unit.getSourceFile().getName();
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    LineMap lines = unit.getLineMap();
    long position = nameOf(unit, tree);
    return lines == null || position == Diagnostic.NOPOS
        ? file
        : file + ":" + lines.getLineNumber(position);
  }

  /** The tree starts at the annotations; the name follows the return type. */
  private long nameOf(CompilationUnitTree unit, MethodTree method) {
    long start = trees.getSourcePositions().getStartPosition(unit, method);
    long end = trees.getSourcePositions().getEndPosition(unit, method.getReturnType());
    if (end == Diagnostic.NOPOS) {
      return start;
    }
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      int name = (int) end;
      while (name < text.length() && Character.isWhitespace(text.charAt(name))) {
        name++;
      }
      return name;
    } catch (IOException unreadable) {
      return start;
    }
  }
}
