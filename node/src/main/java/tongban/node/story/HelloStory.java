package tongban.node.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import tongban.verifier.command.CommandRun;

/** Two zones agree that they may say hello; one asks, the other answers, and the answer can be proven to anybody. */
record HelloStory() implements StoryOfTwo {

    /** More than it takes to show the time, so that a start that learns from this story learns the exchange, too. */
    private static final int GREETINGS = Integer.getInteger("tongban.story.greetings", 20);

    private static final double NANOS_PER_MS = 1_000_000.0;

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        Reply nobody = a.door().helloAsNobody(b.code());
        stage.check("token-asked-for", nobody, reply -> reply.status() == 401);
        stage.step("without");
        Reply without = a.door().helloPatiently(b.code(), "您好");
        stage.check(
                "refused-without-agreement",
                without,
                reply -> reply.status() == 403
                        && reply.says("compact-missing")
                        && reply.index().isEmpty());
        stage.step("agree");
        String compact = stage.agree(a, b);
        List<String> states = List.of(a.stateOf(compact), b.stateOf(compact));
        stage.check("in-force", states, both -> both.equals(List.of("in-force", "in-force")));
        stage.step("ask", a.zh(), b.zh());
        asked(stage, a.door(), b.code());
        stage.audit(a, b);
    }

    /** The part that any two zones can play whose agreement lets them: ask, measure, prove. */
    static void asked(Stage stage, NodeDoor door, String partner) throws IOException, InterruptedException {
        Reply answer = door.helloPatiently(partner, "您好，" + partner);
        stage.check(
                "answered",
                answer,
                reply -> reply.status() == 200 && reply.says("\"zone\":\"" + partner + "\"") && reply.says("您好"));
        if (answer.index().isEmpty()) {
            return;
        }
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < GREETINGS; i++) {
            long begun = System.nanoTime();
            door.hello(partner, "您好 " + i);
            fastest = Math.min(fastest, (System.nanoTime() - begun) / NANOS_PER_MS);
        }
        stage.step("took", GREETINGS, String.format(java.util.Locale.ROOT, "%.1f", fastest));
        Reply proof = door.get("/" + partner + "/incoming/" + answer.index().getAsLong());
        Path file = stage.papers().resolve("answer.proof");
        Files.write(file, proof.bytes());
        CommandRun right = CommandRun.of("audit", "check", file.toString());
        stage.check("proof", right, run -> run.exit() == 0);
        Path forged = stage.folder().resolve("forged.proof");
        Files.writeString(forged, withAnotherEntry(proof.text()));
        CommandRun wrong = CommandRun.of("audit", "check", forged.toString());
        stage.check("forged-proof-refused", wrong, run -> run.exit() != 0);
    }

    /** The same proof with one letter of the entry's header changed. */
    private static String withAnotherEntry(String proof) {
        int line = proof.indexOf("\nheader ");
        int place = line < 0 ? proof.length() / 2 : line + 60;
        char other = proof.charAt(place) == 'A' ? 'B' : 'A';
        return proof.substring(0, place) + other + proof.substring(place + 1);
    }
}
