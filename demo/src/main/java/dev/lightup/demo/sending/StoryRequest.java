package dev.lightup.demo.sending;

import java.time.Instant;
import java.util.Arrays;

/// One request that a distributor's system sends: what the front will sign and post.
///
/// @param tenant the distributor
/// @param endpointFormat the format of the endpoint it goes to: {@link #CANONICAL} or {@link #EXPORT}
/// @param id the `webhook-id`; a repeat has the same one
/// @param sentAt when the distributor sent it, in the story's time
/// @param contentType the body's media type
/// @param body the bytes to sign and post; not copied, not to be changed
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare the bytes
public record StoryRequest(
        String tenant,
        String endpointFormat,
        String id,
        Instant sentAt,
        String contentType,
        byte[] body) {
    /// The name of the canonical format.
    public static final String CANONICAL = "canonical";
    /// The name of the export format.
    public static final String EXPORT = "export";

    @Override
    public boolean equals(Object other) {
        return other instanceof StoryRequest that && tenant.equals(that.tenant)
                && endpointFormat.equals(that.endpointFormat) && id.equals(that.id) && sentAt.equals(that.sentAt)
                && contentType.equals(that.contentType) && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return tenant + " " + endpointFormat + " " + id + " " + sentAt + " " + contentType + ", " + body.length
                + " bytes";
    }
}
