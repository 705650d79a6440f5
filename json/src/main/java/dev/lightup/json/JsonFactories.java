package dev.lightup.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;

/// The two ways to read: our own text with room, senders' text within tight bounds.
public final class JsonFactories {
    /// A sender's document may be this long, in bytes.
    static final int DOCUMENT = 256 * 1024;
    /// Digits of a number.
    static final int NUMBER = 32;

    public static final JsonFactory TRUSTED = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(4 * 1024 * 1024)
                    .maxNameLength(2048)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /// Senders choose the property names: they are not interned.
    static final JsonFactory STRICT = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(32 * 1024)
                    .maxNameLength(128)
                    .maxNumberLength(NUMBER)
                    .maxDocumentLength(DOCUMENT)
                    .maxTokenCount(20_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonFactories() {}
}
