package tongban.kernel.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that tie a tree to an earlier state of itself (RFC 9162 section 2.1.4). They prove consistency when they
 * lead to both roots; and when they lead to the later root but to <em>another</em> earlier root than the one that was
 * signed, they prove the fork.
 *
 * @param earlier leaves of the earlier tree
 * @param later leaves of the later tree, at least as many
 * @param nodes the nodes in the order of the RFC; none when the sizes are equal or the earlier tree is empty
 */
public record ConsistencyProof(long earlier, long later, List<Digest> nodes) {

    public ConsistencyProof {
        nodes = List.copyOf(nodes);
        if (earlier < 0 || earlier > later) {
            throw new IllegalArgumentException("no consistency from " + earlier + " to " + later);
        }
    }

    /** Both roots that a list of nodes leads to. */
    public record Roots(Digest earlier, Digest later) {}

    /** Cuts the proof out of a log of at least the later size (RFC 9162 section 2.1.4.1). */
    public static ConsistencyProof of(long earlier, long later, TreeNodes tree) {
        List<Digest> nodes = ranges(earlier, later).stream()
                .map(range -> tree.range(range.from(), range.to()))
                .toList();
        return new ConsistencyProof(earlier, later, nodes);
    }

    /** The ranges whose hashes are the proof's nodes, in its order. */
    public static List<Range> ranges(long earlier, long later) {
        List<Range> nodes = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            long from = 0;
            long to = later;
            boolean whole = true;
            // Descends to the earlier tree's right edge; what lies beside the way are the proof's nodes.
            while (to != earlier) {
                long middle = from + TreeNodes.split(to - from);
                if (earlier <= middle) {
                    nodes.add(new Range(middle, to));
                    to = middle;
                } else {
                    nodes.add(new Range(from, middle));
                    from = middle;
                    whole = false;
                }
            }
            if (!whole) {
                nodes.add(new Range(from, to));
            }
        }
        return nodes.reversed();
    }

    /**
     * The two roots that these nodes lead to (section 2.1.4.2, without its comparison). The earlier root is given
     * because for an earlier size that is a power of two the RFC leaves it out of the nodes.
     *
     * @return empty when the number of nodes does not fit the sizes
     */
    public Optional<Roots> roots(TreeHash hash, Digest earlierRoot) {
        if (earlier == later || earlier == 0) {
            return Optional.empty();
        }
        List<Digest> all = new ArrayList<>(nodes);
        if (Long.bitCount(earlier) == 1) {
            all.addFirst(earlierRoot);
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long node = earlier - 1;
        long last = later - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Digest left = all.getFirst();
        Digest right = all.getFirst();
        for (Digest sibling : all.subList(1, all.size())) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                left = hash.node(sibling, left);
                right = hash.node(sibling, right);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                right = hash.node(right, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(new Roots(left, right)) : Optional.empty();
    }

    /** Whether the later tree begins with the earlier one. */
    public boolean proves(TreeHash hash, Digest earlierRoot, Digest laterRoot) {
        if (earlier == later) {
            return nodes.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return nodes.isEmpty() && earlierRoot.equals(hash.emptyRoot());
        }
        return roots(hash, earlierRoot)
                .filter(roots ->
                        roots.earlier().equals(earlierRoot) && roots.later().equals(laterRoot))
                .isPresent();
    }
}
