package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.KeptSender.Said;
import dev.lightup.bench.stepped.SteppedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every event type that a sender may send, once to the subjects of each of two accounts. A new type is a new line.
final class EveryType {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int ACCOUNTS = 2;
    /// So many lines are told before they are applied, which is a batch of the stream.
    private static final int TOGETHER = 6;

    /// An account's offer and SKU, as the programme has them.
    private static final List<String> OFFERS = List.of("workplace", "shield");
    private static final List<String> SKUS = List.of("AWP-STD-1Y", "ASH-BUS-1Y");

    /// Type, subject, data; `{n}` is the account's number. Where no subject stands it is the endpoint's own.
    private static final String LINES = """
            partner.relationship.invited     | partner/NV-{n} | {"region":"EU"}
            partner.application.submitted    | partner/NV-{n} | {"name":"Fjellvarde Drift {n} AS","country":"NO","region":"EU"}
            partner.verification.updated     | partner/NV-{n} | {"kind":"business","status":"accepted","region":"EU"}
            partner.application.rejected     | partner/NV-{n} | {"reason":{"code":"incomplete","text":"The register's page is missing"}}
            partner.application.approved     | partner/NV-{n} | {}
            partner.relationship.accepted    | partner/NV-{n} | {"region":"EU"}
            partner.relationship.removed     | partner/NV-{n} | {"region":"US"}
            partner.agreement.signed         | partner/NV-{n} | {"kind":"reseller","region":"EU"}
            partner.agreement.expired        | partner/NV-{n} | {"kind":"mpa","region":"EU"}
            partner.agreement.revoked        | partner/NV-{n} | {"kind":"mpa","region":"US"}
            partner.credit.requested         | partner/NV-{n} | {"amount":12000,"currency":"NOK"}
            partner.credit.declined          | partner/NV-{n} | {"reason":{"code":"limit"}}
            partner.credit.approved          | partner/NV-{n} | {"limit":9000.50,"currency":"NOK"}
            partner.credit.changed           | partner/NV-{n} | {"limit":15000,"currency":"NOK"}
            partner.credit.exceeded          | partner/NV-{n} | {"available":120,"needed":4800.25,"currency":"NOK"}
            partner.credit.released          | partner/NV-{n} | {}
            partner.certification.earned     | partner/NV-{n} | {"name":"Deployment","offer":"{offer}","expires":"2027-01-31"}
            partner.certification.expired    | partner/NV-{n} | {"name":"Basics"}
            partner.por.validated            | partner/NV-{n} | {"valid":false,"errorCode":"900400","region":"EU"}
            partner.access.granted           | partner/NV-{n} | {"region":"EU"}
            partner.requirement.waived       | partner/NV-{n} | {"requirement":"credit","region":"EU","reason":"Pays in advance"}
            partner.offboarded               | partner/NV-{n} | {"reason":{"code":"on_request"}}
            partner.opened                   | partner/NV-{n} | {}
            partner.suspended                | partner/NV-{n} | {"reason":{"code":"audit","text":"A yearly look"}}
            partner.reinstated               | partner/NV-{n} | {}
            offer.listed                     | offer/{offer}  | {"name":"Alder {offer}"}
            offer.lit_up                     | offer/{offer}  | {}
            offer.partner_enabled            | partner/NV-{n} | {"offer":"{offer}"}
            offer.partner_disabled           | partner/NV-{n} | {"offer":"assist"}
            offer.retired                    | offer/{offer}  | {}
            customer.created                 | customer/C-{n} | {"account":"NV-{n}","name":"Havn & Hage {n}","country":"NO","segment":"smb"}
            customer.reseller_link.accepted  | customer/C-{n} | {"account":"NV-{n}"}
            customer.agreement.accepted      | customer/C-{n} | {}
            customer.gdap.requested          | customer/C-{n} | {}
            customer.gdap.approved           | customer/C-{n} | {"expires":"2027-01-31"}
            customer.gdap.expired            | customer/C-{n} | {}
            customer.gdap.terminated         | customer/C-{n} | {}
            customer.reseller_link.removed   | customer/C-{n} | {"account":"NV-{n}"}
            order.submitted                  | order/O-{n}    | {"account":"NV-{n}","customer":"C-{n}","lines":[{"sku":"{sku}","quantity":40}],"reference":"PO-{n}","manual":true,"scheduled":"2026-01-08"}
            order.accepted                   | order/O-{n}    | {}
            order.review_required            | order/O-{n}    | {"reason":{"code":"deal_review"}}
            order.on_hold                    | order/O-{n}    | {"reason":{"code":"credit","text":"Over the limit"}}
            order.released                   | order/O-{n}    | {}
            order.action_required            | order/O-{n}    | {"reason":{"code":"a word that no table knows"}}
            order.promised                   | order/O-{n}    | {"by":"2026-01-20"}
            order.failed                     | order/O-{n}    | {"reason":{"code":"invalid_data"}}
            order.resubmitted                | order/O-{n}    | {}
            order.provisioning_started       | order/O-{n}    | {}
            order.line_updated               | order/O-{n}    | {"sku":"{sku}","status":"Unfulfilled","quantity":40}
            order.partially_fulfilled        | order/O-{n}    | {}
            order.cancelled                  | order/O-{n}    | {"reason":{"code":"duplicate"}}
            order.fulfilled                  | order/O-{n}    | {}
            subscription.created             | subscription/S-{n} | {"account":"NV-{n}","customer":"C-{n}","sku":"{sku}","quantity":40,"order":"O-{n}","trial":true,"termEnd":"2027-01-06","autorenew":true,"deployedBy":"NV-{n}"}
            subscription.trial_started       | subscription/S-{n} | {"ends":"2026-02-06"}
            subscription.trial_ended         | subscription/S-{n} | {}
            subscription.trial_converted     | subscription/S-{n} | {}
            subscription.activated           | subscription/S-{n} | {}
            subscription.quantity_changed    | subscription/S-{n} | {"old":40,"quantity":44,"reason":{"code":"growth"}}
            subscription.plan_changed        | subscription/S-{n} | {"sku":"AWP-PLUS-1Y"}
            subscription.renewed             | subscription/S-{n} | {"termEnd":"2028-01-06","quantity":50}
            subscription.autorenew_changed   | subscription/S-{n} | {"autorenew":false}
            subscription.suspended           | subscription/S-{n} | {"reason":{"code":"payment"}}
            subscription.resumed             | subscription/S-{n} | {}
            subscription.snapshot            | subscription/S-{n} | {"status":"active","sku":"AWP-PLUS-1Y","quantity":48,"termEnd":"2028-01-06"}
            subscription.transferred         | subscription/S-{n} | {"account":"NV-{n}"}
            subscription.migrated            | subscription/S-{n} | {"to":"T-{n}"}
            subscription.expired             | subscription/S-{n} | {}
            subscription.disabled            | subscription/S-{n} | {}
            subscription.cancelled           | subscription/S-{n} | {"reason":{"code":"moved"}}
            subscription.deleted             | subscription/S-{n} | {}
            usage.snapshot                   | usage/C-{n}/{sku} | {"account":"NV-{n}","customer":"C-{n}","workload":"mail","sold":40,"assigned":31,"qualified":31,"active":18,"windowDays":28}
            usage.seat_assigned              | usage/C-{n}/{sku} | {"workload":"mail","user":"ola.{n}@example.org"}
            usage.seat_unassigned            | usage/C-{n}/{sku} | {"workload":"mail","user":"kari.{n}@example.org"}
            usage.threshold_exceeded         | usage/C-{n}/{sku} | {"percent":80,"workload":"mail"}
            milestone.planned                | milestone/S-{n} | {"account":"NV-{n}","customer":"C-{n}","step":"kickoff_held","due":"2026-01-19"}
            milestone.started                | milestone/S-{n} | {"step":"kickoff_held"}
            milestone.reached                | milestone/S-{n} | {"step":"kickoff_held","on":"2026-01-07"}
            milestone.missed                 | milestone/S-{n} | {"step":"first_assigned"}
            milestone.blocked                | milestone/S-{n} | {"step":"champions_trained","reason":{"code":"customer_action"}}
            milestone.waived                 | milestone/S-{n} | {"step":"champions_trained","reason":"Nobody to train"}
            escalation.opened                | escalation/E-{n} | {"account":"NV-{n}","customer":"C-{n}","title":"Order does not move","about":"order/O-{n}","level":1}
            escalation.acknowledged          | escalation/E-{n} | {}
            escalation.assigned              | escalation/E-{n} | {"side":"vendor"}
            escalation.raised                | escalation/E-{n} | {"level":2}
            escalation.commented             | escalation/E-{n} | {"text":"Called twice, {n} will look"}
            escalation.resolved              | escalation/E-{n} | {"resolution":"The record was mended"}
            escalation.reopened              | escalation/E-{n} | {}
            escalation.closed                | escalation/E-{n} | {}
            system.touch                     | subscription/S-{n} | {"what":"subscription-updated"}
            system.corrected                 | order/O-{n} | {"event":"order.promised-{n}","type":"order.promised","data":{"by":"2026-01-21"}}
            system.retracted                 | milestone/S-{n} | {"event":"milestone.missed-{n}"}
            system.test                      | | {}
            system.heartbeat                 | | {}
            """;

    private EveryType() {}

    static void play(SteppedStack stack, KeptSender sender) {
        List<String> lines = LINES.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (int n = 1; n <= ACCOUNTS; n++) {
                sender.say(said(stack, lines.get(i), n, i));
            }
            if (i % TOGETHER == 0) {
                stack.apply();
            }
            stack.pass(STEP);
        }
        stack.settle();
    }

    private static Said said(SteppedStack stack, String line, int n, int place) {
        String[] parts = line.replace("{n}", Integer.toString(n))
                .replace("{offer}", OFFERS.get(n - 1))
                .replace("{sku}", SKUS.get(n - 1))
                .split("\\|", 3);
        String type = parts[0].strip();
        // what a shop says has its own order; what people do has none
        Optional<Long> sequence = type.startsWith("order.") || type.startsWith("subscription.")
                ? Optional.of(1_000L + place)
                : Optional.empty();
        return new Said(type + "-" + n, type, Optional.of(parts[1].strip()).filter(subject -> !subject.isEmpty()),
                stack.now(), sequence, parts[2].strip());
    }
}
