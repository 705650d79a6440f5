package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.log.RawLayout;
import dev.lightup.ledger.subject.SubjectLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What items weigh: each step over 1 KB costs one write unit more.
class SizesTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private double units(Runnable write) {
        dynamo.faults().meter().reset();
        write.run();
        return dynamo.faults().meter().writeUnits();
    }

    @Test
    void anEventOfAKnownSubjectCostsFourWriteUnits() {
        Ledger ledger = dynamo.ledger();
        ledger.subjects().write(Given.state(1, 12, 32));
        double raw = units(() -> ledger.rawEvents().put(Given.event("9d0c1b7e-0f5a-4c7e-8f0e-3b1d2c4a5f60")));
        double entry = units(() -> ledger.subjects().put(Given.stored(1)));
        double state = units(() -> ledger.subjects().write(Given.state(2, 12, 32)));
        System.out.println("size raw "
                + Weight.of(RawLayout.RAW.item(Given.event("9d0c1b7e-0f5a-4c7e-8f0e-3b1d2c4a5f60")))
                + " entry " + Weight.of(SubjectLayout.entries("entry")
                        .item(new SubjectLayout.Placed(ItemKeys.subject(Given.TENANT, Given.SUBSCRIPTION),
                                ItemKeys.entry(Given.stored(1).raw(), Given.stored(1).entry()), Given.stored(1))))
                + " state of 12 moments and 32 marks "
                + Weight.of(SubjectLayout.STATE.item(Given.state(2, 12, 32)))
                + " state of 1 moment " + Weight.of(SubjectLayout.STATE.item(Given.state(2, 1, 1))));
        assertThat(raw).as("raw and its index").isEqualTo(2);
        assertThat(entry).isEqualTo(1);
        assertThat(state).isEqualTo(1);
    }

    @Test
    void aDuplicateCostsOneRefusedWriteAndNoRead() {
        Ledger ledger = dynamo.ledger();
        ledger.rawEvents().put(Given.event("e-1"));
        assertThat(units(() -> ledger.rawEvents().put(Given.event("e-1", "x", "y")))).isEqualTo(1);
        assertThat(dynamo.faults().meter().readUnits()).isZero();
    }
}
