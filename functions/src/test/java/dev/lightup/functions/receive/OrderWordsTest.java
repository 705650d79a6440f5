package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.words.WordTable;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.Formats;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same word means the same for an order of one line and for one of several.
class OrderWordsTest {
    private static final String HEADER = "Report date;Reseller;Customer ID;Order;SKU;Quantity;Status;Ordered on;Reason\n";

    private static final WordTable<Status> ORDERS = Formats.all(Stage.clock()).vocabulary().statuses().order();

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private OrderFact.Snapshot order(String... rows) {
        var stage = new Stage();
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        var file = new StringBuilder(HEADER);
        for (String row : rows) {
            file.append("01.03.2026;A-7;C-19;O-1;S").append(file.length()).append(";5;").append(row).append('\n');
        }
        Answer answer = stage.call(receive,
                Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(file.toString()).bytes());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Formats.all(Stage.clock())
                .entries(dynamo.ledger()
                        .rawEvents()
                        .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.receipt().substring(1)))
                        .orElseThrow())
                .stream()
                .flatMap(entry -> entry.fact() instanceof OrderFact.Snapshot snapshot
                        ? java.util.stream.Stream.of(snapshot)
                        : java.util.stream.Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"completed,approved,FULFILLED", "Complete,Delivered,FULFILLED", "Provisioned,Success,FULFILLED",
        "fulfilled,cancelled,FULFILLED", "Canceled,shipped,FULFILLED", "Canceled,Cancelled,CANCELLED",
        "processing,failed,FAILED", "fulfilled,error,FAILED", "rejected,on hold,FAILED",
        "completed,processing,PARTIALLY_FULFILLED", "approved,in progress,PARTIALLY_FULFILLED",
        "processing,cancelled,PROVISIONING", "completed,On Hold,ON_HOLD", "processing,Inquiring,ACTION_REQUIRED"})
    void whereLinesStandInDifferentPlacesTheOrderStandsWhereTheWordsSay(String one, String other, Status whole) {
        assertThat(ORDERS.meaning(order(one + ";;", other + ";;").status())).contains(whole);
        assertThat(ORDERS.meaning(order(other + ";;", one + ";;").status())).contains(whole);
    }

    @ParameterizedTest
    @CsvSource({"completed,Flux", "Flux,processing"})
    void aLineWhoseWordNobodyKnowsIsShownInThatWord(String one, String other) {
        assertThat(order(one + ";;", other + ";;").status()).isEqualTo("Flux");
    }

    @ParameterizedTest
    @CsvSource({"processing;;LO,failed;;invalid domain,invalid domain",
        "failed;;invalid domain,completed;;,invalid domain",
        "completed;;,processing;;LO,LO"})
    void theReasonIsThatOfTheLineThatShows(String one, String other, String reason) {
        assertThat(order(one, other).reason()).contains(Reason.of(reason));
    }
}
