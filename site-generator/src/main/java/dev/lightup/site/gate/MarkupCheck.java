package dev.lightup.site.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An HTML page read as far as the gate needs: whether its tags and attributes are well formed, where it links to and which
/// places of its own it names. Our own templates close what they open and quote what they set, so anything else is a slip of a
/// template or a value that was not escaped.
final class MarkupCheck {
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link",
            "meta", "source", "track", "wbr");
    /// Elements whose end tag HTML lets one leave out.
    private static final Set<String> ENDS_ITSELF = Set.of("html", "head", "body", "p", "li", "dt", "dd", "tr", "td",
            "th", "thead", "tbody", "tfoot", "option", "colgroup");
    private static final Set<String> RAW = Set.of("style", "title", "textarea");

    private final String text;
    private final List<Link> links = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    /// A link of the page.
    ///
    /// @param element the element that has it
    /// @param attribute `href`, `src`, `action`, ...
    /// @param at the character at which its target begins
    record Link(String element, String attribute, String target, int at) {}

    private MarkupCheck(String text) {
        this.text = text;
    }

    /// Reads a page; never fails.
    static MarkupCheck read(String html) {
        MarkupCheck markup = new MarkupCheck(html);
        markup.document();
        return markup;
    }

    List<Link> links() {
        return links;
    }

    /// The ids that fragments of links can name.
    Set<String> places() {
        return places;
    }

    /// What is not well formed, as codes with places, at most the first few.
    List<String> faults() {
        return faults;
    }

    private void document() {
        String start = "<!doctype html>";
        if (!text.regionMatches(true, 0, start, 0, start.length())) {
            fault("markup-no-doctype");
        } else {
            at = start.length();
        }
        while (at < text.length() && faults.isEmpty()) {
            int tag = text.indexOf('<', at);
            references(at, tag < 0 ? text.length() : tag);
            at = tag < 0 ? text.length() : tag;
            if (tag >= 0) {
                markup();
            }
        }
        open.removeIf(ENDS_ITSELF::contains);
        if (!open.isEmpty()) {
            fault("markup-element-open");
        }
    }

    private void markup() {
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at + 4);
            at = end < 0 ? text.length() : end + 3;
            if (end < 0) {
                fault("markup-comment-open");
            }
        } else if (text.startsWith("</", at)) {
            endTag();
        } else {
            startTag();
        }
    }

    private void endTag() {
        int from = at + 2;
        int end = text.indexOf('>', from);
        String name = end < 0 ? "" : text.substring(from, end).strip().toLowerCase(Locale.ROOT);
        while (!open.isEmpty() && !open.peek().equals(name) && ENDS_ITSELF.contains(open.peek())) {
            open.pop();
        }
        if (open.isEmpty() || !open.peek().equals(name)) {
            fault("markup-closes-what-is-not-open");
        } else {
            open.pop();
            at = end + 1;
        }
    }

    private void startTag() {
        at++;
        String name = name();
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            fault("markup-no-tag");
            return;
        }
        if (name.equals("script")) {
            fault("markup-script");
            return;
        }
        Set<String> seen = new HashSet<>();
        while (faults.isEmpty()) {
            skipSpace();
            if (text.startsWith("/>", at)) {
                at += 2;
                return;
            }
            if (text.startsWith(">", at)) {
                at++;
                opened(name);
                return;
            }
            attribute(name, seen);
        }
    }

    private void opened(String name) {
        if (RAW.contains(name)) {
            int end = text.indexOf("</" + name, at);
            if (end < 0) {
                fault("markup-element-open");
                return;
            }
            at = end;
        }
        if (!VOID.contains(name)) {
            open.push(name);
        }
    }

    private void attribute(String element, Set<String> seen) {
        String name = name();
        if (name.isEmpty() || !seen.add(name)) {
            fault(name.isEmpty() ? "markup-no-attribute" : "markup-attribute-twice");
            return;
        }
        if (name.startsWith("on") || name.equals("style")) {
            fault("markup-attribute-forbidden");
            return;
        }
        if (!text.startsWith("=", at)) {
            return;
        }
        int from = at + 2;
        int end = text.startsWith("\"", at + 1) ? text.indexOf('"', from) : -1;
        if (end < 0) {
            fault("markup-attribute-not-quoted");
            return;
        }
        references(from, end);
        String value = text.substring(from, end).replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
        at = end + 1;
        switch (name) {
            case "id" -> {
                if (!places.add(value)) {
                    fault("markup-id-twice");
                }
            }
            case "href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite", "ping" ->
                links.add(new Link(element, name, value, from));
            default -> {}
        }
    }

    /// Every & begins a character reference.
    private void references(int from, int to) {
        for (int i = text.indexOf('&', from, to); i >= 0; i = text.indexOf('&', i + 1, to)) {
            int end = text.indexOf(';', i, to);
            if (end < 0 || end == i + 1
                    || !text.substring(i + 1, end).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '#')) {
                fault("markup-not-escaped");
                return;
            }
        }
    }

    private String name() {
        int from = at;
        while (at < text.length() && " \t\r\n/>=\"'<".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            fault("markup-ends-within-a-tag");
        }
    }

    private void fault(String code) {
        faults.add(code + " at character " + at);
    }
}
