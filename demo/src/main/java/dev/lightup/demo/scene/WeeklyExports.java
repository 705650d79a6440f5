package dev.lightup.demo.scene;

import dev.lightup.demo.channel.PartnerScenarios;
import dev.lightup.demo.channel.SakuraColumns;
import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryCalendar;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.AccountRows;
import dev.lightup.demo.sending.ExportFile;
import dev.lightup.demo.sending.StoryEvent.Plain;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.demo.sending.StoryRequest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The weekly files of a distributor: each is the whole truth of its day, account by account.
public final class WeeklyExports {
    /// Rows of a file at most, so that it can be posted whole.
    private static final int ROWS = 900;

    private final StoryCalendar calendar;
    private final Set<String> omitted;
    private final Set<String> smudged;
    private final List<Told> filed;
    private final TreeMap<String, Account> accounts = new TreeMap<>();
    private final int cohort;

    /// Everything the files know of an account, up to the moment that is being written.
    private static final class Account {
        private final PartnerScenarios role;
        private final AccountRows sheet = new AccountRows();

        Account(PartnerScenarios role) {
            this.role = role;
        }
    }

    public WeeklyExports(int cohort, List<AccountPlay> plays, StoryCalendar calendar) {
        this.cohort = cohort;
        this.calendar = calendar;
        omitted = plays.stream()
                .flatMap(play -> play.diary().omitted().stream())
                .collect(
                        Collectors.toUnmodifiableSet());
        smudged = plays.stream()
                .filter(play -> play.role().has(ScenarioKind.UNREADABLE_ROWS))
                .map(play -> play.role().account())
                .collect(Collectors.toUnmodifiableSet());
        plays.forEach(play -> accounts.put(play.role().account(), new Account(play.role())));
        filed = plays.stream()
                .flatMap(play -> play.diary().filed().stream())
                .sorted(Comparator.comparing(Told::occurred).thenComparing(Told::id))
                .toList();
    }

    /// The files of all weeks, oldest first.
    public List<Plain> files() {
        var files = new ArrayList<Plain>();
        int next = 0;
        for (LocalDate sunday : sundays()) {
            Instant asOf = calendar.at(sunday, 23, 59);
            for (; next < filed.size() && !filed.get(next).occurred().isAfter(asOf); next++) {
                take(filed.get(next));
            }
            write(files, sunday);
        }
        return files;
    }

    private void take(Told told) {
        Account account = accounts.get(told.about().account().orElseThrow());
        if (account != null) {
            account.sheet.take(told);
        }
    }

    private List<LocalDate> sundays() {
        var sundays = new ArrayList<LocalDate>();
        LocalDate last = calendar.day(calendar.until().minusSeconds(30 * 3_600));
        for (LocalDate day = calendar.day(calendar.begin()); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                sundays.add(day);
            }
        }
        return sundays;
    }

    private void write(List<Plain> files, LocalDate day) {
        boolean late = calendar.at(day, 0, 0).isAfter(calendar.ago(16));
        boolean newest = calendar.at(day, 0, 0).isAfter(calendar.ago(10));
        var seats = new ExportFile(SakuraColumns.SEATS);
        var orders = new ExportFile(SakuraColumns.ORDERS);
        int part = 0;
        for (Account account : accounts.values()) {
            account.sheet.seats(seats, account.role, day, late ? omitted : Set.of());
            account.sheet.orders(orders, account.role, day);
            if (newest && smudged.contains(account.role.account())) {
                account.sheet.smudge(seats, account.role, day);
            }
            if (seats.rows() > ROWS || orders.rows() > ROWS) {
                send(files, day, part++, seats, orders);
                seats = new ExportFile(SakuraColumns.SEATS);
                orders = new ExportFile(SakuraColumns.ORDERS);
            }
        }
        send(files, day, part, seats, orders);
    }

    private void send(List<Plain> files, LocalDate day, int part, ExportFile seats, ExportFile orders) {
        Instant monday = calendar.at(day.plusDays(1), 5, 30 + part);
        String end = day + "-" + cohort + "-" + part;
        if (seats.rows() > 0) {
            files.add(new Plain(StoryDistributor.SAKURA, StoryRequest.EXPORT, "seats-" + end, monday, ExportFile.MEDIA,
                    seats.text()));
        }
        if (orders.rows() > 0) {
            files.add(new Plain(StoryDistributor.SAKURA, StoryRequest.EXPORT, "orders-" + end, monday.plusSeconds(20),
                    ExportFile.MEDIA,
                    orders.text()));
        }
    }
}
