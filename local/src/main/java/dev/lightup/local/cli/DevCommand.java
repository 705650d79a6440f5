package dev.lightup.local.cli;

import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.StackFolders;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.ReaderAccess;
import dev.lightup.local.folder.PrivateFiles;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.FunctionRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs an empty stack until it is stopped.
@Command(name = "dev", description = "Runs the whole system on this machine until it is stopped (Ctrl-C).", footer = {
    "  ./lightup dev", "  ./lightup dev --port 8080 --data .lightup --out out",
    "  ./lightup dev --runtime lambda",
    "  ./lightup dev --ready-file ready.json   (then: jq -r '.endpoints[0].url' ready.json)"})
final class DevCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackFolders place = new StackFolders();

    @Option(names = "--data", paramLabel = "DIR", description = "Keep keys, table and places in the stream there, and continue from it. Without it, nothing is kept.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--ready-file", paramLabel = "FILE", description = "When ready, write addresses, endpoints and secrets there as JSON (mode 0600).")
    private Optional<Path> ready = Optional.empty();

    @Option(names = "--doors", description = {
        "Shut the pages as on AWS: only readers whom a link let in see them. A manager of each distributor is invited, and the link printed."})
    private boolean doors;

    @Option(names = "--runtime", paramLabel = "RUNTIME", defaultValue = "process", description = {
        "What the functions run in: process (this one), or lambda: processes of their own under AWS's runtime client,",
        "from the packages that are deployed; Linux only (${DEFAULT-VALUE})."})
    private Runs runs = Runs.PROCESS;

    private enum Runs {
        PROCESS,
        LAMBDA
    }

    DevCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedStack stack = place.start(data, runtime(), doors, console)) {
            ConnectionFile running = stack.running();
            List<ReaderAccess> readers = doors ? managers(stack) : List.of();
            ready.ifPresent(file -> PrivateFiles.write(file, running.ready(readers)));
            console.say(help.json() ? running.withoutSecrets() : text(running, readers));
            place.untilStopped(stack);
        }
        return ExitCodes.OK;
    }

    private FunctionRuntime runtime() {
        return switch (runs) {
            case PROCESS -> new FunctionRuntime.InProcess();
            case LAMBDA -> new FunctionRuntime.Lambda(Path.of(System.getProperty("lightup.home", "")));
        };
    }

    private static List<ReaderAccess> managers(EmbeddedStack stack) {
        var invited = new InvitedReaders(stack);
        return stack.running()
                .endpoints()
                .stream()
                .map(ConnectionFile.EndpointAccess::tenant)
                .distinct()
                .filter(tenant -> !tenant.equals("operator"))
                .map(invited::manager)
                .toList();
    }

    private String text(ConnectionFile running, List<ReaderAccess> readers) {
        var text = new StringBuilder();
        text.append("site  ").append(running.site()).append('\n');
        readers.forEach(reader -> text.append("read  ")
                .append(reader.link())
                .append("  ")
                .append(reader.title())
                .append(", once\n"));
        running.endpoints()
                .forEach(one -> text.append("post  ")
                        .append(one.url())
                        .append("  ")
                        .append(one.tenant())
                        .append(", ")
                        .append(one.format())
                        .append('\n'));
        data.ifPresent(folder -> text.append("send  ./lightup send --data ").append(folder).append(" FILE\n"));
        return text.append("stop  Ctrl-C").toString();
    }
}
