import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Checks an export of a Latchkey audit log, offline, with nothing but a JDK of version 25:
///
/// ```
/// java Verify.java BUNDLE [--known FILE]... [--key KEY]
/// ```
///
/// `BUNDLE` is the export. `--known` names something that you have kept from earlier: a checkpoint,
/// a manifest or a whole earlier export. `--key` is the log's public key as you got it from
/// somebody you trust: 44 characters of base64, or a file that holds them.
///
/// What is proven, and from what:
///
/// 1. The manifest and the checkpoints are signed by the key: they are the log's own word.
/// 2. The hashes of all leaves of a log give the root that the manifest signs: nothing was changed,
///    removed, inserted or moved since. They also give the roots that you knew: what you hold today
///    continues what you held then.
/// 3. Every line of the export hashes to the leaf at its place.
/// 4. Every workspace's lines are numbered 1, 2, 3, …, each names the hash of the one before, and
///    the last is the one that the manifest names: none was left out.
/// 5. The content of every event, with its salt, hashes to what its line commits to. Where content
///    was deleted, a line of the log says so.
/// 6. A log that was begun after the database was restored says so, and names what was lost.
///
/// What no export can prove: that an event reached the log in the first place; and, without
/// `--known`, that the operator has not replaced the log as a whole.
///
/// Exit code 0: all of that holds; notices tell what you should know. 1: something does not hold.
/// 2: the export cannot be read. Needed memory grows with the longest line and the number of
/// workspaces and of erased events, not with the export.
public final class Verify {

