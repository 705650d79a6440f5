package dev.lightup.local.cli.send;

import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.DataFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a command posts: a stack found through its data folder, or an address and a secret.
final class PostTarget {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:LIGHTUP_DATA}", description = "The data folder of a running stack (or the environment's LIGHTUP_DATA).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "ID", description = "The endpoint to post to, when the file does not tell.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--tenant", paramLabel = "NAME", description = "The distributor to post as, when the file does not tell.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "An endpoint's whole address, instead of --data.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--secret", paramLabel = "WHSEC", defaultValue = "${env:LIGHTUP_SECRET}", description = "Its signing secret (better in the environment's LIGHTUP_SECRET).")
    private Optional<String> secret = Optional.empty();

    /// The stack that runs in the data folder.
    ConnectionFile running() {
        Path folder = data.orElseThrow(() -> new CommandFailure(ExitCodes.USAGE,
                "say where: --data DIR of a running stack, or --url and --secret of an endpoint"));
        return DataFolder.running(folder)
                .orElseThrow(
                        () -> new CommandFailure(ExitCodes.UNAVAILABLE,
                                "no stack runs with --data " + folder + "; start one with ./lightup dev"));
    }

    /// The endpoint for a letter.
    ///
    /// @param file where the letter comes from
    EndpointAccess endpoint(PostBody letter, Path file) {
        if (url.isPresent()) {
            String key = secret.orElseThrow(() -> new CommandFailure(ExitCodes.USAGE, "--url needs --secret"));
            return new EndpointAccess("", "", letter.format(), url.get(), key);
        }
        List<EndpointAccess> all = running().endpoints();
        Optional<String> owner = tenant.or(letter::tenant);
        List<EndpointAccess> fitting = all.stream()
                .filter(one -> endpoint.map(one.endpoint()::equals)
                        .orElse(one.format().equals(letter.format())
                                && owner.map(one.tenant()::equals).orElse(true)))
                .toList();
        if (fitting.size() != 1) {
            throw new CommandFailure(ExitCodes.USAGE,
                    file + " does not tell whose it is; say it with --tenant or --endpoint: "
                            + String.join(", ", (fitting.isEmpty() ? all : fitting).stream()
                                    .map(one -> one.endpoint() + " (" + one.tenant() + ", " + one.format() + ")")
                                    .toList()));
        }
        return fitting.getFirst();
    }
}
