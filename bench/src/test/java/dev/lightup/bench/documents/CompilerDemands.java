package dev.lightup.bench.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the compiler asks, as the compiled classes have it: the sources with a `switch` over every member of a sealed type or an enum, when
/// a member is new; those that make a record, when a component is.
final class CompilerDemands {
    private static final Path HOUSE = Path.of("..");

    private final List<Path> classes;

    CompilerDemands() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(HOUSE)) {
            for (Path folder : modules.map(module -> module.resolve("target/classes/dev"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".class")).forEach(found::add);
                }
            }
        }
        this.classes = List.copyOf(found);
    }

    /// The sources that switch over it, from the house's root.
    ///
    /// @param name the simple name of a sealed interface whose members are declared in it, or of an enum
    Set<String> switchesOver(String name) {
        Path type = named(name);
        String prefix = className(type) + "$";
        Set<String> members = classes.stream()
                .map(CompilerDemands::className)
                .filter(each -> each.startsWith(prefix) && !each.matches(".*\\$\\d+"))
                .collect(Collectors.toSet());
        long constants = read(type).fields().stream().filter(field -> field.flags().has(AccessFlag.ENUM)).count();
        String marks = "$SwitchMap$" + className(type).replace('/', '$');
        return sources(code -> code.fields().stream().anyMatch(field -> field.fieldName().equalsString(marks))
                || instructions(code).anyMatch(each -> switch (each) {
                    case InvokeDynamicInstruction call -> !members.isEmpty() && labels(call).containsAll(members);
                    // an enum switches over itself by its numbers
                    case TableSwitchInstruction table -> constants > 0 && table.cases().size() == constants
                            && code.thisClass().asInternalName().equals(className(type));
                    default -> false;
                }));
    }

    /// The sources that call its constructor, from the house's root.
    ///
    /// @param name the simple name of a record
    Set<String> makersOf(String name) {
        return sources(code -> instructions(code).anyMatch(each -> each instanceof NewObjectInstruction made
                && made.className().asInternalName().matches(".*[/$]" + name)));
    }

    private Path named(String name) {
        return classes.stream()
                .filter(file -> file.getFileName().toString().equals(name + ".class"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no type is called " + name));
    }

    private Set<String> sources(Predicate<ClassModel> asked) {
        return classes.stream()
                .filter(file -> asked.test(read(file)))
                .map(CompilerDemands::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<CodeElement> instructions(ClassModel code) {
        return code.methods().stream().flatMap(method -> method.code().stream()).flatMap(CodeModel::elementStream);
    }

    private static Set<String> labels(InvokeDynamicInstruction call) {
        return call.name().equalsString("typeSwitch")
                ? call.bootstrapArgs()
                        .stream()
                        .flatMap(label -> label instanceof ClassDesc type ? Stream.of(type) : Stream.empty())
                        .map(ClassDesc::descriptorString)
                        .map(label -> label.substring(1, label.length() - 1))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// A class's name with slashes.
    private static String className(Path file) {
        String path = file.toString();
        return path.substring(path.indexOf("/classes/") + "/classes/".length(), path.length() - ".class".length());
    }

    private static String source(Path file) {
        return HOUSE.relativize(file)
                .toString()
                .replace("target/classes", "src/main/java")
                .replaceAll("(\\$.*)?\\.class$",
                        ".java");
    }
}
