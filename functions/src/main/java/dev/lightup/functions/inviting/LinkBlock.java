package dev.lightup.functions.inviting;

import dev.lightup.functions.form.EntryMarkup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The links of a list as text to copy, for a program that mails: a line each, `address;account;link`.
final class LinkBlock {
    private static final int ROWS = 8;
    /// What a spreadsheet could take for a formula.
    private static final String FORMULA = "=+-@";

    private LinkBlock() {}

    /// @param done those that were invited
    /// @param site the pages' address
    static EntryMarkup of(List<InvitedRow> done, String site) {
        List<String> lines = done.stream().flatMap(row -> line(row, site)).toList();
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="copy"><h2 id="copy">All of them to copy</h2>
                        <form><label for="block">address;account;link</label><textarea id="block" rows="%s" readonly spellcheck="false">
                        %s</textarea></form></section>
                        """,
                new EntryMarkup(Integer.toString(Math.min(ROWS, lines.size() + 1))),
                EntryMarkup.text(String.join("\n", lines)));
    }

    private static Stream<String> line(InvitedRow row, String site) {
        return row.became() instanceof InvitedRow.Became.Invited(ReaderInviter.Outcome.Invited made)
                ? Stream.of(Stream.of(row.row().line().address().text(), row.row().line().account(), site + made.path())
                        .map(LinkBlock::cell)
                        .collect(Collectors.joining(";")))
                : Stream.of();
    }

    private static String cell(String text) {
        String plain = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.contains(";") || plain.contains("\"") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
