package dev.lightup.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong while a document is read; keeps the first few of each kind, so that a hostile document stays cheap.
public final class JsonProblems {
    private static final int KEPT = 50;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.@:-]{1,64}");

    private final List<JsonProblem> problems = new ArrayList<>();
    private final List<JsonProblem> notes = new ArrayList<>();

    @Nullable
    public Object problem(String pointer, JsonProblem.Code code, String expected) {
        if (problems.size() < KEPT) {
            problems.add(new JsonProblem(pointer, code, expected));
        }
        return null;
    }

    public void note(String pointer, JsonProblem.Code code) {
        if (notes.size() < KEPT) {
            notes.add(new JsonProblem(pointer, code, ""));
        }
    }

    public boolean bad() {
        return !problems.isEmpty();
    }

    public List<JsonProblem> problems() {
        return problems;
    }

    public List<JsonProblem> notes() {
        return notes;
    }

    /// A sender's property name as a step of a pointer; names that are not plain words are not repeated.
    public static String step(String at, String name) {
        return at + "/" + (HARMLESS.matcher(name).matches() ? name : "?");
    }
}
