package dev.lightup.local.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// What the sender of an endpoint gets: where to post, what to sign with, and the first commands, those of docs/senders with its own address,
/// secret and source in the example's place. They try: nothing is stored.
///
/// @param secret empty where the sender signs with a key of its own
/// @param nameless whether it sends references only
public record SenderHandout(
        String endpoint,
        String format,
        String url,
        List<String> sources,
        List<String> families,
        Optional<String> secret,
        boolean nameless) {
    private static final String EXAMPLE_SOURCE = "/nordvik/orders";
    private static final String EXPORT = "export";
    /// What may stand in a command as it is.
    private static final String PLAIN = "[A-Za-z0-9:/._~-]+";

    public SenderHandout {
        sources = List.copyOf(sources);
        families = List.copyOf(families);
    }

    /// From the answer of the operator's function.
    ///
    /// @param url the endpoint's whole address
    public static SenderHandout of(JsonNode answer, String url) {
        return new SenderHandout(answer.path("endpoint").asText(), answer.path("format").asText(), url,
                words(answer.path("sources")), words(answer.path("families")),
                Optional.ofNullable(answer.get("secret")).map(JsonNode::asText),
                answer.path("nameless").asBoolean());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /// The whole of it, Markdown.
    public String text() {
        var text = new StringBuilder("# Sending to Lightup\n\n");
        text.append("- address: `").append(url).append("`\n");
        text.append(secret.map(key -> "- secret: `" + key + "`; keep it like a password, it is not told again\n")
                .orElse("- signed with your own Ed25519 key, as `v1a`\n"));
        text.append("- source: `").append(String.join("`, `", sources)).append("`, or longer\n");
        if (!families.isEmpty()) {
            text.append("- events of: ").append(String.join(", ", families)).append('\n');
        }
        if (nameless) {
            text.append(
                    "- references only: send ids, and leave names and sentences out. One that is sent all the same is not kept, and the answer"
                            + " says how many were; a body that is not understood is not kept either: mend it and send it again\n");
        }
        text.append("- format: ").append(format).append("; every rule is in docs/senders\n");
        secret.ifPresent(key -> text.append(format.equals(EXPORT) ? files(key) : events(key)));
        return text.toString();
    }

    /// A file of whoever reads it, since the columns are its own.
    private String files(String key) {
        return own("## Your first file, with curl and openssl",
                "Your report as `report.csv`; the answer says by line what cannot be read, and nothing is stored. Take `/try` away for the file itself.",
                "report.csv", "text/csv", key);
    }

    private String events(String key) {
        boolean fits = families.isEmpty() || families.contains("order");
        if (!fits || !sources.getFirst().matches(PLAIN)) {
            return own("## Your first event, with curl and openssl",
                    "An event of yours as `event.json`; the answer says what it would be, and nothing is stored. Take `/try` away for the event itself.",
                    "event.json", "application/cloudevents+json", key);
        }
        SenderSnippets snippets = SenderSnippets.packaged();
        return """

                Each command tries an example: the answer says what it would be, and nothing is stored. Take `/try` away for the event itself.

                ## Your first event, with curl and openssl

                ```bash
                %s```

                ## The same in Windows PowerShell 5

                Save as `event.json`:

                ```json
                %s```

                ```powershell
                %s```

                ## The same in Python

                Saved as `first_event.py`: `python first_event.py %s %s`

                ```python
                %s```
                """
                .formatted(curl(snippets, key), own(snippets.event()), here(snippets.powershell(), key), url + "/try",
                        key, own(snippets.python()));
    }

    /// What the sender has itself, sent in each of the three ways.
    private String own(String title, String how, String file, String type, String key) {
        SenderSnippets snippets = SenderSnippets.packaged();
        return """

                %s

                %s

                ```bash
                %s
                %s
                %s
                send %s %s $HOOK/try
                ```

                ## The same in Windows PowerShell 5

                ```powershell
                %s```

                ## The same in Python

                Saved as `send_file.py`: `python send_file.py %s %s %s`

                ```python
                %s```
                """
                .formatted(title, how, assigned("HOOK=", url), assigned("SECRET=", key), snippets.function(), file,
                        type,
                        here(snippets.powershell(file, type), key), url + "/try", key, file,
                        snippets.pythonOfFile(type));
    }

    private String curl(SenderSnippets snippets, String key) {
        String own = own(snippets.curl()).replaceFirst("(?m)^HOOK=.*$", quoted(assigned("HOOK=", url)))
                .replaceFirst("(?m)^SECRET=.*$", quoted(assigned("SECRET=", key)));
        // what stores is left to whoever means it
        return own.replaceFirst("(?m)^send event.json \\S+ \\$HOOK +#.*\\n", "");
    }

    private String here(String powershell, String key) {
        return powershell.replaceFirst("(?m)^\\$hook = .*$", quoted("$hook = '" + url + "/try'"))
                .replaceFirst("(?m)^\\$secret = .*$", quoted("$secret = '" + key + "'"));
    }

    private String own(String snippet) {
        return snippet.replace(EXAMPLE_SOURCE, sources.getFirst());
    }

    private static String assigned(String name, String value) {
        return name + value;
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    @Override
    public String toString() {
        return "SenderHandout[" + endpoint + "]";
    }
}
