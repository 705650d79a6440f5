package dev.lightup.functions.directory;

import dev.lightup.ledger.StoredShape;
import dev.lightup.ledger.key.ShapeNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rule 15 for what is sealed: a document that older items do not fit has a higher number.
class SealedShapeTest {
    @Test
    @Tag("writes")
    void aDocumentThatOlderItemsDoNotFitHasAHigherNumber() throws IOException {
        StoredShape.areKept(List.of(StoredShape.of("endpoint", ShapeNumber.ENDPOINT, EndpointDocument.class)),
                Path.of("src/test/resources/sealed-shapes.txt"));
    }
}
