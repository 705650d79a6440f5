package dev.lightup.senders.signature;

import dev.lightup.senders.http.RequestHeaders;
import java.util.ArrayList;
import java.util.List;

/// The schemes that there are. The first one whose headers a request presents judges it, so that an unknown endpoint, a disabled one and one of
/// another scheme cost the same work as one that is known. Thread-safe.
public final class SignatureSchemes {
    private final List<SenderAuthentication> schemes;

    /// @param schemes in the order in which they are asked, at least one; one that comes again is asked once
    public SignatureSchemes(List<SenderAuthentication> schemes) {
        this.schemes = schemes.stream().distinct().toList();
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("without a scheme nobody can prove anything");
        }
    }

    /// What the headers present; where no scheme finds a signature, what the first one says to that.
    public PresentedSignature read(RequestHeaders headers) {
        List<PresentedSignature> unsigned = new ArrayList<>();
        for (SenderAuthentication scheme : schemes) {
            PresentedSignature presented = scheme.read(headers);
            switch (presented) {
                case PresentedSignature.Signed _, PresentedSignature.Malformed _ -> {
                    return presented;
                }
                case PresentedSignature.Unsigned _ -> unsigned.add(presented);
            }
        }
        return unsigned.getFirst();
    }
}
