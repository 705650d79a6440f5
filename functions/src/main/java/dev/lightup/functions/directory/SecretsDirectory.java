package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.senders.endpoint.Endpoint;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;

/// The directory in Secrets Manager: one secret an endpoint (`<prefix>endpoint/<id>`), one a tenant. An endpoint whose secret is marked for deletion or
/// cannot be understood is remembered as one that is not there: it takes nothing. Thread-safe.
public final class SecretsDirectory extends RememberedDirectory {
    /// @param prefix what the names of its secrets begin with
    public SecretsDirectory(SecretsManagerClient secrets, String prefix, InstantSource clock) {
        super(secrets, prefix, clock);
    }

    @Override
    Optional<Endpoint> read(String id, boolean again) {
        try {
            return secret("endpoint/" + id).map(DirectoryReader::endpoint);
        } catch (InvalidRequestException | CodecException | IllegalArgumentException e) {
            // nobody can be let in by it: it is answered like one that does not exist
            System.getLogger(SecretsDirectory.class.getName())
                    .log(Level.WARNING,
                            () -> "the secret of endpoint " + id + " is of no use: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
