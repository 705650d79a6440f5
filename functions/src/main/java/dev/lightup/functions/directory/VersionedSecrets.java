package dev.lightup.functions.directory;

import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Secrets under a prefix, changed from the version that was read.
///
/// A secret is made if there is none of its name. It is changed in two steps: the next version is put under a label of ours, which nobody
/// reads, and then AWSCURRENT is moved from the version that was read, which the service refuses where it is not there any more. So of two
/// who change one at once the later one is told, and what ends between the steps has changed nothing. Thread-safe.
final class VersionedSecrets {
    /// The label of the version that counts; it is said, because moto reads another without it once the label was moved.
    static final String CURRENT = "AWSCURRENT";
    private static final String NEXT = "LIGHTUP_NEXT";

    private final SecretsManagerClient secrets;
    private final String prefix;

    /// @param prefix what the names of its secrets begin with
    VersionedSecrets(SecretsManagerClient secrets, String prefix) {
        this.secrets = secrets;
        this.prefix = prefix;
    }

    /// A secret that was read.
    record Version(String text, String id) {
        @Override
        public String toString() {
            return "Version[" + id + "]";
        }
    }

    /// One that is marked for deletion is none.
    Optional<Version> read(String name) {
        try {
            GetSecretValueResponse found = secrets
                    .getSecretValue(r -> r.secretId(prefix + name).versionStage(CURRENT));
            return Optional.of(new Version(found.secretString(), found.versionId()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        } catch (InvalidRequestException _) {
            // marked for deletion
            return Optional.empty();
        }
    }

    /// @return false when there is one of that name
    boolean create(String name, String text) {
        try {
            secrets.createSecret(r -> r.name(prefix + name).secretString(text));
            return true;
        } catch (ResourceExistsException _) {
            return false;
        } catch (InvalidRequestException _) {
            // marked for deletion: the name is taken
            return false;
        }
    }

    /// @param from the version that was read
    /// @return false when another is there
    boolean change(String name, String from, String text) {
        String next = UUID.randomUUID().toString();
        secrets.putSecretValue(
                r -> r.secretId(prefix + name).clientRequestToken(next).secretString(text).versionStages(NEXT));
        try {
            secrets.updateSecretVersionStage(
                    r -> r.secretId(prefix + name)
                            .versionStage(CURRENT)
                            .moveToVersionId(next)
                            .removeFromVersionId(from));
            return true;
        } catch (InvalidParameterException _) {
            // somebody else was there before, or took our label away from the next version, which is gone then; or it is our own call, sent
            // again because its answer was lost
            return read(name).filter(now -> now.id().equals(next)).isPresent();
        }
    }

    /// At once: a key that could be brought back for a week would open what was put aside in a backup.
    void remove(String name) {
        try {
            secrets.deleteSecret(r -> r.secretId(prefix + name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException _) {
            // it is gone
        }
    }
}
