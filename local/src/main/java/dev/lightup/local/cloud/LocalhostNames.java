package dev.lightup.local.cloud;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Locale;
import java.util.stream.Stream;

/// Names below `localhost` are this machine (RFC 6761, section 6.3), as browsers and curl know: LocalStack's function URLs are such names.
/// Every other name is resolved as ever. The JDK finds this class by its service file.
public final class LocalhostNames extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names below localhost";
    }

    private record Resolver(InetAddressResolver others) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (!host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
                return others.lookupByName(host, policy);
            }
            return Stream.of(InetAddress.getByAddress(host, new byte[]{127, 0, 0, 1}));
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return others.lookupByAddress(address);
        }
    }
}
