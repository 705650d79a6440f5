package dev.lightup.site.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lightup.site.bucket.Bucket.Condition;
import dev.lightup.site.bucket.Bucket.Head;
import dev.lightup.site.bucket.Bucket.Listing;
import dev.lightup.site.bucket.Bucket.Put;
import dev.lightup.site.bucket.Bucket.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every bucket does.
abstract class BucketContract {
    private static final Condition NEW = new Condition.IfNoneMatch();
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PAGE = "d/x2/index.html";

    /// An empty bucket.
    abstract Bucket bucket();

    @Test
    void whatIsPutIsThere() {
        Bucket bucket = bucket();

        String etag = written(bucket.put(PAGE, HTML, bytes("one"), 3, NEW));

        assertThat(bucket.get(PAGE)).hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("one"));
        assertThat(bucket.head(PAGE)).contains(new Head(3, etag, 3, ObjectContent.hash(bytes("one"))));
        assertThat(etag).startsWith("\"").endsWith("\"");
    }

    @Test
    void nothingIsWhereNothingWasPut() {
        Bucket bucket = bucket();

        assertThat(bucket.head(PAGE)).isEmpty();
        assertThat(bucket.get(PAGE)).isEmpty();
        assertThat(bucket.remove(PAGE, "\"e\"")).isEqualTo(Removal.REMOVED);
    }

    @Test
    void aFolderIsErasedWithAllBelowItAndNothingBesideIt() {
        Bucket bucket = bucket();
        for (String path : List.of("d/x2/index.html", "d/x2/a/y/index.json", "d/x2/a/z/w/index.html",
                "d/x22/index.html", "d/x/index.html",
                "about/x2/index.html")) {
            written(bucket.put(path, HTML, bytes(path), 1, NEW));
        }

        assertThat(bucket.erase("d/x2/", () -> false)).isIn(new Bucket.Erasure(0, false), new Bucket.Erasure(3, true));
        bucket.erase("d/x2/", () -> true);

        assertThat(bucket.list("d/x2/")).isEqualTo(new Listing(List.of(), List.of()));
        assertThat(bucket.list("d/").folders()).containsExactly("d/x/", "d/x22/");
        assertThat(bucket.head("about/x2/index.html")).isPresent();
        assertThat(bucket.erase("d/x2/", () -> true)).isEqualTo(new Bucket.Erasure(0, true));
        // a tenant of the same folder begins anew
        written(bucket.put("d/x2/index.html", HTML, bytes("anew"), 1, NEW));
    }

    @Test
    void aSecondObjectIsRefusedWhereOneIs() {
        Bucket bucket = bucket();
        String first = written(bucket.put(PAGE, HTML, bytes("one"), 1, NEW));

        assertThat(bucket.put(PAGE, HTML, bytes("two"), 2, NEW)).isEqualTo(new Put.Refused());

        assertThat(bucket.head(PAGE)).contains(new Head(1, first, 3, ObjectContent.hash(bytes("one"))));
    }

    @Test
    void anObjectIsReplacedOnlyByWhoeverKnowsIt() {
        Bucket bucket = bucket();
        String first = written(bucket.put(PAGE, HTML, bytes("one"), 1, NEW));
        String second = written(bucket.put(PAGE, HTML, bytes("two"), 2, new Condition.IfMatch(first)));

        assertThat(second).isNotEqualTo(first);
        assertThat(bucket.put(PAGE, HTML, bytes("old"), 1, new Condition.IfMatch(first))).isEqualTo(new Put.Refused());
        assertThat(bucket.get(PAGE)).hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("two"));
    }

    @Test
    void anObjectThatIsGoneIsNotReplaced() {
        Bucket bucket = bucket();
        String etag = written(bucket.put(PAGE, HTML, bytes("one"), 1, NEW));
        assertThat(bucket.remove(PAGE, etag)).isEqualTo(Removal.REMOVED);

        assertThat(bucket.put(PAGE, HTML, bytes("two"), 2, new Condition.IfMatch(etag))).isEqualTo(new Put.Refused());

        assertThat(bucket.head(PAGE)).isEmpty();
    }

    @Test
    void theSameBytesTakeAHigherRevision() {
        Bucket bucket = bucket();
        String first = written(bucket.put(PAGE, HTML, bytes("one"), 1, NEW));

        String again = written(bucket.put(PAGE, HTML, bytes("one"), 7, new Condition.IfMatch(first)));

        assertThat(again).isEqualTo(first);
        assertThat(bucket.head(PAGE)).hasValueSatisfying(h -> assertThat(h.rev()).isEqualTo(7));
    }

    @Test
    void anObjectIsRemovedOnlyByWhoeverKnowsIt() {
        Bucket bucket = bucket();
        String first = written(bucket.put(PAGE, HTML, bytes("one"), 1, NEW));
        String second = written(bucket.put(PAGE, HTML, bytes("two"), 2, new Condition.IfMatch(first)));

        assertThat(bucket.remove(PAGE, first)).isEqualTo(Removal.REFUSED);
        assertThat(bucket.remove(PAGE, second)).isEqualTo(Removal.REMOVED);

        assertThat(bucket.get(PAGE)).isEmpty();
    }

    @Test
    void aFolderListsWhatLiesDirectlyInIt() {
        Bucket bucket = bucket();
        for (String path : List.of("d/x2/orders/2026.html", "d/x2/index.json", "d/x2/index.html", "d/x2/a/b/index.html",
                "d/x23/index.html", "top.txt")) {
            written(bucket.put(path, HTML, bytes(path), 1, NEW));
        }

        assertThat(bucket.list("d/x2/")).isEqualTo(
                new Listing(List.of("d/x2/index.html", "d/x2/index.json"), List.of("d/x2/a/", "d/x2/orders/")));
        assertThat(bucket.list("")).isEqualTo(new Listing(List.of("top.txt"), List.of("d/")));
        assertThat(bucket.list("d/none/")).isEqualTo(new Listing(List.of(), List.of()));
    }

    @Test
    void anObjectMayBeEmptyAndMayHoldAnyBytes() {
        Bucket bucket = bucket();
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        written(bucket.put("empty.txt", "text/plain", new byte[0], 1, NEW));
        written(bucket.put("all.bin", "application/octet-stream", all, 1, NEW));

        assertThat(bucket.get("empty.txt")).hasValueSatisfying(b -> assertThat(b).isEmpty());
        assertThat(bucket.get("all.bin")).hasValueSatisfying(b -> assertThat(b).isEqualTo(all));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/etc/passwd", "../x", "d/../../x", "d/./x", "d//x", "d/", "d\\x", "c:x", "d/\n",
        ".objects/x", "d/.hidden"})
    void aPathThatLeadsElsewhereIsRefused(String path) {
        Bucket bucket = bucket();

        assertThatIllegalArgumentException().isThrownBy(() -> bucket.put(path, HTML, bytes("x"), 1, NEW));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket.head(path));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket.get(path));
        assertThatIllegalArgumentException().isThrownBy(() -> bucket.remove(path, "\"e\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "..", "../", "d", "d/../", ".objects/"})
    void aFolderThatLeadsElsewhereIsRefused(String folder) {
        Bucket bucket = bucket();

        assertThatIllegalArgumentException().isThrownBy(() -> bucket.list(folder));
    }

    /// Counts up in one object from several threads by compare and swap: no update is lost, and no write is torn.
    @Test
    void ofWritersThatRaceOneWins() throws Exception {
        Bucket bucket = bucket();
        int threads = 4;
        int each = 25;
        written(bucket.put(PAGE, HTML, bytes("0"), 1, NEW));
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                writers.add(pool.submit(() -> {
                    for (int done = 0; done < each;) {
                        Head head = bucket.head(PAGE).orElseThrow();
                        String now = new String(bucket.get(PAGE).orElseThrow(), UTF_8);
                        byte[] next = bytes(Integer.toString(Integer.parseInt(now) + 1));
                        if (head.hash().equals(ObjectContent.hash(bytes(now)))
                                && bucket.put(PAGE, HTML, next, head.rev() + 1,
                                        new Condition.IfMatch(head.etag())) instanceof Put.Written) {
                            done++;
                        }
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(bucket.get(PAGE)).hasValueSatisfying(
                b -> assertThat(b).asString().isEqualTo(Integer.toString(threads * each)));
        assertThat(bucket.head(PAGE)).hasValueSatisfying(h -> assertThat(h.rev()).isEqualTo(1 + threads * (long) each));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String written(Put put) {
        assertThat(put).isInstanceOf(Put.Written.class);
        return ((Put.Written) put).etag();
    }
}
