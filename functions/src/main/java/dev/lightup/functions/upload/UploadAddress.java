package dev.lightup.functions.upload;

import java.net.URI;
import java.time.Instant;
import java.util.SortedMap;

/// Where and how a file is put: with `PUT`, by whoever has the address.
///
/// @param url the address, which proves that it was given by us
/// @param headers what has to be sent with it, beside the length
/// @param expires until when it is taken
public record UploadAddress(URI url, SortedMap<String, String> headers, Instant expires) {
    /// The header that binds an address to the file's bytes.
    public static final String CHECKSUM = "x-amz-checksum-sha256";
}
