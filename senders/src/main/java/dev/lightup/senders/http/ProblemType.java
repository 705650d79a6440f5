package dev.lightup.senders.http;

import java.util.List;

/// A kind of problem: its code and title never change once published.
///
/// @param code a kebab-case word
/// @param status the HTTP status it comes with when a whole request has it
/// @param title one short sentence, the same every time
public record ProblemType(String code, int status, String title) {
    /// The URI that names it (RFC 9457, `type`).
    public String uri() {
        return "https://lightup.dev/problems/" + code;
    }

    /// A problem of this kind.
    ///
    /// @param detail where and why, in our words only
    public HttpProblem because(String detail) {
        return new HttpProblem(this, detail, List.of());
    }

    /// A problem of this kind at these places of the body.
    public HttpProblem at(List<HttpProblem.Place> places) {
        HttpProblem.Place first = places.getFirst();
        String where = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
        return new HttpProblem(this, where + first.detail(), places);
    }
}