  private Verify() {}

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, false, StandardCharsets.UTF_8)));
  }

  /// Checks, prints to `out` what it finds, and gives the exit code.
  public static int run(String[] args, PrintStream out) {
    Report report = new Report(out);
    try {
      Arguments arguments = Arguments.parse(args);
      try (Archive bundle = Archive.open(arguments.bundle());
          Known known = Known.read(arguments.known())) {
        new Verification(bundle, known, report).run(arguments.key());
      }
      return report.summary();
    } catch (Unreadable e) {
      out.println("CANNOT VERIFY: " + Report.printable(e.getMessage()));
      return 2;
    } catch (OutOfMemoryError e) {
      out.println("CANNOT VERIFY: more memory is needed, for example java -Xmx2g Verify.java …");
      return 2;
    } catch (IOException e) {
      out.println("CANNOT VERIFY: a file cannot be read: " + Report.printable("" + e.getMessage()));
      return 2;
    } finally {
      out.flush();
    }
  }

  // ===============================================================================================
  // The whole of it, in order
  // ===============================================================================================

  private static final class Verification {

    private final Archive bundle;
    private final Known known;
    private final Report report;

    Verification(Archive bundle, Known known, Report report) {
      this.bundle = bundle;
      this.known = known;
      this.report = report;
    }

    void run(Optional<Key> trusted) throws Unreadable, IOException {
      Key key = key(trusted);
      Manifest manifest = manifest(key);
      known.checkSignatures(key, manifest, report);
      Map<Long, Checkpoint> logs = numbered(manifest);
      checkCheckpoints(key, logs);
      Deletions deletions = Deletions.collect(bundle, manifest.org());
      Generations generations = new Generations(report);
      try (Leaves leaves = new Leaves(bundle)) {
        for (Map.Entry<Long, Checkpoint> log : logs.entrySet()) {
          Checkpoint signed = log.getValue();
          Chains chains = new Chains(signed.origin(), known, report);
          LeafCheck check =
              new LeafCheck(
                  signed.origin(),
                  manifest.org(),
                  deletions.of(log.getKey()),
                  chains,
                  generations,
                  report);
          LogWalk walk = new LogWalk(bundle, log.getKey(), signed, known, check, report);
          walk.run(leaves);
          chains.finish(manifest.heads(signed.origin()), walk);
          check.finish();
        }
        leaves.requireNoMore();
      }
      generations.check(logs.values());
      known.checkThatNothingIsLost(manifest, generations, report);
      report.count("logs", logs.size());
    }

    /// The key that signatures are checked with: yours, or else the export's own.
    private Key key(Optional<Key> trusted) throws Unreadable, IOException {
      Key own = Key.parse(bundle.text("key.txt"));
      if (trusted.isEmpty()) {
        report.notice(
            "the key is the export's own, "
                + own
                + ": compare it with what you were given, or pass --key");
      } else if (!trusted.get().equals(own)) {
        report.finding("the export names the key " + own + ", which is not yours");
      }
      return trusted.orElse(own);
    }

    private Manifest manifest(Key key) throws Unreadable, IOException {
      Manifest manifest = Manifest.parse(Note.parse(bundle.text("manifest.note"), "the manifest"));
      if (!manifest.note().isSignedBy(key, manifest.name())) {
        report.finding("the manifest is not signed by the key");
      }
      report.line(
          "Manifest " + manifest.sequence() + " of " + manifest.name() + ", " + manifest.time());
      return manifest;
    }

    /// The logs of the manifest by the numbers that this export gives them.
    private Map<Long, Checkpoint> numbered(Manifest manifest) throws Unreadable, IOException {
      Map<String, Checkpoint> signed = new LinkedHashMap<>();
      manifest.logs().forEach(log -> signed.put(log.origin(), log));
      Map<Long, Checkpoint> numbered = new TreeMap<>();
      try (Lines lines = bundle.lines("logs.ndjson")) {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
          Fields fields = Fields.parse(line.get(), "logs.ndjson");
          Checkpoint log = signed.remove(fields.text("origin"));
          if (log == null || numbered.put(fields.number("n"), log) != null) {
            throw new Unreadable("logs.ndjson and the manifest name different logs");
          }
        }
      }
      if (!signed.isEmpty()) {
        throw new Unreadable("logs.ndjson lacks " + signed.keySet().iterator().next());
      }
      return numbered;
    }

    /// Each log's checkpoint is signed in the log's own name and says what the manifest says.
    private void checkCheckpoints(Key key, Map<Long, Checkpoint> logs)
        throws Unreadable, IOException {
      for (Map.Entry<Long, Checkpoint> log : logs.entrySet()) {
        String entry = "checkpoints/" + log.getKey() + ".note";
        Note note = Note.parse(bundle.text(entry), entry);
        String origin = log.getValue().origin();
        if (!note.isSignedBy(key, origin)) {
          report.finding(origin, "its checkpoint is not signed by the key");
        }
        if (!Checkpoint.parse(note).isOfTheSameTreeAs(log.getValue())) {
          report.finding(origin, "its checkpoint is not of the tree that the manifest signs");
        }
      }
    }
  }

  // ===============================================================================================
  // One log: all its hashes, and this export's lines among them
  // ===============================================================================================

  private static final class LogWalk {

    private final Archive bundle;
    private final long number;
    private final Checkpoint signed;
    private final Known known;
    private final LeafCheck check;
    private final Report report;
    private final Tree tree = new Tree();
    private long agreed;

    LogWalk(
        Archive bundle,
        long number,
        Checkpoint signed,
        Known known,
        LeafCheck check,
        Report report) {
      this.bundle = bundle;
      this.number = number;
      this.signed = signed;
      this.known = known;
      this.check = check;
      this.report = report;
    }

    /// Reads the log's hashes once. At each size that somebody has signed, the root must be the
    /// signed one; at the place of each line of this export, the hash must be the line's.
    void run(Leaves leaves) throws Unreadable, IOException {
      List<Checkpoint> due = known.upTo(signed);
      try (Hashes hashes = Hashes.of(bundle, number);
          EarlierHashes earlier = known.hashes(signed.origin())) {
        while (tree.size() < signed.size()) {
          Optional<byte[]> hash = hashes.next();
          if (hash.isEmpty()) {
            report.finding(
                signed.origin(),
                "its hashes end before leaf "
                    + tree.size()
                    + ", the manifest signs "
                    + signed.size()
                    + " leaves");
            break;
          }
          earlier.compare(tree.size(), hash.get());
          Optional<Leaf> leaf = leaves.take(number, tree.size());
          check.check(tree.size(), leaf, hash.get());
          tree.add(hash.get());
          compareRoots(due, earlier);
        }
        if (tree.size() == signed.size() && hashes.next().isPresent()) {
          report.finding(signed.origin(), "it has more hashes than the manifest signs leaves");
        }
      }
      refuseWhatIsLeft(leaves);
      report.count("leaves", tree.size());
    }

    private void compareRoots(List<Checkpoint> due, EarlierHashes earlier) {
      while (!due.isEmpty() && due.getFirst().size() == tree.size()) {
        Checkpoint expected = due.removeFirst();
        if (Arrays.equals(tree.root(), expected.root())) {
          agreed = tree.size();
        } else {
          report.finding(
              signed.origin(),
              "its first "
                  + expected.size()
                  + " leaves are not those that "
                  + expected.source()
                  + " signs: "
                  + earlier.difference().orElseGet(() -> range(expected.size()))
                  + " changed, inserted, removed or moved");
        }
      }
    }

    private String range(long end) {
      return agreed >= end - 1
          ? "leaf " + (end - 1) + " was"
          : "one or more of the leaves " + agreed + " to " + (end - 1) + " were";
    }

    private void refuseWhatIsLeft(Leaves leaves) throws Unreadable, IOException {
      for (Optional<Leaf> leaf = leaves.takeAny(number);
          leaf.isPresent();
          leaf = leaves.takeAny(number)) {
        report.finding(signed.origin(), leaf.get().place() + " is not among the leaves of the log");
      }
    }

    /// Where the leaves with these hashes are: of a line that is missing, nothing else is known.
    Map<String, Long> places(Collection<String> sought) throws Unreadable, IOException {
      Map<String, Long> places = new HashMap<>();
      try (Hashes hashes = Hashes.of(bundle, number)) {
        for (long index = 0; index < signed.size(); index++) {
          Optional<byte[]> hash = hashes.next();
          if (hash.isEmpty()) {
            break;
          }
          String text = HexFormat.of().formatHex(hash.get());
          if (sought.contains(text)) {
            places.put(text, index);
          }
        }
      }
      return places;
    }
  }

  // ===============================================================================================
  // One line: its place, its meaning, its content
  // ===============================================================================================

  private static final class LeafCheck {

    private final String origin;
    private final String org;
    private final LogDeletions deletions;
    private final Chains chains;
    private final Generations generations;
    private final Report report;
    private final Map<String, Long> lastOffsets = new HashMap<>();
    private long firstOffset = Long.MAX_VALUE;
    private long lastOffset = -1;

    LeafCheck(
        String origin,
        String org,
        LogDeletions deletions,
        Chains chains,
        Generations generations,
        Report report) {
      this.origin = origin;
      this.org = org;
      this.deletions = deletions;
      this.chains = chains;
      this.generations = generations;
      this.report = report;
    }

    /// Checks what the export has for the leaf at this place of the tree, which is nothing for
    /// leaves of other organisations.
    void check(long index, Optional<Leaf> leaf, byte[] hash) {
      if (index == 0 && generations.follows(origin) && !leaf.map(Leaf::beginsALog).orElse(false)) {
        report.finding(origin, "leaf 0 does not say why this generation was begun");
      }
      leaf.ifPresent(present -> check(present, hash));
    }

    private void check(Leaf leaf, byte[] hash) {
      report.count("lines", 1);
      if (!Arrays.equals(Digests.leaf(leaf.text()), hash)) {
        problem(leaf, "is not the leaf that stands at this place of the tree");
      }
      try {
        Fields fields = leaf.fields();
        if (fields.number("v") != 1) {
          problem(leaf, "has a version that this program does not know");
          return;
        }
        checkTenant(leaf, fields, hash);
        checkKind(leaf, fields);
      } catch (Unreadable e) {
        problem(leaf, e.getMessage());
      }
    }

    /// A line is its organisation's, and in its workspace's chain; or it is the whole log's.
    private void checkTenant(Leaf leaf, Fields fields, byte[] hash) throws Unreadable {
      boolean logWide = List.of("gap", "quarantined", "generation").contains(fields.text("kind"));
      if (logWide) {
        return;
      }
      if (!fields.text("org").equals(org)) {
        problem(leaf, "belongs to another organisation");
        return;
      }
      chains.next(leaf, fields, HexFormat.of().formatHex(hash));
    }

    private void checkKind(Leaf leaf, Fields fields) throws Unreadable {
      switch (fields.text("kind")) {
        case "event" -> event(leaf, fields);
        case "batch" -> batch(leaf, fields);
        case "outcome-unknown" ->
            tell(
                leaf,
                "fallback "
                    + fields.text("fallback")
                    + " has no known outcome; its intent is leaf "
                    + fields.number("intent"));
        case "erasure" ->
            tell(
                leaf,
                fields.text("actor")
                    + " erased "
                    + fields.texts("events").size()
                    + " events on "
                    + fields.text("time")
                    + ": "
                    + fields.text("basis"));
        case "expiry" ->
            tell(
                leaf,
                "events stored before "
                    + fields.text("before")
                    + " were deleted, up to leaf "
                    + fields.number("through"));
        case "gap" -> gap(leaf, fields);
        case "quarantined" ->
            tell(
                leaf,
                "the record at offset "
                    + fields.number("offset")
                    + " could not be read: "
                    + fields.text("reason"));
        case "generation" -> generations.add(origin, leaf, fields);
        default -> problem(leaf, "has a kind that this program does not know");
      }
    }

    /// Records that Kafka has lost after they were logged leave their offsets to others.
    private void gap(Leaf leaf, Fields fields) throws Unreadable {
      long from = fields.number("from");
      long to = fields.number("to");
      tell(leaf, "offsets " + from + " to before " + to + " are missing: " + fields.text("reason"));
      lastOffsets.replaceAll((chain, last) -> Math.min(last, from - 1));
      lastOffset = Math.min(lastOffset, from - 1);
    }

    private void event(Leaf leaf, Fields fields) throws Unreadable {
      checkOffset(leaf, "", fields.number("offset"), fields.number("offset"));
      Optional<byte[]> hash = contentHash(leaf, fields, 0, fields.optionalText("time"));
      if (hash.isPresent() && !Digests.named(hash.get()).equals(fields.text("dataHash"))) {
        problem(leaf, "its content was changed: it does not hash to what the line commits to");
      }
    }

    /// A batch commits to the hashes of its events, one after the other.
    private void batch(Leaf leaf, Fields fields) throws Unreadable {
      checkOffset(leaf, fields.text("workspace"), fields.number("first"), fields.number("last"));
      long count = fields.number("count");
      if (count < 1 || count > fields.number("last") - fields.number("first") + 1) {
        problem(leaf, "counts more events than it has offsets");
        return;
      }
      MessageDigest all = Digests.sha256();
      boolean whole = true;
      for (int item = 0; item < count; item++) {
        Optional<byte[]> hash = contentHash(leaf, fields, item, Optional.empty());
        hash.ifPresent(all::update);
        whole &= hash.isPresent();
      }
      if (leaf.items().size() > count) {
        problem(leaf, "has more events than it counts");
      } else if (whole && !Digests.named(all.digest()).equals(fields.text("dataHash"))) {
        problem(
            leaf,
            "the content of one or more of its "
                + count
                + " events was changed: together they do not hash to what the line commits to");
      }
    }

    /// The hash that the leaf has committed to for this event: from its content, or, where that was
    /// erased, as the log has kept it. A hash in the place of content needs an explanation.
    private Optional<byte[]> contentHash(
        Leaf leaf, Fields fields, int item, Optional<String> time) {
      Item content = item < leaf.items().size() ? leaf.items().get(item) : Item.MISSING;
      if (content.isWhole()) {
        report.count("events", 1);
        return content.hash();
      }
      String event = leaf.items().size() > 1 || item > 0 ? "event " + item + " of it" : "its event";
      if (deletions.erased(leaf.index(), item)) {
        report.count("erased events", 1);
      } else if (deletions.expired(leaf.index(), time.flatMap(Verify::second))) {
        report.count("expired events", 1);
      } else {
        problem(leaf, event + " is missing, and no erasure and no expiry in the log explains that");
      }
      return content.hash();
    }

    /// Events stand in the order in which Kafka had them; batches within each workspace.
    private void checkOffset(Leaf leaf, String chain, long first, long last) {
      if (first > last || first <= lastOffsets.getOrDefault(chain, -1L)) {
        problem(leaf, "its offset is not above the one before it");
      }
      lastOffsets.merge(chain, last, Math::max);
      firstOffset = Math.min(firstOffset, first);
      lastOffset = Math.max(lastOffset, last);
    }

    private void tell(Leaf leaf, String message) {
      report.notice(origin, leaf.place() + ": " + message);
    }

    private void problem(Leaf leaf, String message) {
      report.finding(origin, leaf.place() + " " + message);
    }

    void finish() {
      generations.offsets(origin, firstOffset, lastOffset);
    }
  }

  // ===============================================================================================
  // Completeness: the chain of each workspace in a log
  // ===============================================================================================

  private static final class Chains {

    private record End(long number, String hash) {}

    private record Gap(String workspace, long from, long to, String hash) {}

    private static final End BEGINNING = new End(0, "0".repeat(64));

    private final String origin;
    private final Known known;
    private final Report report;
    private final Map<String, End> ends = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    Chains(String origin, Known known, Report report) {
      this.origin = origin;
      this.known = known;
      this.report = report;
    }

    /// The next line of a workspace: its number follows the one before, whose hash it names.
    void next(Leaf leaf, Fields fields, String hash) throws Unreadable {
      String workspace = fields.text("workspace");
      End before = ends.getOrDefault(workspace, BEGINNING);
      long number = fields.number("tseq");
      String previous = fields.text("prev");
      if (number > before.number() + 1) {
        gaps.add(new Gap(workspace, before.number() + 1, number - 1, previous));
      } else if (number != before.number() + 1 || !previous.equals(before.hash())) {
        report.finding(
            origin,
            leaf.place()
                + " does not continue number "
                + before.number()
                + " of "
                + named(workspace));
      }
      for (Head head : known.heads(origin, workspace, number)) {
        if (!head.hash().equals(hash)) {
          report.finding(
              origin,
              leaf.place()
                  + " is not number "
                  + number
                  + " of "
                  + named(workspace)
                  + " that "
                  + head.source()
                  + " signs");
        }
      }
      ends.put(workspace, new End(number, hash));
    }

    /// Each chain ends where the manifest says, and the manifest names every chain.
    void finish(Map<String, Head> heads, LogWalk walk) throws Unreadable, IOException {
      ends.forEach(
          (workspace, end) -> {
            if (!heads.containsKey(workspace)) {
              report.finding(origin, "the manifest does not name " + named(workspace));
            }
          });
      heads.values().forEach(this::compare);
      tellGaps(walk);
      report.count("workspaces in logs", ends.size());
    }

    private void compare(Head head) {
      End end = ends.getOrDefault(head.workspace(), BEGINNING);
      if (end.number() < head.number()) {
        gaps.add(new Gap(head.workspace(), end.number() + 1, head.number(), head.hash()));
      } else if (end.number() > head.number() || !end.hash().equals(head.hash())) {
        report.finding(
            origin,
            named(head.workspace())
                + " ends with number "
                + end.number()
                + ", which is not the number "
                + head.number()
                + " that the manifest signs");
      }
    }

    private void tellGaps(LogWalk walk) throws Unreadable, IOException {
      if (gaps.isEmpty()) {
        return;
      }
      Map<String, Long> places = walk.places(gaps.stream().map(Gap::hash).toList());
      for (Gap gap : gaps) {
        String numbers =
            gap.from() == gap.to()
                ? "number " + gap.to()
                : "numbers " + gap.from() + " to " + gap.to();
        Long place = places.get(gap.hash());
        report.finding(
            origin,
            (place == null ? "" : "leaf " + place + " is missing: ")
                + numbers
                + " of "
                + named(gap.workspace())
                + (place == null ? ", and the tree has no such leaf" : ""));
      }
    }

    private static String named(String workspace) {
      return workspace.isEmpty() ? "the organisation's own lines" : "workspace " + workspace;
    }
  }

  // ===============================================================================================
  // Erasure and expiry
  // ===============================================================================================

  /// What lines of the log say was deleted. The lines themselves are checked like all others.
  private record Deletions(Map<Long, LogDeletions> byLog) {

    static Deletions collect(Archive bundle, String org) throws Unreadable, IOException {
      Deletions all = new Deletions(new HashMap<>());
      try (Leaves leaves = new Leaves(bundle)) {
        for (Optional<Leaf> leaf = leaves.next(); leaf.isPresent(); leaf = leaves.next()) {
          if (leaf.get().mayDelete()) {
            all.add(leaf.get(), org);
          }
        }
      }
      return all;
    }

    private void add(Leaf leaf, String org) {
      LogDeletions log = byLog.computeIfAbsent(leaf.log(), _ -> new LogDeletions());
      try {
        Fields fields = leaf.fields();
        if (fields.text("org").equals(org)) {
          log.add(leaf.index(), fields);
        }
      } catch (Unreadable e) {
        // A line that cannot be read explains nothing; it becomes a finding of its own.
      }
    }

    LogDeletions of(long log) {
      return byLog.getOrDefault(log, new LogDeletions());
    }
  }

  private static final class LogDeletions {

    private record Expiry(long before, long through) {}

    private static final long CLOCK_DIFFERENCE = 86_400;

    private final Map<String, Long> erased = new HashMap<>();
    private final List<Expiry> expiries = new ArrayList<>();

    void add(long index, Fields fields) throws Unreadable {
      switch (fields.text("kind")) {
        case "erasure" -> fields.texts("events").forEach(event -> erased.put(event, index));
        case "expiry" -> {
          long through = Math.min(fields.number("through"), index - 1);
          second(fields.text("before")).ifPresent(it -> expiries.add(new Expiry(it, through)));
        }
        default -> {}
      }
    }

    /// Whether a later line orders the erasure of this event.
    boolean erased(long index, int item) {
      return erased.getOrDefault(index + ":" + item, -1L) > index;
    }

    /// Whether a later line says that events as old as this one were deleted. An event that claims
    /// to have happened after the end of that time cannot have been stored before it.
    boolean expired(long index, Optional<Long> second) {
      return expiries.stream()
          .anyMatch(
              expiry ->
                  index <= expiry.through()
                      && second.map(it -> it < expiry.before() + CLOCK_DIFFERENCE).orElse(true));
    }
  }

  // ===============================================================================================
  // Generations: logs that were begun because the database had been restored
  // ===============================================================================================

  private static final class Generations {

    private record Tip(long size, String root) {}

    private record Begin(String origin, String previous, Optional<Tip> published, Tip restored) {}

    private record Offsets(long first, long last) {}

    private final Report report;
    private final Map<String, Begin> byPrevious = new HashMap<>();
    private final Map<String, Offsets> offsets = new HashMap<>();

    Generations(Report report) {
      this.report = report;
    }

    /// Whether this log is not the first one of its partition.
    boolean follows(String origin) {
      return generation(origin) > 1;
    }

    void add(String origin, Leaf leaf, Fields fields) throws Unreadable {
      Optional<Fields> head = fields.optional("published");
      Optional<Tip> published = head.isEmpty() ? Optional.empty() : Optional.of(tip(head.get()));
      Begin begin =
          new Begin(origin, fields.text("previous"), published, tip(fields.fields("restored")));
      if (leaf.index() != 0 || !follows(origin) || !samePartition(origin, begin.previous())) {
        report.finding(origin, leaf.place() + " begins a generation where none can begin");
        return;
      }
      if (byPrevious.put(begin.previous(), begin) != null) {
        report.finding(origin, "two generations continue " + begin.previous());
      }
      report.notice(
          origin,
          leaf.place()
              + ": the database was restored on "
              + fields.text("time")
              + "; "
              + begin.previous()
              + " had published "
              + published.map(Tip::size).orElse(0L)
              + " leaves and ends at "
              + begin.restored().size());
    }

    private static Tip tip(Fields fields) throws Unreadable {
      return new Tip(fields.number("size"), fields.text("root"));
    }

    private static boolean samePartition(String origin, String previous) {
      int end = origin.lastIndexOf('/');
      return !origin.equals(previous)
          && previous.startsWith(origin.substring(0, end + 1))
          && previous.lastIndexOf('/') == end;
    }

    void offsets(String origin, long first, long last) {
      offsets.put(origin, new Offsets(first, last));
    }

    /// A log that was continued by another has ended where that one says, and shares no event with
    /// it.
    void check(Collection<Checkpoint> logs) {
      for (Checkpoint log : logs) {
        Begin next = byPrevious.get(log.origin());
        if (next == null) {
          continue;
        }
        Tip end = new Tip(log.size(), HexFormat.of().formatHex(log.root()));
        if (!end.equals(next.restored())) {
          report.finding(log.origin(), "it did not end where " + next.origin() + " says");
        }
        Offsets here = offsets.get(log.origin());
        Offsets there = offsets.get(next.origin());
        if (here != null && there != null && there.first() <= here.last()) {
          report.finding(next.origin(), "it repeats events of " + log.origin());
        }
      }
    }

    /// Whether a signed later generation admits that these leaves were lost.
    boolean admitsTheLossOf(Checkpoint known) {
      return byPrevious.values().stream().anyMatch(begin -> admits(begin, known));
    }

    private static boolean admits(Begin begin, Checkpoint known) {
      Tip wanted = new Tip(known.size(), HexFormat.of().formatHex(known.root()));
      return isBetween(begin, known.origin())
          && begin
              .published()
              .filter(tip -> tip.size() > known.size() || tip.equals(wanted))
              .isPresent();
    }

    /// Whether this log is the one that the later one follows, or one of which the restored
    /// database knew nothing.
    private static boolean isBetween(Begin begin, String origin) {
      return origin.equals(begin.previous())
          || samePartition(origin, begin.previous())
              && generation(origin) > generation(begin.previous())
              && generation(origin) < generation(begin.origin());
    }

    private static long generation(String origin) {
      String number = origin.substring(origin.lastIndexOf('/') + 1);
      return number.matches("[1-9][0-9]{0,9}") ? Long.parseLong(number) : 1;
    }
  }

  // ===============================================================================================
  // What the reader has kept from earlier
  // ===============================================================================================

  private static final class Known implements AutoCloseable {

    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Archive> archives = new ArrayList<>();

    static Known read(List<Path> files) throws Unreadable, IOException {
      Known known = new Known();
      try {
        for (Path file : files) {
          known.add(file);
        }
        return known;
      } catch (Unreadable | IOException e) {
        known.close();
        throw e;
      }
    }

    private void add(Path file) throws Unreadable, IOException {
      if (!Archive.isOne(file)) {
        add(Note.parse(Archive.textOf(file), file.toString()));
        return;
      }
      Archive archive = Archive.open(file);
      archives.add(archive);
      add(Note.parse(archive.text("manifest.note"), file.toString()));
    }

    private void add(Note note) throws Unreadable {
      notes.add(note);
      if (!Manifest.isOne(note)) {
        checkpoints.add(Checkpoint.parse(note));
        return;
      }
      Manifest manifest = Manifest.parse(note);
      manifests.add(manifest);
      checkpoints.addAll(manifest.logs());
    }

    /// What you have kept counts only as far as the key has signed it.
    void checkSignatures(Key key, Manifest manifest, Report report) throws Unreadable {
      for (Manifest other : manifests) {
        if (!other.name().equals(manifest.name())) {
          throw new Unreadable(other.note().source() + " is a manifest of " + other.name());
        }
      }
      for (Note note : notes) {
        if (!note.isSignedBy(key, note.lines().getFirst())) {
          report.finding(note.source() + " is not signed by the key");
        }
      }
    }

    /// The signed sizes of a log that this export has the leaves for, smallest first.
    List<Checkpoint> upTo(Checkpoint signed) {
      return new ArrayList<>(
          Stream.concat(checkpoints.stream(), Stream.of(signed))
              .filter(it -> it.origin().equals(signed.origin()) && it.size() <= signed.size())
              .filter(it -> it.size() > 0)
              .sorted(Comparator.comparingLong(Checkpoint::size))
              .toList());
    }

    List<Head> heads(String origin, String workspace, long number) {
      return manifests.stream()
          .map(manifest -> manifest.heads(origin).get(workspace))
          .filter(head -> head != null && head.number() == number)
          .toList();
    }

    EarlierHashes hashes(String origin) throws Unreadable, IOException {
      for (Archive archive : archives) {
        Optional<Long> number = archive.numberOf(origin);
        if (number.isPresent()) {
          return new EarlierHashes(Optional.of(Hashes.of(archive, number.get())));
        }
      }
      return new EarlierHashes(Optional.empty());
    }

    /// Nothing that was signed earlier is beyond what is signed now, unless the log admits a loss.
    void checkThatNothingIsLost(Manifest manifest, Generations generations, Report report) {
      boolean admitted = false;
      for (Checkpoint known : checkpoints) {
        long size = manifest.sizeOf(known.origin());
        if (size >= known.size()) {
          continue;
        }
        String what =
            known.source()
                + " signs "
                + known.size()
                + " leaves of it, "
                + (size < 0 ? "and it is not in the export" : "it ends at " + size);
        if (generations.admitsTheLossOf(known)) {
          admitted = true;
          report.notice(known.origin(), what + "; the log's next generation says so");
        } else {
          report.finding(
              known.origin(), "it was rolled back: " + what + ", and no later generation says so");
        }
      }
      for (Manifest earlier : manifests) {
        checkSuccession(earlier, manifest, admitted, report);
        checkHeads(earlier, manifest, generations, report);
      }
    }

    private static void checkSuccession(
        Manifest earlier, Manifest manifest, boolean admitted, Report report) {
      long steps = manifest.sequence() - earlier.sequence();
      String hash =
          Base64.getEncoder().encodeToString(Digests.sha256().digest(earlier.note().bytes()));
      boolean follows =
          steps > 1
              || steps == 1 && manifest.previous().equals(hash)
              || steps == 0 && manifest.note().text().equals(earlier.note().text());
      if (!follows && !admitted) {
        report.finding(
            "manifest "
                + manifest.sequence()
                + " does not continue manifest "
                + earlier.sequence()
                + " in "
                + earlier.note().source()
                + (steps < 0 ? "; verify a newer export against it" : ""));
      }
    }

    /// A workspace that had lines in a log still has as many there.
    private static void checkHeads(
        Manifest earlier, Manifest manifest, Generations generations, Report report) {
      for (Checkpoint log : earlier.logs()) {
        if (generations.admitsTheLossOf(log)) {
          continue;
        }
        Map<String, Head> heads = manifest.heads(log.origin());
        for (Head head : earlier.heads(log.origin()).values()) {
          Head now = heads.get(head.workspace());
          if (now == null || now.number() < head.number()) {
            report.finding(
                log.origin(),
                Chains.named(head.workspace())
                    + " has "
                    + (now == null ? 0 : now.number())
                    + " lines, "
                    + head.source()
                    + " signs "
                    + head.number());
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (Archive archive : archives) {
        archive.close();
      }
    }
  }

  /// The hashes of an earlier export, to say which leaf differs. They prove nothing themselves:
  /// that there is a difference comes from the signed roots.
  private static final class EarlierHashes implements AutoCloseable {

    private final Optional<Hashes> hashes;
    private Optional<String> difference = Optional.empty();

    EarlierHashes(Optional<Hashes> hashes) {
      this.hashes = hashes;
    }

    void compare(long index, byte[] hash) throws Unreadable, IOException {
      if (hashes.isPresent() && difference.isEmpty()) {
        Optional<byte[]> before = hashes.get().next();
        if (before.isPresent() && !Arrays.equals(before.get(), hash)) {
          difference = Optional.of("leaf " + index + " is the first that was");
        }
      }
    }

    Optional<String> difference() {
      return difference;
    }

    @Override
    public void close() throws IOException {
      if (hashes.isPresent()) {
        hashes.get().close();
      }
    }
  }

  // ===============================================================================================
  // Signed statements
  // ===============================================================================================

  /// An Ed25519 public key: 32 bytes.
  private record Key(String base64) {

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// Reads the first line that is no comment.
    static Key parse(String text) throws Unreadable {
      String line =
          text.lines()
              .map(String::strip)
              .filter(it -> !it.isEmpty() && !it.startsWith("#"))
              .findFirst()
              .orElse("");
      if (decoded(line).length != 32) {
        throw new Unreadable("a key is 44 characters of base64, not: " + line);
      }
      return new Key(line);
    }

    byte[] bytes() {
      return decoded(base64);
    }

    /// By which a signature names its key. Source: C2SP signed-note.
    byte[] idFor(String name) {
      MessageDigest digest = Digests.sha256();
      digest.update((name + "\n\u0001").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(bytes()), 4);
    }

    boolean verifies(byte[] text, byte[] signature) {
      try {
        byte[] encoded = ByteBuffer.allocate(44).put(X509_PREFIX).put(bytes()).array();
        PublicKey key =
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text);
        return check.verify(signature);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public String toString() {
      return base64;
    }
  }

  /// A text with signatures below it. Source: C2SP signed-note.
  private record Note(String text, List<String> signatures, String source) {

    static Note parse(String note, String source) throws Unreadable {
      int end = note.lastIndexOf("\n\n");
      if (end <= 0 || !note.endsWith("\n")) {
        throw new Unreadable(source + " is no signed note");
      }
      return new Note(note.substring(0, end + 1), note.substring(end + 2).lines().toList(), source);
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return text.lines().toList();
    }

    /// Whether one of the signatures is this key's, under this name.
    boolean isSignedBy(Key key, String name) {
      return signatures.stream().anyMatch(line -> isSignature(line, key, name));
    }

    private boolean isSignature(String line, Key key, String name) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 3 || !parts[0].equals("\u2014") || !parts[1].equals(name)) {
        return false;
      }
      byte[] both = decoded(parts[2]);
      return both.length == 68
          && Arrays.equals(Arrays.copyOf(both, 4), key.idFor(name))
          && key.verifies(bytes(), Arrays.copyOfRange(both, 4, both.length));
    }
  }

  /// How far a log had come. Source: C2SP tlog-checkpoint.
  private record Checkpoint(String origin, long size, byte[] root, String source) {

    static Checkpoint parse(Note note) throws Unreadable {
      List<String> lines = note.lines();
      if (lines.size() < 3) {
        throw new Unreadable(note.source() + " is no checkpoint");
      }
      return of(lines.get(0), lines.get(1), lines.get(2), note.source());
    }

    static Checkpoint of(String origin, String size, String root, String source) throws Unreadable {
      byte[] hash = decoded(root);
      if (hash.length != 32) {
        throw new Unreadable(source + " has a root that is no hash");
      }
      return new Checkpoint(origin, number(size, source), hash, source);
    }

    boolean isOfTheSameTreeAs(Checkpoint other) {
      return origin.equals(other.origin) && size == other.size && Arrays.equals(root, other.root);
    }
  }

  /// The end of a workspace's chain in a log.
  private record Head(String origin, String workspace, long number, String hash, String source) {}

  /// What was there of one organisation at one moment: its logs and where each chain ends.
  private record Manifest(
      Note note,
      String name,
      long sequence,
      String previous,
      String time,
      List<Checkpoint> logs,
      Map<String, Map<String, Head>> headsByLog) {

    private static final String NAME = "/manifest/";

    static boolean isOne(Note note) {
      return note.lines().size() > 3 && note.lines().get(3).startsWith("time ");
    }

    static Manifest parse(Note note) throws Unreadable {
      List<String> lines = note.lines();
      if (!isOne(note) || !lines.getFirst().contains(NAME)) {
        throw new Unreadable(note.source() + " is no manifest");
      }
      Manifest manifest =
          new Manifest(
              note,
              lines.get(0),
              number(lines.get(1), note.source()),
              lines.get(2),
              lines.get(3).substring("time ".length()),
              new ArrayList<>(),
              new HashMap<>());
      for (String line : lines.subList(4, lines.size())) {
        manifest.add(line.split(" ", -1));
      }
      return manifest;
    }

    private void add(String[] words) throws Unreadable {
      if (words.length == 4 && words[0].equals("log") && !headsByLog.containsKey(words[1])) {
        logs.add(Checkpoint.of(words[1], words[2], words[3], note.source()));
        headsByLog.put(words[1], new TreeMap<>());
      } else if (words.length == 5 && words[0].equals("head") && headsByLog.containsKey(words[1])) {
        String workspace = words[2].equals("-") ? "" : words[2];
        long count = number(words[3], note.source());
        Head head = new Head(words[1], workspace, count, words[4], note.source());
        if (heads(words[1]).put(workspace, head) != null) {
          throw new Unreadable(note.source() + " names a workspace twice");
        }
      } else {
        throw new Unreadable(note.source() + " has a line that is none of a manifest");
      }
    }

    String org() {
      return name.substring(name.lastIndexOf('/') + 1);
    }

    /// The size that is signed for a log; negative for a log that is not there.
    long sizeOf(String origin) {
      return logs.stream()
          .filter(it -> it.origin().equals(origin))
          .mapToLong(Checkpoint::size)
          .findFirst()
          .orElse(-1);
    }

    Map<String, Head> heads(String origin) {
      return headsByLog.getOrDefault(origin, Map.of());
    }
  }

  // ===============================================================================================
  // The tree. Source: RFC 9162 §2.1.1
  // ===============================================================================================

  /// A tree that grows leaf by leaf and keeps no more than the roots of its complete subtrees.
  private static final class Tree {

    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
      byte[] hash = leaf;
      for (long rest = size; (rest & 1) == 1; rest >>= 1) {
        hash = Digests.node(roots.removeLast(), hash);
      }
      roots.add(hash);
      size++;
    }

    long size() {
      return size;
    }

    byte[] root() {
      byte[] root = roots.getLast();
      for (int i = roots.size() - 2; i >= 0; i--) {
        root = Digests.node(roots.get(i), root);
      }
      return root;
    }
  }

  private static final class Digests {

    static byte[] leaf(String text) {
      MessageDigest digest = sha256();
      digest.update((byte) 0);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] node(byte[] left, byte[] right) {
      MessageDigest digest = sha256();
      digest.update((byte) 1);
      digest.update(left);
      return digest.digest(right);
    }

    static byte[] content(byte[] salt, byte[] raw) {
      MessageDigest digest = sha256();
      digest.update(salt);
      return digest.digest(raw);
    }

    /// As lines write it.
    static String named(byte[] hash) {
      return "sha256:" + HexFormat.of().formatHex(hash);
    }

    static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }

  // ===============================================================================================
  // The export's files
  // ===============================================================================================

  /// A zip file. Whoever made it may be hostile: every name once, every text of bounded length and
  /// in UTF-8.
  private static final class Archive implements AutoCloseable {

    private static final int LONGEST_TEXT = 64 << 20;

    private final ZipFile zip;

    private Archive(ZipFile zip) {
      this.zip = zip;
    }

    static Archive open(Path file) throws Unreadable, IOException {
      if (!Files.isRegularFile(file)) {
        throw new Unreadable("there is no file " + file);
      }
      Archive archive;
      try {
        archive = new Archive(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
      } catch (IOException | IllegalArgumentException e) {
        throw new Unreadable(file + " is no whole zip file: " + e.getMessage());
      }
      try {
        archive.requireNamesOnce(file);
        return archive;
      } catch (Unreadable e) {
        archive.close();
        throw e;
      }
    }

    static boolean isOne(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
      }
    }

    private void requireNamesOnce(Path file) throws Unreadable {
      Map<String, Boolean> names = new HashMap<>();
      for (ZipEntry entry : zip.stream().toList()) {
        if (names.put(entry.getName(), true) != null) {
          throw new Unreadable(file + " has two files named " + entry.getName());
        }
      }
    }

    static String textOf(Path file) throws Unreadable, IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return text(in, file.toString());
      }
    }

    String text(String name) throws Unreadable, IOException {
      try (InputStream in = stream(name)) {
        return text(in, name);
      }
    }

    private static String text(InputStream in, String name) throws Unreadable, IOException {
      byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
      if (bytes.length > LONGEST_TEXT) {
        throw new Unreadable(name + " is longer than " + LONGEST_TEXT + " bytes");
      }
      return utf8(bytes, name);
    }

    Lines lines(String name) throws Unreadable, IOException {
      return new Lines(stream(name), name, LONGEST_TEXT);
    }

    InputStream stream(String name) throws Unreadable, IOException {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null || entry.isDirectory()) {
        throw new Unreadable("the export has no file " + name);
      }
      return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    /// The number that this export gives a log.
    Optional<Long> numberOf(String origin) throws Unreadable, IOException {
      try (Lines lines = lines("logs.ndjson")) {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
          Fields fields = Fields.parse(line.get(), "logs.ndjson");
          if (fields.text("origin").equals(origin)) {
            return Optional.of(fields.number("n"));
          }
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /// The lines of a file, one at a time.
  private static final class Lines implements AutoCloseable {

    private final InputStream in;
    private final String name;
    private final int longest;

    Lines(InputStream in, String name, int longest) {
      this.in = in;
      this.name = name;
      this.longest = longest;
    }

    Optional<String> next() throws Unreadable, IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0 && line.size() == 0) {
          return Optional.empty();
        }
        if (next < 0) {
          throw new Unreadable(name + " ends within a line");
        }
        if (line.size() == longest) {
          throw new Unreadable(name + " has a line of more than " + longest + " bytes");
        }
        line.write(next);
      }
      return Optional.of(utf8(line.toByteArray(), name));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /// The hashes of all leaves of a log, 32 bytes each.
  private static final class Hashes implements AutoCloseable {

    private final InputStream in;
    private final String name;

    private Hashes(InputStream in, String name) {
      this.in = in;
      this.name = name;
    }

    static Hashes of(Archive archive, long number) throws Unreadable, IOException {
      String name = "hashes/" + number + ".bin";
      return new Hashes(archive.stream(name), name);
    }

    Optional<byte[]> next() throws Unreadable, IOException {
      byte[] hash = in.readNBytes(32);
      if (hash.length != 0 && hash.length != 32) {
        throw new Unreadable(name + " ends within a hash");
      }
      return Optional.of(hash).filter(it -> it.length > 0);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /// The export's lines, ordered by log and leaf.
  private static final class Leaves implements AutoCloseable {

    private static final String NAME = "leaves.ndjson";

    private final Lines lines;
    private Optional<Leaf> ahead;

    Leaves(Archive bundle) throws Unreadable, IOException {
      lines = bundle.lines(NAME);
      ahead = read();
    }

    Optional<Leaf> next() throws Unreadable, IOException {
      Optional<Leaf> leaf = ahead;
      ahead = read();
      if (leaf.isPresent() && ahead.isPresent() && ahead.get().isNotAfter(leaf.get())) {
        throw new Unreadable(NAME + " is not in order at leaf " + ahead.get().index());
      }
      return leaf;
    }

    Optional<Leaf> take(long log, long index) throws Unreadable, IOException {
      return ahead.isPresent() && ahead.get().log() == log && ahead.get().index() == index
          ? next()
          : Optional.empty();
    }

    Optional<Leaf> takeAny(long log) throws Unreadable, IOException {
      return ahead.isPresent() && ahead.get().log() == log ? next() : Optional.empty();
    }

    void requireNoMore() throws Unreadable {
      if (ahead.isPresent()) {
        throw new Unreadable(NAME + " has lines of a log that logs.ndjson does not name");
      }
    }

    private Optional<Leaf> read() throws Unreadable, IOException {
      Optional<String> line = lines.next();
      return line.isEmpty() ? Optional.empty() : Optional.of(Leaf.parse(line.get()));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /// A line of a log as the export has it, with what it commits to.
  private record Leaf(long log, long index, String text, List<Item> items) {

    static Leaf parse(String line) throws Unreadable {
      Fields fields = Fields.parse(line, Leaves.NAME);
      List<Item> items = new ArrayList<>();
      for (Fields item : fields.list("events")) {
        items.add(Item.of(item));
      }
      return new Leaf(fields.number("log"), fields.number("index"), fields.text("leaf"), items);
    }

    boolean isNotAfter(Leaf other) {
      return log < other.log || log == other.log && index <= other.index;
    }

    /// What the line says.
    Fields fields() throws Unreadable {
      return Fields.parse(text, "it");
    }

    boolean mayDelete() {
      return text.contains("erasure") || text.contains("expiry");
    }

    boolean beginsALog() {
      return text.contains("\"kind\":\"generation\"");
    }

    /// Which line it is, for people.
    String place() {
      StringBuilder place = new StringBuilder("leaf ").append(index);
      try {
        Fields fields = fields();
        fields.optionalText("id").ifPresent(id -> place.append(", event ").append(id));
        for (String offset : List.of("offset", "first", "last")) {
          fields
              .optionalNumber(offset)
              .ifPresent(it -> place.append(", ").append(offset).append(' ').append(it));
        }
      } catch (Unreadable e) {
        place.append(", which is no line of a log,");
      }
      return place.toString();
    }
  }

  /// The content of one event: salt and bytes, or only their hash, or nothing.
  private record Item(Optional<byte[]> hash, boolean isWhole) {

    static final Item MISSING = new Item(Optional.empty(), false);

    static Item of(Fields fields) throws Unreadable {
      Optional<String> salt = fields.optionalText("salt");
      Optional<String> raw = fields.optionalText("raw");
      Optional<String> hash = fields.optionalText("hash");
      try {
        if (salt.isPresent() && raw.isPresent()) {
          byte[] bytes = Base64.getDecoder().decode(raw.get());
          return new Item(
              Optional.of(Digests.content(HexFormat.of().parseHex(salt.get()), bytes)), true);
        }
        return new Item(hash.map(HexFormat.of()::parseHex), false);
      } catch (IllegalArgumentException e) {
        throw new Unreadable(Leaves.NAME + " has content that is neither base64 nor hexadecimal");
      }
    }
  }

  // ===============================================================================================
  // JSON, as far as this needs it: objects, lists, texts, whole numbers
  // ===============================================================================================

  /// The fields of an object, asked for by name and type.
  private record Fields(Map<String, Object> values, String source) {

    static Fields parse(String text, String source) throws Unreadable {
      return new Fields(new Json(text, source).document(), source);
    }

    String text(String name) throws Unreadable {
      return optionalText(name).orElseThrow(() -> lacks(name));
    }

    Optional<String> optionalText(String name) {
      return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    long number(String name) throws Unreadable {
      return optionalNumber(name).orElseThrow(() -> lacks(name));
    }

    Optional<Long> optionalNumber(String name) {
      return values.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    List<String> texts(String name) throws Unreadable {
      if (!(values.get(name) instanceof List<?> list)) {
        throw lacks(name);
      }
      return list.stream().map(String::valueOf).toList();
    }

    /// An object within this one.
    Optional<Fields> optional(String name) {
      return of(values.get(name));
    }

    Fields fields(String name) throws Unreadable {
      return optional(name).orElseThrow(() -> lacks(name));
    }

    /// The objects of a list; none when there is no list.
    List<Fields> list(String name) throws Unreadable {
      List<Fields> list = new ArrayList<>();
      if (values.get(name) instanceof List<?> elements) {
        for (Object element : elements) {
          list.add(of(element).orElseThrow(() -> lacks(name)));
        }
      }
      return list;
    }

    private Optional<Fields> of(Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      Map<String, Object> named = new HashMap<>();
      map.forEach((key, each) -> named.put(String.valueOf(key), each));
      return Optional.of(new Fields(named, source));
    }

    private Unreadable lacks(String name) {
      return new Unreadable(source + " has no " + name + " as it should");
    }
  }

  private static final class Json {

    private static final int DEEPEST = 8;

    private final String text;
    private final String source;
    private int at;

    Json(String text, String source) {
      this.text = text;
      this.source = source;
    }

    Map<String, Object> document() throws Unreadable {
      Map<String, Object> document = object(0);
      if (at != text.length()) {
        throw broken();
      }
      return document;
    }

    private Object value(int depth) throws Unreadable {
      if (depth > DEEPEST) {
        throw broken();
      }
      return switch (peek()) {
        case '{' -> object(depth);
        case '[' -> list(depth);
        case '"' -> string();
        default -> wholeNumber();
      };
    }

    private Map<String, Object> object(int depth) throws Unreadable {
      Map<String, Object> object = new HashMap<>();
      expect('{');
      while (!accept('}')) {
        if (!object.isEmpty()) {
          expect(',');
        }
        String name = string();
        expect(':');
        if (object.put(name, value(depth + 1)) != null) {
          throw broken();
        }
      }
      return object;
    }

    private List<Object> list(int depth) throws Unreadable {
      List<Object> list = new ArrayList<>();
      expect('[');
      while (!accept(']')) {
        if (!list.isEmpty()) {
          expect(',');
        }
        list.add(value(depth + 1));
      }
      return list;
    }

    private String string() throws Unreadable {
      StringBuilder string = new StringBuilder();
      expect('"');
      while (peek() != '"') {
        char next = text.charAt(at++);
        string.append(next == '\\' ? escaped() : next);
      }
      at++;
      return string.toString();
    }

    private char escaped() throws Unreadable {
      char kind = peek();
      at++;
      return switch (kind) {
        case '"', '\\', '/' -> kind;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> unicode();
        default -> throw broken();
      };
    }

    private char unicode() throws Unreadable {
      try {
        at += 4;
        return (char) HexFormat.fromHexDigits(text, at - 4, at);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw broken();
      }
    }

    private Long wholeNumber() throws Unreadable {
      int begin = at;
      while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return number(text.substring(begin, at), source);
    }

    private char peek() throws Unreadable {
      if (at >= text.length()) {
        throw broken();
      }
      return text.charAt(at);
    }

    private boolean accept(char expected) throws Unreadable {
      boolean there = peek() == expected;
      at += there ? 1 : 0;
      return there;
    }

    private void expect(char expected) throws Unreadable {
      if (!accept(expected)) {
        throw broken();
      }
    }

    private Unreadable broken() {
      return new Unreadable(source + " is no JSON of this format at character " + at);
    }
  }

  // ===============================================================================================
  // Arguments, report, small things
  // ===============================================================================================

  private record Arguments(Path bundle, List<Path> known, Optional<Key> key) {

    private static final String USAGE =
        "usage: java Verify.java BUNDLE [--known FILE]... [--key KEY]";

    static Arguments parse(String[] args) throws Unreadable, IOException {
      Optional<Path> bundle = Optional.empty();
      List<Path> known = new ArrayList<>();
      Optional<Key> key = Optional.empty();
      for (int i = 0; i < args.length; i++) {
        boolean option = args[i].startsWith("--");
        if (option && i + 1 == args.length || !option && bundle.isPresent()) {
          throw new Unreadable(USAGE);
        }
        switch (args[i]) {
          case "--known" -> known.add(existing(args[++i]));
          case "--key" -> key = Optional.of(key(args[++i]));
          default -> bundle = Optional.of(existing(args[i]));
        }
      }
      return new Arguments(bundle.orElseThrow(() -> new Unreadable(USAGE)), known, key);
    }

    private static Path existing(String name) throws Unreadable {
      if (name.startsWith("--")) {
        throw new Unreadable(USAGE);
      }
      if (!Files.isRegularFile(Path.of(name))) {
        throw new Unreadable("there is no file " + name);
      }
      return Path.of(name);
    }

    private static Key key(String text) throws Unreadable, IOException {
      boolean file = decoded(text).length != 32;
      return Key.parse(file ? Archive.textOf(existing(text)) : text);
    }
  }

  /// What was found, one line each.
  private static final class Report {

    private static final int MOST_LINES = 200;

    private final PrintStream out;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long findings;
    private long notices;

    Report(PrintStream out) {
      this.out = out;
    }

    /// Something that should hold does not.
    void finding(String message) {
      if (++findings <= MOST_LINES) {
        line("FINDING  " + message);
      }
    }

    void finding(String origin, String message) {
      finding(origin + ": " + message);
    }

    /// Something that a reader should know and that is in order.
    void notice(String message) {
      if (++notices <= MOST_LINES) {
        line("NOTICE   " + message);
      }
    }

    void notice(String origin, String message) {
      notice(origin + ": " + message);
    }

    void count(String what, long more) {
      counts.merge(what, more, Long::sum);
    }

    void line(String text) {
      out.println(printable(text));
    }

    int summary() {
      if (findings > MOST_LINES || notices > MOST_LINES) {
        line("Only the first " + MOST_LINES + " findings and notices are shown.");
      }
      List<String> counted = new ArrayList<>();
      counts.forEach((what, count) -> counted.add(count + " " + what));
      line("Checked: " + String.join(", ", counted) + ".");
      line(
          findings == 0
              ? "OK, with " + notices + " notices: everything in this export is as it was signed."
              : "NOT OK: " + findings + " findings, " + notices + " notices.");
      return findings == 0 ? 0 : 1;
    }

    /// A log's texts come from outside: nothing in them may move a terminal's cursor.
    static String printable(String text) {
      return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
  }

  /// The export, or a file that you named, is not what it should be.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  private static String utf8(byte[] bytes, String name) throws Unreadable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(name + " is not in UTF-8");
    }
  }

  private static long number(String digits, String source) throws Unreadable {
    if (!digits.matches("0|[1-9][0-9]{0,17}")) {
      throw new Unreadable(source + " has no whole number where one belongs");
    }
    return Long.parseLong(digits);
  }

  /// The bytes; none when the text is no base64.
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /// The moment in seconds since 1970; empty when the text is none.
  private static Optional<Long> second(String time) {
    try {
      return Optional.of(Instant.parse(time).getEpochSecond());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
