package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.util.List;

/// What a function's answer means for the batch that it was given, by Lambda's rules for `ReportBatchItemFailures`.
sealed interface BatchAnswer {
    /// All records are done.
    record Done() implements BatchAnswer {}

    /// Done before this index, not from it on.
    record FailedFrom(int index) implements BatchAnswer {}

    /// Nothing is done: the function threw, or named a record that is not in the batch.
    ///
    /// @param reason what is told of it
    record Failed(String reason) implements BatchAnswer {}

    static BatchAnswer of(InvocationOutcome outcome, List<StreamEvent> batch, boolean reportsFailures) {
        return switch (outcome) {
            case InvocationOutcome.Failed failed -> new Failed(failed.type() + ": " + failed.message());
            case InvocationOutcome.Answered _ when !reportsFailures -> new Done();
            case InvocationOutcome.Answered answered -> read(answered.payload(), batch);
        };
    }

    private static BatchAnswer read(ByteString payload, List<StreamEvent> batch) {
        if (payload.text().isBlank()) {
            return new Done();
        }
        try {
            int lowest = batch.size();
            for (JsonNode failure : new ObjectMapper().readTree(payload.array()).path("batchItemFailures")) {
                int index = index(failure.path("itemIdentifier").asText(), batch);
                if (index < 0) {
                    return new Failed("a record is named that is not in the batch");
                }
                lowest = Math.min(lowest, index);
            }
            return lowest == batch.size() ? new Done() : new FailedFrom(lowest);
        } catch (IOException _) {
            return new Failed("the answer is no JSON");
        }
    }

    private static int index(String sequenceNumber, List<StreamEvent> batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i;
            }
        }
        return -1;
    }
}
