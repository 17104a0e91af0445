package tongban.kernel.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That one leaf stands at an index of the tree of a size (RFC 9162 section 2.1.3), without showing any other leaf.
 *
 * @param index position of the leaf, from 0
 * @param size leaves of the tree
 * @param path sibling hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Digest> path) {

    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
    }

    /** Cuts the proof out of a log (RFC 9162 section 2.1.3.1). */
    public static InclusionProof of(long index, long size, TreeNodes nodes) {
        List<Digest> path = ranges(index, size).stream()
                .map(range -> nodes.range(range.from(), range.to()))
                .toList();
        return new InclusionProof(index, size, path);
    }

    /** The ranges whose hashes are the proof's path, in its order. */
    public static List<Range> ranges(long index, long size) {
        List<Range> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + TreeNodes.split(to - from);
            if (index < middle) {
                path.add(new Range(middle, to));
                to = middle;
            } else {
                path.add(new Range(from, middle));
                from = middle;
            }
        }
        return path.reversed();
    }

    /** The root that this proof leads to from the leaf; empty when the path has the wrong length (section 2.1.3.2). */
    public Optional<Digest> root(TreeHash hash, Digest leaf) {
        long node = index;
        long last = size - 1;
        Digest root = leaf;
        for (Digest sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                root = hash.node(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = hash.node(root, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }

    /** Whether the leaf stands at the index in the tree with this root. */
    public boolean proves(TreeHash hash, Digest leaf, Digest root) {
        return root(hash, leaf).filter(root::equals).isPresent();
    }
}
