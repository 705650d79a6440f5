package dev.lightup.local.cli;

import dev.lightup.local.cli.columns.ColumnsCheck;
import dev.lightup.local.cli.columns.ColumnsCommand;
import dev.lightup.local.cli.columns.ColumnsGuess;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.operator.DataCommand;
import dev.lightup.local.cli.operator.DataErase;
import dev.lightup.local.cli.operator.DataShow;
import dev.lightup.local.cli.operator.DoctorCommand;
import dev.lightup.local.cli.operator.FreezeCommand;
import dev.lightup.local.cli.operator.InviteCommand;
import dev.lightup.local.cli.operator.OpenCommand;
import dev.lightup.local.cli.journal.CommandLogList;
import dev.lightup.local.cli.journal.OperatorCommand;
import dev.lightup.local.cli.partner.PartnerCommand;
import dev.lightup.local.cli.partner.PartnerLink;
import dev.lightup.local.cli.partner.PartnerList;
import dev.lightup.local.cli.partner.PartnerUnlink;
import dev.lightup.local.cli.portfolio.PortfolioCommand;
import dev.lightup.local.cli.portfolio.PortfolioList;
import dev.lightup.local.cli.portfolio.PortfolioRemove;
import dev.lightup.local.cli.portfolio.PortfolioSet;
import dev.lightup.local.cli.portfolio.PortfolioShow;
import dev.lightup.local.cli.operator.PublishCommand;
import dev.lightup.local.cli.operator.QuarantineCommand;
import dev.lightup.local.cli.operator.QuarantineList;
import dev.lightup.local.cli.operator.QuarantineReplay;
import dev.lightup.local.cli.operator.QuarantineShow;
import dev.lightup.local.cli.operator.ReadersCommand;
import dev.lightup.local.cli.operator.RebuildCommand;
import dev.lightup.local.cli.operator.RefoldCommand;
import dev.lightup.local.cli.operator.RetractCommand;
import dev.lightup.local.cli.operator.NoticeCommand;
import dev.lightup.local.cli.operator.ThawCommand;
import dev.lightup.local.cli.send.SendCommand;
import dev.lightup.local.cli.send.TryOut;
import dev.lightup.local.cli.setup.EndpointAdd;
import dev.lightup.local.cli.setup.EndpointCommand;
import dev.lightup.local.cli.setup.EndpointDisable;
import dev.lightup.local.cli.setup.EndpointEnable;
import dev.lightup.local.cli.setup.EndpointHandout;
import dev.lightup.local.cli.setup.EndpointList;
import dev.lightup.local.cli.setup.EndpointMap;
import dev.lightup.local.cli.setup.EndpointMigrate;
import dev.lightup.local.cli.setup.EndpointNameless;
import dev.lightup.local.cli.setup.EndpointRotate;
import dev.lightup.local.cli.setup.ProgrammeApply;
import dev.lightup.local.cli.setup.ProgrammeCommand;
import dev.lightup.local.cli.setup.ProgrammeShow;
import dev.lightup.local.cli.setup.TenantAdd;
import dev.lightup.local.cli.setup.TenantClose;
import dev.lightup.local.cli.setup.TenantCommand;
import dev.lightup.local.cli.setup.TenantList;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line.
@Command(name = "lightup", mixinStandardHelpOptions = true, version = "Lightup 1.0.0", sortOptions = false, description = {
    "Live, private status pages for distributors and their partners, from signed webhooks.",
    "Everything here runs on this machine; nothing is sent anywhere else, unless you name a deployed stack (--stack)."}, footer = {
        "", "Try:",
        "  ./lightup demo", "  ./lightup dev --data .lightup --port 8080",
        "  ./lightup send --data .lightup order.json", "", "Beside these commands, each with --help:",
        "  ./lightup doctor      what would stop a command on this machine, and what mends it",
        "  ./lightup localstack  up, deploy, test, down: LocalStack without Docker",
        "  ./lightup deploy      local, try, prod: to LocalStack, or to an AWS account",
        "  ./lightup keys        rotate, end: turns the key that signs readers' cookies",
        "  ./lightup undeploy    takes a deployment away",
        "  ./lightup bench       measures and prints figures",
        ""})
