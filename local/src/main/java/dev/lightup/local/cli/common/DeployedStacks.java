package dev.lightup.local.cli.common;

import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/// Finds deployed stacks by their names.
final class DeployedStacks {
    private DeployedStacks() {}

    /// The stack of that name. Credentials and region are what AWS's own tools take; `AWS_ENDPOINT_URL` too.
    ///
    /// @param region where it is; else what the environment or the profile says
    /// @throws CommandFailure when there is none, or AWS does not say
    static OperatedStack.Deployed find(String name, Optional<String> region) {
        var builder = CloudFormationClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        builder.region(region.map(Region::of).orElseGet(DeployedStacks::usual));
        try (CloudFormationClient client = builder.build()) {
            Stack stack = client.describeStacks(request -> request.stackName(name)).stacks().getFirst();
            return new OperatedStack.Deployed(name, client.serviceClientConfiguration().region().id(),
                    stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        } catch (CloudFormationException e) {
            if (e.awsErrorDetails().errorCode().equals("ValidationError")) {
                throw new CommandFailure(ExitCodes.USAGE, "there is no stack " + name + " here: "
                        + e.awsErrorDetails().errorMessage());
            }
            throw AwsFailure.of(e);
        } catch (SdkException e) {
            throw AwsFailure.of(e);
        }
    }

    /// What the environment or the profile says; some tools know another variable for it, and it means the same.
    private static Region usual() {
        String other = System.getenv("AWS_DEFAULT_REGION");
        if (System.getenv("AWS_REGION") == null && other != null) {
            return Region.of(other);
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException _) {
            throw new CommandFailure(ExitCodes.USAGE, "which region? Say --region, or set AWS_REGION");
        }
    }
}
