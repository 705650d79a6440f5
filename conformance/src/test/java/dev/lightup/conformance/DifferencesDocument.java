package dev.lightup.conformance;

import dev.lightup.conformance.Difference.Emulator;

/// The page about the differences, written from the rows that are proved.
final class DifferencesDocument {
    private DifferencesDocument() {}

    static String text() {
        var text = new StringBuilder(
                """
                        # Where the grounds differ from AWS

                        Written from `conformance/src/test/java/dev/lightup/conformance/Differences.java`; a test keeps the two equal, and each row is asserted on its
                        emulator whenever the suite runs there. A row that fails says that an emulator has changed.
                        """);
        for (Emulator emulator : Emulator.values()) {
            text.append("\n## ").append(emulator.title()).append("\n\n");
            text.append("| what | AWS | here | why the product does not mind |\n| --- | --- | --- | --- |\n");
            Differences.ALL.stream()
                    .filter(row -> row.emulator() == emulator)
                    .forEach(row -> text.append("| ")
                            .append(String.join(" | ", row.what(), row.aws(), row.here(), row.ours()))
                            .append(" |\n"));
        }
        return text.toString();
    }
}