public final class LightupCommand {
    private LightupCommand() {}

    /// Runs one command.
    ///
    /// @param arguments the command and its options
    /// @param out where results go
    /// @param err where progress and failures go
    /// @return the exit code: 0 done, 1 done and the answer is no, 2 the command line is wrong, 3 no stack answers or it cannot start
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        var console = new CommandOutput(out, err, isTerminal());
        var line = new CommandLine(new LightupCommand());
        line.addSubcommand(new DemoCommand(console))
                .addSubcommand(new DevCommand(console))
                .addSubcommand(new SendCommand(console))
                .addSubcommand(new TryOut(console))
                .addSubcommand(columns(console))
                .addSubcommand(quarantine(console))
                .addSubcommand(new RetractCommand(console))
                .addSubcommand(new RefoldCommand(console))
                .addSubcommand(new PublishCommand(console))
                .addSubcommand(new OpenCommand(console))
                .addSubcommand(new CommandLine(new TenantCommand()).addSubcommand(new TenantAdd(console))
                        .addSubcommand(new TenantList(console))
                        .addSubcommand(new TenantClose(console)))
                .addSubcommand(endpoint(console))
                .addSubcommand(new CommandLine(new ProgrammeCommand()).addSubcommand(new ProgrammeApply(console))
                        .addSubcommand(new ProgrammeShow(console)))
                .addSubcommand(new CommandLine(new DataCommand()).addSubcommand(new DataShow(console))
                        .addSubcommand(new DataErase(console)))
                .addSubcommand(new CommandLine(new OperatorCommand()).addSubcommand(new CommandLogList(console)))
                .addSubcommand(new CommandLine(new PartnerCommand()).addSubcommand(new PartnerLink(console))
                        .addSubcommand(new PartnerUnlink(console))
                        .addSubcommand(new PartnerList(console)))
                .addSubcommand(new CommandLine(new PortfolioCommand()).addSubcommand(new PortfolioSet(console))
                        .addSubcommand(new PortfolioList(console))
                        .addSubcommand(new PortfolioShow(console))
                        .addSubcommand(new PortfolioRemove(console)))
                .addSubcommand(new InviteCommand(console))
                .addSubcommand(new ReadersCommand(console))
                .addSubcommand(new FreezeCommand(console))
                .addSubcommand(new ThawCommand(console))
                .addSubcommand(new NoticeCommand(console))
                .addSubcommand(new RebuildCommand(console))
                .addSubcommand(new EndpointsCommand(console))
                .addSubcommand(new DoctorCommand(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, console));
        if (arguments.length == 0) {
            line.usage(out);
            return ExitCodes.USAGE;
        }
        return line.execute(arguments);
    }

    private static CommandLine columns(CommandOutput console) {
        return new CommandLine(new ColumnsCommand()).addSubcommand(new ColumnsCheck(console))
                .addSubcommand(new ColumnsGuess(console));
    }

    private static CommandLine quarantine(CommandOutput console) {
        return new CommandLine(new QuarantineCommand()).addSubcommand(new QuarantineList(console))
                .addSubcommand(new QuarantineShow(console))
                .addSubcommand(new QuarantineReplay(console));
    }

    private static CommandLine endpoint(CommandOutput console) {
        return new CommandLine(new EndpointCommand()).addSubcommand(new EndpointAdd(console))
                .addSubcommand(new EndpointList(console))
                .addSubcommand(new EndpointRotate(console))
                .addSubcommand(new EndpointMap(console))
                .addSubcommand(new EndpointMigrate(console))
                .addSubcommand(new EndpointDisable(console))
                .addSubcommand(new EndpointEnable(console))
                .addSubcommand(new EndpointNameless(console))
                .addSubcommand(new EndpointHandout(console));
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    }

    private static int failed(Exception failure, CommandOutput console) {
        console.progressed();
        if (failure instanceof CommandFailure known) {
            console.note("lightup: " + known.getMessage());
            return known.exit();
        }
        console.note("lightup: " + failure.getMessage());
        failure.printStackTrace(console.err());
        return ExitCodes.UNAVAILABLE;
    }
}
