package dev.lightup.senders.format;

import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.time.Instant;

/// An authenticated request, as a format reads it.
///
/// @param endpoint where it arrived
/// @param tenant the endpoint's tenant
/// @param media its media type, one that the format knows
/// @param messageId the message's id, the same on every attempt
/// @param sent the moment of the attempt, by the sender's clock
/// @param received now
/// @param body its bytes
public record AuthenticatedBody(
        Endpoint endpoint,
        Tenant tenant,
        String media,
        String messageId,
        Instant sent,
        Instant received,
        ByteString body) {}
