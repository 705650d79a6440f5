package dev.lightup.bench;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sizes of records. A reader holds eight components in mind, and the compiler tells few of more apart: what has more gives those that belong
/// together a name. The shape of a document has as many as the document: it is stored or published component by component.
class RecordsTest {
    private static final int MOST = 8;

    /// Records that are documents by where they stand.
    private static final Map<String, Predicate<JavaClass>> KINDS = Map.of(
            "a fact or an entry, stored", in("dev.lightup.domain.event"),
            "a state, stored", in("dev.lightup.domain.state"),
            "a twin or a part of one, published with a schema",
            in("dev.lightup.site.twin").or(type -> outermost(type).getSimpleName().endsWith("Twin")));

    /// And those that stand elsewhere, each with where it is written.
    private static final Map<String, String> DOCUMENTS = Map.ofEntries(
            Map.entry("dev.lightup.domain.account.AccountSummary", "stored with its unit, for the level above"),
            Map.entry("dev.lightup.domain.waiting.MoveSummary", "a part of that summary"),
            Map.entry("dev.lightup.domain.seats.SeatLedger", "a part of that summary's seats"),
            Map.entry("dev.lightup.domain.metric.Definition", "published as it is, with the metrics"),
            Map.entry("dev.lightup.domain.programme.Distributor", "an entry of the programme's configuration"),
            Map.entry("dev.lightup.functions.directory.EndpointDocument", "an entry of the directory's configuration"),
            Map.entry("dev.lightup.functions.directory.EndpointDocument$ColumnsDocument",
                    "an entry of the directory's configuration"),
            Map.entry("dev.lightup.functions.command.AdminCommand$EndpointAdd", "a request of the operator's function"),
            Map.entry("dev.lightup.functions.command.AdminAnswer$EndpointAdded", "its answer"),
            Map.entry("dev.lightup.functions.command.AdminAnswer$EndpointRotated", "another answer of it"),
            Map.entry("dev.lightup.functions.command.AnswerParts$EndpointLine", "a part of an answer of it"),
            Map.entry("dev.lightup.functions.sweep.SweepReport", "what the function answers, in each minute's log"),
            Map.entry("dev.lightup.ledger.log.RawEvent", "the log's item"),
            Map.entry("dev.lightup.senders.export.StoredExport$Head", "stored before the rows of an export"),
            Map.entry("dev.lightup.senders.export.UploadedSheet", "stored beside the pieces of an uploaded one"));

    private static Set<JavaClass> large = Set.of();

    @BeforeAll
    static void readTheHouse() {
        large = HouseClasses.all()
                .stream()
                .filter(type -> type.isRecord() && components(type) > MOST)
                .collect(toUnmodifiableSet());
    }

    @Test
    void aRecordHasAtMostEightComponentsUnlessItIsTheShapeOfADocument() {
        assertThat(elsewhere()).isSubsetOf(DOCUMENTS.keySet());
    }

    @Test
    void whatIsExemptNeedsToBe() {
        assertThat(KINDS).allSatisfy((kind, is) -> assertThat(large).as(kind).anyMatch(is));
        assertThat(elsewhere()).containsAll(DOCUMENTS.keySet());
    }

    /// The names of large records that are no document by where they stand.
    private static Set<String> elsewhere() {
        return large.stream()
                .filter(type -> KINDS.values().stream().noneMatch(kind -> kind.test(type)))
                .map(JavaClass::getName)
                .collect(toUnmodifiableSet());
    }

    private static long components(JavaClass record) {
        return record.getFields()
                .stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }

    private static Predicate<JavaClass> in(String room) {
        return type -> type.getPackageName().equals(room);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RecordsTest::outermost).orElse(type);
    }
}
