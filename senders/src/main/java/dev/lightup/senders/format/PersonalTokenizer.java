package dev.lightup.senders.format;

import dev.lightup.domain.event.SealedText;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.http.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Puts tokens in the place of personal values and remembers the clear ones, which are stored beside as labels that can be erased. Every format
/// makes its tokens here, so that a name is the same token whoever sends it. One is for one request, on one thread.
public final class PersonalTokenizer {
    private final UnaryOperator<String> tokens;
    private final UnaryOperator<String> sealing;
    private final Map<String, String> labels = new LinkedHashMap<>();

    private PersonalTokenizer(UnaryOperator<String> tokens, UnaryOperator<String> sealing) {
        this.tokens = tokens;
        this.sealing = sealing;
    }

    /// For what is stored.
    ///
    /// @param tenantKey what the tokens are made with
    public static PersonalTokenizer toStore(ByteString tenantKey) {
        return new PersonalTokenizer(clear -> TenantTokens.token(tenantKey, clear), SealedText::of);
    }

    /// For what is only compared: everything stays clear.
    public static PersonalTokenizer toCompare() {
        return new PersonalTokenizer(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /// What stands for a name.
    public String name(String clear) {
        String token = tokens.apply(clear);
        labels.put(token, clear);
        return token;
    }

    /// What stands for a sentence that a person wrote.
    public String sentence(String clear) {
        return sealing.apply(name(clear));
    }

    /// The clear values behind the tokens so far.
    public List<PersonalLabel.Clear> labels() {
        return labels.entrySet()
                .stream()
                .map(label -> new PersonalLabel.Clear(label.getKey(), label.getValue()))
                .toList();
    }

    /// How many clear values there are that nobody has taken.
    public int untaken() {
        return labels.size();
    }

    /// Takes the clear values so far, so that no more of them are held than one wants.
    public List<PersonalLabel.Clear> takeLabels() {
        List<PersonalLabel.Clear> taken = labels();
        labels.clear();
        return taken;
    }
}
