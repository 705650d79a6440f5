package dev.lightup.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;

/// DynamoDB Local keeps the description of a table as JSON and reads it anew, by reflection, two or three times at every call: half of a
/// get, two fifths of a put. This remembers what the same bytes came to.
///
/// The engine writes into the description that it has just read when it changes a table, and writes it down: then everything is forgotten.
/// Tables of the same definition have the same bytes in every engine of a process, so that only those are remembered which expire items:
/// setting the expiry is the last step in which the ledger makes its table (`LedgerTable`).
///
/// There is no setting for it, so the engine's own reader is reached by reflection; an engine that has none any more is told of at once.
final class SchemaMemory {
    private static final String ROOM = TableSchemaInfo.class.getPackageName();

    private SchemaMemory() {}

    /// Before the first engine reads a table; again is nothing, the readers know the module by its name.
    static synchronized void install() {
        var known = new ConcurrentHashMap<Description, TableSchemaInfo>();
        for (String reading : new String[]{"SQLiteDBAccess", "SQLiteDBAccessJob"}) {
            ObjectMapper mapper = mapper(reading);
            mapper.getFactory().enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
            var module = new SimpleModule(SchemaMemory.class.getName());
            module.setDeserializerModifier(new RememberedOnes(known));
            module.setSerializerModifier(new ForgottenOnes(known));
            mapper.registerModule(module);
        }
    }

    static ObjectMapper mapper(String reading) {
        try {
            Field mapper = Class.forName(ROOM + "." + reading).getDeclaredField("MAPPER");
            mapper.setAccessible(true);
            return (ObjectMapper) mapper.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this DynamoDB Local reads its tables otherwise: mend SchemaMemory", e);
        }
    }

    /// A description's bytes, which nobody changes. They are compared at every call of the engine, so that few of them are added up.
    private static final class Description {
        private static final int EVERY = 61;

        private final byte[] bytes;

        private Description(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int hashCode() {
            int hash = bytes.length;
            for (int i = 0; i < bytes.length; i += EVERY) {
                hash = 31 * hash + bytes[i];
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Description one && Arrays.equals(bytes, one.bytes);
        }
    }

    private static final class RememberedOnes extends BeanDeserializerModifier {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Map<Description, TableSchemaInfo> known;

        private RememberedOnes(Map<Description, TableSchemaInfo> known) {
            this.known = known;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config,
                BeanDescription described,
                JsonDeserializer<?> usual) {
            return described.getBeanClass() == TableSchemaInfo.class ? new Remembering(usual, known) : usual;
        }
    }

    private static final class ForgottenOnes extends BeanSerializerModifier {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Map<Description, TableSchemaInfo> known;

        private ForgottenOnes(Map<Description, TableSchemaInfo> known) {
            this.known = known;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config,
                BeanDescription described,
                List<BeanPropertyWriter> usual) {
            return described.getBeanClass() == TableSchemaInfo.class
                    ? usual.stream().<BeanPropertyWriter>map(property -> new Forgetting(property, known)).toList()
                    : usual;
        }
    }

    /// A part of a description that is written down.
    private static final class Forgetting extends BeanPropertyWriter {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Map<Description, TableSchemaInfo> known;

        private Forgetting(BeanPropertyWriter usual, Map<Description, TableSchemaInfo> known) {
            super(usual);
            this.known = known;
        }

        @Override
        public void serializeAsField(Object table, JsonGenerator json, SerializerProvider provider) throws Exception {
            known.clear();
            super.serializeAsField(table, json, provider);
        }
    }

    private static final class Remembering extends DelegatingDeserializer {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Map<Description, TableSchemaInfo> known;

        private Remembering(JsonDeserializer<?> usual, Map<Description, TableSchemaInfo> known) {
            super(usual);
            this.known = known;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new Remembering(usual, known);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!(parser.currentLocation().contentReference().getRawContent() instanceof byte[] bytes)) {
                return super.deserialize(parser, context);
            }
            var text = new Description(bytes);
            TableSchemaInfo remembered = known.get(text);
            if (remembered != null) {
                parser.close();
                return remembered;
            }
            Object read = super.deserialize(parser, context);
            if (read instanceof TableSchemaInfo table && table.getTimeToLiveAttributeName() != null) {
                known.put(text, table);
            }
            return read;
        }
    }
}
