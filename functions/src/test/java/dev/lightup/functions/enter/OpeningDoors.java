package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Doors at which a distributor's reader opens accounts of which something was told.
final class OpeningDoors {
    private final LocalDynamo dynamo;

    OpeningDoors(LocalDynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Accounts of which something was told, at doors behind which events are applied.
    TogetherDoor told(String... accounts) {
        var doors = new TogetherDoor(dynamo);
        for (String account : accounts) {
            int slash = account.indexOf('/');
            String tenant = account.substring(0, slash);
            Unit unit = doors.unit(account);
            doors.door.published(unit, doors.path(account));
            var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                    ReasonCodes.own()).read(tenant, account.substring(slash + 1), List.of(), doors.door.now.get());
            dynamo.ledger()
                    .units()
                    .putSummary(new SummaryItem(unit, 1,
                            new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
        }
        return doors;
    }

    static Visitor manager(TogetherDoor doors, String tenant, String address) {
        String path = doors.path(tenant + "/x");
        Visitor reader = doors.door.visitor();
        reader.post(doors.door.invited(Unit.distributor(tenant), path.substring(0, path.indexOf("a/")),
                new MailAddress(address)), "");
        return reader;
    }

    boolean isOpen(String account) {
        return dynamo.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.PARTNER, account))
                .flatMap(item -> item.stored().known())
                .filter(folded -> folded.current().state() instanceof PartnerState partner
                        && partner.opened().isPresent())
                .isPresent();
    }

    static Got look(TogetherDoor doors, Visitor reader, String account) {
        return reader.from(SITE + doors.path(account), "/enter/open");
    }

    static String form(TogetherDoor doors, String account) {
        Unit unit = doors.unit(account);
        return "for=" + unit.tenant() + "&unit=" + unit.id();
    }

    static String shut(TogetherDoor doors, String account, Got got) {
        Matcher receipt = Pattern.compile("name=\"shut\" value=\"([^\"]+)\"").matcher(got.body());
        assertThat(receipt.find()).as("it can be shut").isTrue();
        return form(doors, account) + "&shut=" + receipt.group(1);
    }
}
