package dev.lightup.site.publish;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What may be told of an exception: kinds and places. Its message may hold what a sender said, so it is never told.
final class SafeTrace {
    private static final int LINES = 30;
    private static final int DEPTH = 5;

    private SafeTrace() {}

    /// What kind it is; for an answer of AWS its code.
    static String name(Throwable cause) {
        return cause.getClass().getSimpleName() + (cause instanceof AwsServiceException answer
                ? " " + answer.statusCode() + code(answer)
                : "");
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : " " + answer.awsErrorDetails().errorCode();
    }

    /// Where it was thrown, and what it was caused by.
    static String of(Throwable cause) {
        return Stream.iterate(cause, next -> next != null, Throwable::getCause)
                .limit(DEPTH)
                .flatMap(next -> Stream.concat(Stream.of(name(next)),
                        Arrays.stream(next.getStackTrace()).map(frame -> "\tat " + frame)))
                .limit(LINES)
                .collect(Collectors.joining("\n"));
    }
}
