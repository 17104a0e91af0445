package tongban.node.trial;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.Signer;

/**
 * A partner without a node: it holds a zone's real node key and its log, says by hand what a trial asks for, and takes
 * note of what the node answers. It is right unless it is told to be wrong.
 */
public final class PlayedPartner {

    /** The word for an answer, where a refusal has its reason. */
    public static final String ANSWERED = "answered";

    private static final int REPLY_STEPS = 25;
    private static final int REPLY_STEP_MS = 200;

    private final ChannelName channel;
    private final Signer key;
    private final Door door;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<Entry> said = new ArrayList<>();
    private Frontier frontier = Frontier.empty();
    private Instant lastTime = Instant.EPOCH;
    private long session;
    private final Heard heard = new Heard();

    /**
     * @param channel the log from the played zone to the node's zone
     * @param key the node key with which that log is signed
     */
    public PlayedPartner(ChannelName channel, Signer key, Door door, InstantSource clock, RandomGenerator random) {
        this.channel = channel;
        this.key = key;
        this.door = door;
        this.clock = clock;
        this.random = random;
    }

    public ChannelName channel() {
        return channel;
    }

    public ZoneCode self() {
        return channel.from();
    }

    public ZoneCode node() {
        return channel.to().orElseThrow();
    }

    public Door door() {
        return door;
    }

    public Signer key() {
        return key;
    }

    public RandomGenerator random() {
        return random;
    }

    /** A new one each time, since a hash has a state of its own and several threads may ask. */
    public TreeHash hash() {
        return new TreeHash(channel.suite());
    }

    public long session() {
        return session;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The entries said and taken so far. */
    public List<Entry> said() {
        return List.copyOf(said);
    }

    public long size() {
        return frontier.size();
    }

    public Digest root() {
        return frontier.root(hash());
    }

    public Frontier frontier() {
        return frontier;
    }

    /** The time of the newest head that the node took. */
    public Instant lastTime() {
        return lastTime;
    }

    /** How many entries the node has said. */
    public long heardSize() {
        return heard.size();
    }

    /** The newest head that the node has shown. */
    public Optional<SignedCheckpoint> heardHead() {
        return heard.head();
    }

    /** {@link #ANSWERED}, or the reason of a signed refusal of an entry. */
    public Optional<String> replyTo(EntryId entry) {
        return heard.replyTo(entry);
    }

    /** Sends bytes as this zone's envelope. */
    public Reply send(byte[] bytes) throws IOException, InterruptedException {
        Reply reply = door.send(Knock.envelope(self(), bytes));
        reply.envelope().ifPresent(heard::take);
        return reply;
    }

    public Reply send(Envelope envelope) throws IOException, InterruptedException {
        return send(envelope.encode());
    }

    public Envelope.Builder envelope() {
        return new Envelope.Builder(self(), node());
    }

    /** An envelope with a batch, under the session in force. */
    public Envelope saying(Batch batch) {
        return envelope().batch(batch).build(session);
    }

    /**
     * Starts anew as a node does: a new session, the own entries back from the node, and the node's start confirmed.
     *
     * @return whether the node takes batches now
     */
    public boolean meets() throws IOException, InterruptedException {
        return new Meeting(this, heard).meets();
    }

    /** The session under which this partner speaks from now on. */
    void speaksUnder(long next) {
        session = next;
    }

    /** The node says that it holds a head of this time. */
    void isHeardUpTo(Instant time) {
        lastTime = time;
    }

    /** A draft with new id and salt. */
    public Draft draft(Topic topic, byte[] bytes) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return Draft.message(EntryId.random(random), now(), Optional.empty(), topic, new Body(salt, bytes));
    }

    /** The entries that these drafts become next. */
    public List<Entry> entries(List<Draft> drafts) {
        List<Entry> entries = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            entries.add(draft.at(size() + entries.size(), hash()));
        }
        return entries;
    }

    /** A true batch of what comes next; nothing is kept yet. */
    public Batch next(List<Draft> drafts) {
        return grown(entries(drafts));
    }

    /** The true log and these entries, under a head that is later than every one before. */
    public Batch grown(List<Entry> entries) {
        Frontier to = frontier.append(hash(), leaves(entries));
        return Batch.of(size(), entries, head(to.size(), to.root(hash()), later()));
    }

    private List<Digest> leaves(List<Entry> entries) {
        TreeHash hash = hash();
        return entries.stream().map(entry -> hash.leaf(entry.headerBytes())).toList();
    }

    /** An instant for a new head. */
    public Instant later() {
        Instant after = lastTime.plusMillis(1);
        return now().isAfter(after) ? now() : after;
    }

    /** A head that acknowledges what was heard, signed by the node key. */
    public SignedCheckpoint head(long size, Digest root, Instant time) {
        return new Checkpoint(channel, size, root, time, heard.acknowledgement(), List.of()).sign(List.of(key));
    }

    /** The true head again, later. */
    public Batch nothingNew() {
        return Batch.of(size(), List.of(), head(size(), root(), later()));
    }

    /** The node took this batch: it is part of the log from now on. */
    public void keep(Batch batch) {
        int skip = (int) (size() - batch.first());
        List<Entry> fresh = batch.entries().subList(skip, batch.entries().size());
        frontier = frontier.append(hash(), leaves(fresh));
        said.addAll(fresh);
        lastTime = batch.checkpoint().checkpoint().time();
    }

    /** Says these next, and keeps them once the node has taken them. */
    public Came says(List<Draft> drafts) throws IOException, InterruptedException {
        return says(next(drafts));
    }

    /** Says a batch, and keeps it once the node has taken it. */
    public Came says(Batch batch) throws IOException, InterruptedException {
        Came came = Came.taken(send(saying(batch)));
        if (came.right()) {
            keep(batch);
        }
        return came;
    }

    /** Asks with empty batches until the node has replied to an entry, for a few seconds. */
    public Optional<String> awaitReply(EntryId entry) throws IOException, InterruptedException {
        for (int step = 0; step < REPLY_STEPS && heard.replyTo(entry).isEmpty(); step++) {
            Thread.sleep(REPLY_STEP_MS);
            says(nothingNew());
        }
        return heard.replyTo(entry);
    }

    void forgetsReply(EntryId entry) {
        heard.forgetsReply(entry);
    }

    /** Whether the node holds exactly what this partner has said, under the session in force. */
    Came stands() throws IOException, InterruptedException {
        Optional<Envelope.Held> held =
                send(envelope().hello(session).build(session)).envelope().flatMap(Envelope::held);
        if (held.isEmpty()) {
            return new Came(false, "the node no longer tells what it holds");
        }
        long size = held.get().head().map(head -> head.checkpoint().size()).orElse(0L);
        boolean same = held.get().session() == session && size == size();
        return new Came(
                same,
                "the node holds " + size + " entries under session "
                        + held.get().session() + ", said were " + size() + " under " + session);
    }
}
