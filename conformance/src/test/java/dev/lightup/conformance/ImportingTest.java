package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.local.Await;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// Files of many rows, which are invoked for and not delivered.
@OnGround
class ImportingTest {
    private static final String TENANT = "meridian";
    private static final int ROWS = 210;
    /// So many of them can be read: some grounds take half a second for each.
    private static final int READ = 30;

    @Test
    void aFileOfManyRowsIsWholeOnItsPage(Visit visit) {
        EndpointAccess endpoint = visit.endpoint(TENANT, "export");
        String account = visit.own("A");

        // a part of a report: on a ground that stays nothing of another visit's is gone
        Mail.Answer answer = visit.mail()
                .post(URI.create(endpoint.url()), endpoint.secret(), visit.own("file"), "text/csv",
                        "# part: 1 of 2\n" + file(account, visit));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String folder = "d/" + opaque(visit, "tenant", TENANT) + "/a/" + opaque(visit, "account", account) + "/";
        visit.page(folder + "summary.json", "\"sold\":" + 2 * READ);
        Await.until("no file is being read in", visit.patience(),
                () -> visit.ledger()
                        .imports()
                        .of(TENANT)
                        .stream()
                        .noneMatch(task -> task.stage() == ImportTask.Stage.READING));
        Await.until("no mark on the page", visit.patience(), () -> visit.ground()
                .object(folder + "index.html")
                .filter(page -> !page.text().contains("being read in"))
                .isPresent());
    }

    private static String file(String account, Visit visit) {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        var file = new StringBuilder("asOf,account,customer,sku,sold,assigned,active,windowDays\n");
        for (int row = 0; row < ROWS; row++) {
            String sold = row % (ROWS / READ) == 0 ? "2" : "some";
            file.append(
                    day + "," + account + "," + visit.own("C" + row % 7) + ",SKU-" + row + "," + sold + ",1,1,28\n");
        }
        return file.toString();
    }

    private static String opaque(Visit visit, String kind, String id) {
        return OpaqueId.id(visit.ground().directory().tenant(TENANT).key().array(), kind, id);
    }
}
