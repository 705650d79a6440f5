package dev.lightup.local.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first commands of a sender as docs/senders/README.md has them: that page is a part of this build.
///
/// @param curl makes an event, tries it and sends it
/// @param powershell sends a file
/// @param python sends an event
record SenderSnippets(String curl, String powershell, String python) {
    private static final String PAGE = "/senders/README.md";

    static SenderSnippets packaged() {
        try (InputStream in = SenderSnippets.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException("docs/senders is not in this build");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SenderSnippets(first("```bash\n(.*?)```", page), first("```powershell\n(.*?)```", page),
                    first("```python\n(.*?)```", page));
        } catch (IOException e) {
            throw new UncheckedIOException("docs/senders cannot be read", e);
        }
    }

    /// The shell's function that signs a file and posts it.
    String function() {
        return first("(?m)^(send\\(\\) \\{.*?^\\})$", curl);
    }

    /// The event that the shell makes, with a time of its own day.
    String event() {
        return first("<<JSON\n(.*?)^JSON$", curl).replaceFirst("\"time\":\"[^\"]*\",", "");
    }

    /// The same in PowerShell for a file of that name.
    String powershell(String file, String type) {
        return replaced(replaced(powershell, "'event.json'", "'" + file + "'"), "application/cloudevents+json", type);
    }

    /// The same in Python for a file, the third argument.
    String pythonOfFile(String type) {
        String body = replaced(python, first("(?m)^event = \\{.*?^\\}\n", python), "");
        body = replaced(body, "body = json.dumps(event)",
                "body = open(sys.argv[3], encoding=\"utf-8\", newline=\"\").read()");
        return replaced(replaced(body, "import datetime, json, sys", "import datetime, sys"),
                "application/cloudevents+json", type);
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalStateException("docs/senders has no snippet any more with " + what);
        }
        return text.replace(what, by);
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("docs/senders has no snippet any more of " + pattern);
        }
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }
}
