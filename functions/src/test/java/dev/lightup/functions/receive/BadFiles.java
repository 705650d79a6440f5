package dev.lightup.functions.receive;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Signed files that cannot be read.
final class BadFiles {
    private static final String HEADER = "Customer ID,SKU,Subscription,Seats,Assigned,Active,Window,Ends\n";

    private final List<BadCase> cases = new ArrayList<>();

    static List<BadCase> all() {
        var table = new BadFiles();
        table.files();
        table.rows();
        return table.cases;
    }

    private static Sender good() {
        return Stage.sender(Stage.NORDVIK_FILES).media("text/csv");
    }

    private void bad(String name, String csv, String code) {
        cases.add(new BadCase("file: " + name, good().body(csv), 422, code));
    }

    private void files() {
        bad("other columns", "Zanzibar,Other\n1,2\n", "columns-unknown");
        bad("no SKU column", "Customer ID,Seats\nC-1,7\n", "columns-unknown");
        bad("the SKU column twice", "Customer ID,SKU,SKU,Seats\nC-1,a,b,7\n", "columns-unknown");
        bad("orders without their date column", "Order,SKU,Quantity,Status\n1,a,1,zanzibar\n", "columns-unknown");
        bad("no line but a comment", "# asOf: 2026-03-01", "columns-unknown");
        bad("blank lines", "\n\n\n", "columns-unknown");
        bad("a JSON event", Events.order("o-1"), "columns-unknown");
        bad("a header whose quote is not closed", "\"Customer ID,SKU,Seats\nC-1,a,7\n", "columns-unknown");
        bad("only a header", HEADER, "no-readable-row");
        bad("a date that is none", "# asOf: zanzibar\n" + HEADER + "C-1,S,,7,,,,\n", "as-of-invalid");
        bad("a date that does not exist", "# asOf: 2026-02-30\n" + HEADER + "C-1,S,,7,,,,\n", "as-of-invalid");
        cases.add(new BadCase("file: UTF-16", good().body(ByteString.of(HEADER.getBytes(StandardCharsets.UTF_16))), 422,
                "not-utf8"));
        cases.add(new BadCase("file: Windows-1252",
                good().body(ByteString.of((HEADER + "C-\u00e6,S,,7,,,,\n").getBytes(StandardCharsets.ISO_8859_1))), 422,
                "not-utf8"));
        bad("names that are too many",
                "Customer ID,SKU,Seats,Customer\n" + "c,s,1,zanzibar\n".repeat(17_000), "export-too-large");
    }

    private void rows() {
        for (String row : List.of(",S,,7,,,,", "C-1,,,7,,,,", "C-1,S,,,,,,", "C-1,S,,zanzibar,,,,", "C-1,S,,-7,,,,",
                "C-1,S,,7.5,,,,", "C-1,S,,1.240,,,,", "C-1,S,,\"1,24\",,,,", "C-1,S,,99999999999,,,,", "C-1,S,,7,x,,,",
                "C-1,S,,7,,x,,",
                "C-1,S", "C-1,S,,7,,,,,zanzibar", "\"C-\u0007\",S,,7,,,,", "C-1,\"S,,7,,,,",
                "z".repeat(201) + ",S,,7,,,,", "x".repeat(150) + "," + "y".repeat(60) + ",,7,,,,", "C-1,S,,=1+1,,,,")) {
            bad("row " + row.substring(0, Math.min(20, row.length())), HEADER + row + "\n", "no-readable-row");
        }
    }
}
