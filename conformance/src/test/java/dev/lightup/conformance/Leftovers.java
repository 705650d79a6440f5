package dev.lightup.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Looks for what is left of a name, where nothing of the product ever looks.
final class Leftovers {
    private Leftovers() {}

    /// Files of folders by their paths and by what they hold.
    static List<String> files(List<Path> folders, String text) {
        return folders.stream().flatMap(folder -> files(folder, text).stream()).toList();
    }

    private static List<String> files(Path folder, String text) {
        byte[] sought = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).toString().contains(text) || holds(file, sought))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, byte[] sought) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(sought, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of a bucket every version of every object, and every mark of a deletion.
    static List<String> versions(S3Client s3, String bucket, String text) {
        var found = new ArrayList<String>();
        s3.listObjectVersionsPaginator(list -> list.bucket(bucket)).forEach(part -> {
            part.versions().forEach(one -> found.add(bucket + "/" + one.key() + "@" + one.versionId()));
            part.deleteMarkers().forEach(one -> found.add(bucket + "/" + one.key() + "@" + one.versionId()));
        });
        return found.stream().filter(name -> name.contains(text)).toList();
    }

    /// Of an emulator every bucket and every secret, those included that are marked for deletion.
    static List<String> emulated(URI emulator, String text) {
        var clients = new AwsClients("us-east-1", Optional.of(emulator));
        var found = new ArrayList<String>();
        try (S3Client s3 = clients.s3(); SecretsManagerClient secrets = clients.secrets()) {
            s3.listBuckets()
                    .buckets()
                    .stream()
                    .map(Bucket::name)
                    .forEach(name -> found.addAll(versions(s3, name, text)));
            secrets.listSecretsPaginator(list -> list.includePlannedDeletion(true))
                    .stream()
                    .flatMap(part -> part.secretList().stream())
                    .map(secret -> "secret " + secret.name())
                    .filter(name -> name.contains(text))
                    .forEach(found::add);
        }
        return found;
    }
}
