package dev.lightup.functions.admin;

import java.util.Optional;

/// What the log says of a call: the command, the tenant, receipts and counts; of a body only that it was read.
final class AuditLine {
    private AuditLine() {}

    static String of(Command command, Answer answer) {
        return "operator: " + asked(command) + " tenant=" + command.tenant() + ' ' + became(answer);
    }

    private static String asked(Command command) {
        return switch (command) {
            case Command.QuarantineList _ -> "quarantine list";
            case Command.QuarantineShow show -> "quarantine show" + (show.body().orElse(false) ? " --body" : "");
            case Command.QuarantineReplay _ -> "quarantine replay";
            case Command.Retract retract -> "retract" + (retract.undo().orElse(false) ? " --undo" : "")
                    + (retract.dryRun().orElse(false) ? " --dry-run" : "");
            case Command.Refold _ -> "refold";
        };
    }

    private static String became(Answer answer) {
        return switch (answer) {
            case Answer.Listed listed -> "listed=" + listed.events().size();
            case Answer.Shown shown -> "receipt=" + shown.event().receipt() + (shown.body().isPresent()
                    ? " the body was read"
                    : "");
            case Answer.Replayed replayed -> "receipt=" + replayed.receipt() + " events=" + replayed.events()
                    .stream()
                    .map(event -> event.status() + ":" + event.receipt())
                    .toList();
            case Answer.Applied applied -> "receipt=" + applied.receipt() + " applied";
            case Answer.Retracted retracted -> receipt(retracted.receipt()) + "subjects=" + retracted.subjects()
                    + (retracted.repeated() ? " as before" : "");
            case Answer.Refolded refolded -> "looked=" + refolded.looked() + " changed=" + refolded.changed().size()
                    + " failed=" + refolded.failed().size();
            case Answer.Refused refused -> "refused=" + refused.problem();
            case Answer.Unknown _ -> "unknown";
            case Answer.Malformed _ -> "malformed";
        };
    }

    private static String receipt(Optional<String> receipt) {
        return receipt.map(text -> "receipt=" + text + ' ').orElse("");
    }
}
