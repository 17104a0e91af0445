package tongban.node.exchange.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.EntryHeader;
import tongban.node.exchange.WaitingMessage;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.exchange.store.ChannelReader;

/** Fetches what parked messages wait for, and lets them go on when it is complete. */
final class AttachmentErrands implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentErrands.class);
    private static final int PAUSE_MS = 500;

    private final LinkedChannels channels;
    private final ChannelReader reader;
    private final AttachmentFetcher fetcher;
    private volatile boolean running;

    AttachmentErrands(LinkedChannels channels, ChannelReader reader, AttachmentFetcher fetcher) {
        this.channels = channels;
        this.reader = reader;
        this.fetcher = fetcher;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("attachments").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                for (Link link : new ArrayList<>(channels.links())) {
                    errands(link);
                }
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                LOG.warn("attachments wait: {}", fault.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void errands(Link link) throws InterruptedException {
        ChannelName incoming = link.partner().incoming();
        for (WaitingMessage waiting : reader.waiting(incoming)) {
            if (waiting.reason().equals("ATTACHMENTS") && fetchAll(link, incoming, waiting)) {
                channels.retry(link.partner().code(), waiting.key(), false);
            }
        }
    }

    private boolean fetchAll(Link link, ChannelName incoming, WaitingMessage waiting) throws InterruptedException {
        List<Attachment> attachments = reader.header(incoming, waiting.index())
                .map(EntryHeader::attachments)
                .orElse(List.of());
        boolean complete = true;
        for (Attachment attachment : attachments) {
            try {
                complete &= fetcher.fetch(
                        attachment,
                        incoming.suite(),
                        (wanted, from) -> link.transport().attachment(link.partner(), wanted, from));
            } catch (IOException broken) {
                LOG.info("attachment of {}: {}", link.partner().code(), broken.getMessage());
                complete = false;
            }
        }
        return complete;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
