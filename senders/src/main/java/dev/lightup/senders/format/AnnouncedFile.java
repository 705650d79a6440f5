package dev.lightup.senders.format;

/// A file that is to be uploaded.
///
/// @param sha256 of its bytes, in hex
/// @param size in bytes
public record AnnouncedFile(String sha256, long size) {}
