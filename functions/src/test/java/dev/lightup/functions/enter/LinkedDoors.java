package dev.lightup.functions.enter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tests at the doors with accounts of three distributors.
abstract class LinkedDoors {
    static final String A = "nordvik/A-7";
    static final String A2 = "nordvik/A-8";
    static final String B = "solis/B-1";
    static final String C = "meridian/C-1";
    static final MailAddress KIM = new MailAddress("kim@brightwater.example");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    TogetherDoor doors = new TogetherDoor(dynamo);
    Doorstep door = doors.door;

    @BeforeEach
    void build() {
        doors = new TogetherDoor(dynamo);
        door = doors.door;
    }

    /// The home of accounts that a reader has shown together, applied.
    final String made(Visitor dana, String... accounts) {
        assertThat(doors.together(dana, accounts).status()).isEqualTo(303);
        doors.apply();
        return doors.home(accounts).orElseThrow();
    }
}
