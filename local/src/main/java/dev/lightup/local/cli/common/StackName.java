package dev.lightup.local.cli.common;

import dev.lightup.local.folder.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which stack somebody means: by its data folder on this machine, or by the name under which it is deployed.
public final class StackName {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:LIGHTUP_DATA}", description = "The data folder, with a stack that runs there or without.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--stack", paramLabel = "NAME", defaultValue = "${env:LIGHTUP_STACK}", description = "A deployed stack instead, by CloudFormation's name: lightup-prod. Its functions are called with your AWS credentials.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "With --stack: where it is; what AWS_REGION or the profile says without.")
    private Optional<String> region = Optional.empty();

    /// The data folder, where one is named.
    public Optional<Path> data() {
        return data;
    }

    /// How another command names the same stack.
    public String option() {
        return name.map(stack -> "--stack " + stack)
                .or(() -> data.map(folder -> "--data " + folder))
                .orElse("--data .lightup");
    }

    /// The stack.
    ///
    /// @return empty where none runs in the data folder
    /// @throws CommandFailure when it is not said which one, or nothing is deployed under that name
    public Optional<OperatedStack> find() {
        if (data.isPresent() == name.isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "which stack? One of: --data DIR, on this machine; --stack NAME, deployed");
        }
        return name.isPresent()
                ? name.map(stack -> DeployedStacks.find(stack, region))
                : data.flatMap(DataFolder::running).map(OperatedStack.Running::new);
    }
}
