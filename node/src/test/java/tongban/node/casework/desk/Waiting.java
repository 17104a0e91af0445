package tongban.node.casework.desk;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Answer;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.exchange.WaitingMessage;

/** Channels that only tell. */
record Waiting(Consumer<Message> said) implements Channels {

    @Override
    public EntryId tell(ZoneCode partner, Message message) {
        said.accept(message);
        return new EntryId(1, 1);
    }

    @Override
    public CompletableFuture<Answer> ask(ZoneCode partner, Message question) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelState> states() {
        return List.of();
    }

    @Override
    public Optional<ChannelState> state(ZoneCode partner) {
        return Optional.empty();
    }

    @Override
    public List<WaitingMessage> waiting(ZoneCode partner) {
        return List.of();
    }

    @Override
    public int retry(ZoneCode partner, OrderingKey key, boolean dismissFirst) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> proof(ZoneCode partner, Direction direction, long index, boolean withBody) {
        return Optional.empty();
    }

    @Override
    public void export(ZoneCode partner, Direction direction, OutputStream out) {
        throw new UnsupportedOperationException();
    }
}
