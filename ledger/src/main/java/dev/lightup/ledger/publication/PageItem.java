package dev.lightup.ledger.publication;

/// What the manifest says of one page.
///
/// @param path from the site's root
/// @param hash of the page's bytes
/// @param etag the object's, as the bucket gave it
/// @param rev the run that wrote it
/// @param size in bytes
public record PageItem(String path, String hash, String etag, long rev, long size) {}
