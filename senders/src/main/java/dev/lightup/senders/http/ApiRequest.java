package dev.lightup.senders.http;

/// One HTTP request.
///
/// @param id the gateway's request id; a repeat of the same invocation has the same one
/// @param method in upper case
/// @param path as it was sent, without the query
/// @param headers its headers
/// @param body its bytes
public record ApiRequest(String id, String method, String path, RequestHeaders headers, ByteString body) {}
