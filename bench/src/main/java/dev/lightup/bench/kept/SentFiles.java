package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.GatewayEvent;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.SteppedStack;
import java.time.Duration;

/// Files: two of seats, of which the second lists less, one of orders with a row that cannot be read and a line that is torn.
final class SentFiles {
    private static final String SEATS = """
            Report date,Reseller no,Reseller,Customer ID,Customer,Subscription,Article,Seats,Assigned,In use,Status,Term end
            """;
    private static final String FIRST = SEATS
            + """
                    2026-01-18,NV-1,Fjellvarde Drift 1 AS,C-8,Elvebakken Bokhandel,F-1,AWP-STD-1Y,18,16,13,active,2027-04-30
                    2026-01-18,NV-2,Fjellvarde Drift 2 AS,C-9,Myrsletta Frukt,F-2,ASH-BUS-1Y,"1,240",880,412,active,2027-01-31
                    2026-01-18,NV-2,Fjellvarde Drift 2 AS,C-9,Myrsletta Frukt,F-3,AWP-STD-1Y,6,0,0,a word of their own,2026-12-20
                    """;
    private static final String SECOND = SEATS + """
            2026-01-25,NV-1,Fjellvarde Drift 1 AS,C-8,Elvebakken Bokhandel,F-1,AWP-STD-1Y,20,17,15,active,2027-04-30
            2026-01-25,NV-2,Fjellvarde Drift 2 AS,C-9,Myrsletta Frukt,F-2,ASH-BUS-1Y,"1,240",900,430,active,2027-01-31
            """;
    private static final String ORDERS = """
            Report date,Reseller no,Customer ID,Order no,Ordered,Order status,Article,Quantity,Hold code
            25.01.2026,NV-1,C-8,F-99000411,19.01.2026,fulfilled,AWP-STD-1Y,2,
            25.01.2026,NV-2,C-9,F-99000412,20.01.2026,action_required,ASH-BUS-1Y,40,partner_action
            25.01.2026,NV-2,C-9,F-99000413,21.01.2026,fulfilled,AWP-STD-1Y,5,
            25.01.2026,NV-2,C-9,F-99000413,21.01.2026,processing,ASH-BUS-1Y,5,
            25.01.2026,NV-2,C-9,F-99000414,21.01.2026,processing,ASH-BUS-1Y,five,
            25.01.2026,NV-2,C-9,torn
            """;
    private static final int ACCEPTED = 202;
    private static final int PUT_ASIDE = 422;

    private final SteppedStack stack;

    SentFiles(SteppedStack stack) {
        this.stack = stack;
    }

    void play() {
        send(ACCEPTED, "seats-1", FIRST);
        stack.pass(Duration.ofDays(7));
        send(ACCEPTED, "seats-2", SECOND);
        send(ACCEPTED, "orders-1", ORDERS);
        send(PUT_ASIDE, "no-rows", "Something,else\n1,2\n");
        stack.settle();
    }

    private void send(int status, String id, String file) {
        SteppedStack.Answer answer = stack.post(new GatewayEvent(KeptDirectory.FILES, id, "text/csv", file));
        if (answer.status() != status) {
            throw new IllegalStateException(id + " was answered " + answer.status() + " " + answer.body());
        }
        stack.apply();
        stack.pass(Duration.ofHours(1));
    }
}
