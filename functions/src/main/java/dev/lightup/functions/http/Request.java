package dev.lightup.functions.http;

import dev.lightup.functions.Bytes;

/// One HTTP request.
///
/// @param id the gateway's request id; a repeat of the same invocation has the same one
/// @param method in upper case
/// @param path as it was sent, without the query
/// @param headers its headers
/// @param body its bytes
public record Request(String id, String method, String path, Headers headers, Bytes body) {}
