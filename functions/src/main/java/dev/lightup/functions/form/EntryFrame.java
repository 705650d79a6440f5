package dev.lightup.functions.form;

/// What surrounds a page that no unit has: no script, in the look of the site, whose stylesheet it shares.
public final class EntryFrame {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            %s<title>%s · Lightup</title>
            <link rel="stylesheet" href="/about/entry.css">
            </head>
            <body class="entry">
            <a class="skip" href="#main">Skip to the page</a>
            <header><nav class="crumbs" aria-label="Entry"><p><a href="/enter">Lightup</a></p><a href="/about/metrics/">What the numbers mean</a></nav></header>
            <main id="main">
            %s
            </main>
            <footer><p>Pages are private. An invitation or a link by mail opens them; there is no password and nothing to install.</p></footer>
            </body>
            </html>
            """;

    private EntryFrame() {}

    /// A page.
    public static EntryMarkup page(String title, EntryMarkup main) {
        return page(title, "", main);
    }

    /// A page with something more in its head.
    ///
    /// @param head markup of ours
    public static EntryMarkup page(String title, String head, EntryMarkup main) {
        return EntryMarkup.of(FRAME, new EntryMarkup(head), EntryMarkup.text(title), main);
    }
}
