package dev.lightup.local.cli.common;

import dev.lightup.local.folder.ConnectionFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stack that an operator's command works on.
public sealed interface OperatedStack {
    /// Where senders post, without a slash at its end.
    String hooks();

    /// Where readers get in, without a slash at its end.
    String enter();

    /// Whether readers get in there with a browser. LocalStack has no front: there pages lie in the bucket, and only tools speak with Enter.
    boolean hasFront();

    /// The tenants that a command is about: the named one, else all, the operator's own last.
    ///
    /// @throws CommandFailure when there is no such tenant, or nobody can say which there are
    List<String> tenants(Optional<String> named);

    /// The tenants whose endpoint that may be.
    List<String> tenantsOf(String endpoint);

    /// One that runs on this machine.
    record Running(ConnectionFile file) implements OperatedStack {
        @Override
        public String hooks() {
            return file.url();
        }

        @Override
        public String enter() {
            return file.url();
        }

        @Override
        public boolean hasFront() {
            return true;
        }

        @Override
        public List<String> tenants(Optional<String> named) {
            List<String> all = file.tenants().stream().sorted(Comparator.comparing("operator"::equals)).toList();
            if (named.filter(name -> !all.contains(name)).isPresent()) {
                throw new CommandFailure(ExitCodes.USAGE,
                        "no tenant " + named.get() + "; there are " + String.join(", ", all));
            }
            return named.map(List::of).orElse(all);
        }

        @Override
        public List<String> tenantsOf(String endpoint) {
            return tenants(Optional.empty());
        }
    }

    /// One that is deployed: its functions are asked by IAM, and nothing may list its tenants.
    ///
    /// @param name the stack's name
    /// @param region where it is
    /// @param outputs what the template says of it, by name
    record Deployed(String name, String region, Map<String, String> outputs) implements OperatedStack {
        private static final String ENDPOINT = "ep_";

        public Deployed {
            outputs = Map.copyOf(outputs);
        }

        /// The function's name.
        ///
        /// @param function its logical id in the template
        public String function(String function) {
            return output(function + "Name");
        }

        @Override
        public String hooks() {
            return output("HooksUrl");
        }

        @Override
        public String enter() {
            return output("EnterUrl");
        }

        @Override
        public boolean hasFront() {
            return outputs.containsKey("SiteUrl");
        }

        /// Whether there is such a tenant says the function that is asked.
        @Override
        public List<String> tenants(Optional<String> named) {
            return List.of(named.orElseThrow(() -> new CommandFailure(ExitCodes.USAGE,
                    "which tenant? A deployed stack is asked about one at a time: say --tenant")));
        }

        /// An endpoint's id begins with its tenant's.
        @Override
        public List<String> tenantsOf(String endpoint) {
            int last = endpoint.lastIndexOf('_');
            if (!endpoint.startsWith(ENDPOINT) || last <= ENDPOINT.length()) {
                throw new CommandFailure(ExitCodes.USAGE,
                        endpoint + " is no endpoint's id; they look like ep_nordvik_1f0c22ab34cd");
            }
            return List.of(endpoint.substring(ENDPOINT.length(), last));
        }

        private String output(String output) {
            return Optional.ofNullable(outputs.get(output))
                    .orElseThrow(() -> new CommandFailure(ExitCodes.USAGE,
                            "the stack " + name + " in " + region
                                    + " is none of Lightup's, or an older one: it has no output "
                                    + output));
        }
    }
}
