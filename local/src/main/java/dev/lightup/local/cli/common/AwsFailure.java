package dev.lightup.local.cli.common;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What AWS did not do, in one sentence.
public final class AwsFailure {
    private AwsFailure() {}

    /// The failure of a command that asked AWS.
    public static CommandFailure of(SdkException cause) {
        String why = cause instanceof AwsServiceException said && said.awsErrorDetails() != null
                ? said.awsErrorDetails().errorCode() + ": " + said.awsErrorDetails().errorMessage()
                : String.valueOf(cause.getMessage());
        return new CommandFailure(ExitCodes.UNAVAILABLE, "AWS did not do it: " + why.lines().findFirst().orElse(""));
    }
}
