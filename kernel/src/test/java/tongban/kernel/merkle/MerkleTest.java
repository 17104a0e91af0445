package tongban.kernel.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.kernel.seal.Suite;

/** The tree against the published vectors of RFC 6962's reference implementation, and against its own definition. */
class MerkleTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final TreeHash sha256 = new TreeHash(Suite.ED25519_SHA256);

    /** A log in memory that keeps its tiles as a real one does. */
    private static final class Log implements HashSource {
        final TreeHash hash;
        final List<Digest> leaves = new ArrayList<>();
        final List<Tile> tiles = new ArrayList<>();
        Frontier frontier = Frontier.empty();

        Log(TreeHash hash) {
            this.hash = hash;
        }

        void append(List<Digest> more) {
            Tile.Collector collector = Tile.Collector.resume(frontier.size(), new TreeNodes(hash, this));
            frontier = frontier.append(hash, more, collector);
            leaves.addAll(more);
            tiles.addAll(collector.tiles());
        }

        @Override
        public Digest leaf(long index) {
            return leaves.get((int) index);
        }

        @Override
        public Optional<Tile> tile(int level, long index) {
            return tiles.stream()
                    .filter(tile -> tile.level() == level && tile.index() == index)
                    .findFirst();
        }
    }

    private List<Digest> published() {
        return LEAVES.stream()
                .map(leaf -> sha256.leaf(HexFormat.of().parseHex(leaf)))
                .toList();
    }

    private static List<Digest> path(String... hex) {
        return java.util.Arrays.stream(hex)
                .map(text -> Digest.of(HexFormat.of().parseHex(text)))
                .toList();
    }

    @Test
    void agreesWithThePublishedRootsOfEverySizeUpToEight() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            Frontier frontier = Frontier.empty().append(sha256, published().subList(0, size));
            assertThat(frontier.root(sha256).toString()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void agreesWithThePublishedProofs() {
        Log log = new Log(sha256);
        log.append(published());
        TreeNodes nodes = new TreeNodes(sha256, log);
        assertThat(InclusionProof.of(0, 8, nodes).path())
                .isEqualTo(path(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(InclusionProof.of(5, 8, nodes).path())
                .isEqualTo(path(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(ConsistencyProof.of(6, 8, nodes).nodes())
                .isEqualTo(path(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(ConsistencyProof.of(2, 5, nodes).nodes())
                .isEqualTo(path(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    }

    @Test
    void everyProofOfEverySizeUpToSeventyVerifiesAndNoOtherDoes() {
        for (Suite suite : Suite.values()) {
            TreeHash hash = new TreeHash(suite);
            Log log = new Log(hash);
            List<Digest> roots = new ArrayList<>(List.of(hash.emptyRoot()));
            for (int i = 0; i < 70; i++) {
                log.append(List.of(hash.leaf(new byte[] {(byte) i})));
                roots.add(log.frontier.root(hash));
            }
            TreeNodes nodes = new TreeNodes(hash, log);
            for (int size = 1; size <= 70; size++) {
                assertThat(nodes.root(size)).isEqualTo(roots.get(size));
                assertThat(nodes.frontier(size).root(hash)).isEqualTo(roots.get(size));
                for (int index = 0; index < size; index++) {
                    InclusionProof proof = InclusionProof.of(index, size, nodes);
                    assertThat(proof.proves(hash, log.leaf(index), roots.get(size)))
                            .isTrue();
                    assertThat(proof.proves(hash, log.leaf((index + 1) % 70), roots.get(size)))
                            .isFalse();
                }
                for (int earlier = 0; earlier <= size; earlier++) {
                    ConsistencyProof proof = ConsistencyProof.of(earlier, size, nodes);
                    assertThat(proof.proves(hash, roots.get(earlier), roots.get(size)))
                            .isTrue();
                    assertThat(proof.proves(hash, roots.get((earlier + 1) % 71), roots.get(size)))
                            .isEqualTo((earlier + 1) % 71 == earlier);
                }
            }
        }
    }

    @Test
    void tilesAndFrontiersAreTheSameHoweverTheLeavesArrive() {
        TreeHash hash = new TreeHash(Suite.SM2_SM3);
        Random random = new Random(7);
        Log whole = new Log(hash);
        Log parts = new Log(hash);
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            leaves.add(hash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        whole.append(leaves);
        for (int at = 0; at < leaves.size(); ) {
            int to = Math.min(leaves.size(), at + 1 + random.nextInt(300));
            parts.append(leaves.subList(at, to));
            at = to;
        }
        assertThat(parts.frontier).isEqualTo(whole.frontier);
        assertThat(parts.tiles).containsExactlyInAnyOrderElementsOf(whole.tiles);
        assertThat(Frontier.decode(parts.frontier.encode())).contains(whole.frontier);
        assertThat(whole.tiles).hasSize(5000 / 16 + 5000 / 256 + 5000 / 4096);
    }

    @Test
    void aProofReadsATileALevelAndNotTheLog() {
        TreeHash hash = new TreeHash(Suite.SM2_SM3);
        Log log = new Log(hash);
        for (int i = 0; i < 70_000; i += 1000) {
            List<Digest> more = new ArrayList<>();
            for (int j = 0; j < 1000; j++) {
                more.add(hash.leaf(Integer.toString(i + j).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            }
            log.append(more);
        }
        int[] reads = new int[2];
        HashSource counting = new HashSource() {
            @Override
            public Digest leaf(long index) {
                reads[0]++;
                return log.leaf(index);
            }

            @Override
            public Optional<Tile> tile(int level, long index) {
                reads[1]++;
                return log.tile(level, index);
            }
        };
        InclusionProof.of(12_345, 69_999, new TreeNodes(hash, counting));
        assertThat(reads[0]).isLessThanOrEqualTo(16);
        assertThat(reads[1]).isLessThanOrEqualTo(40);
    }

    @Test
    void refusesADigestOrFrontierOfAnotherLength() {
        assertThat(Digest.ofBase64("")).isEmpty();
        assertThat(Digest.ofBase64("x".repeat(44))).isEmpty();
        assertThat(Digest.ofBase64("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB="))
                .isEmpty();
        assertThat(Frontier.decode(new byte[7])).isEmpty();
        assertThat(Frontier.decode(new byte[] {0, 0, 0, 0, 0, 0, 0, 3})).isEmpty();
    }
}
