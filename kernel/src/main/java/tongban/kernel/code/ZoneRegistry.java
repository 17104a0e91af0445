package tongban.kernel.code;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The zones that are known, and the dated map from zone to streets to host district.
 *
 * <p>No high-tech zone has a code in GB/T 2260: its streets stay under their host districts. A zone is therefore
 * found by a <em>street</em> and a day, never by a district, and never by the first digits of a person's ID.
 */
public final class ZoneRegistry {
    private final TreeMap<ZoneCode, Zone> zones = new TreeMap<>();

    private ZoneRegistry() {}

    /**
     * A registry of these zones.
     *
     * @throws IllegalArgumentException if a code comes twice, or a street belongs to two zones on one day
     */
    public static ZoneRegistry of(Collection<Zone> zones) {
        ZoneRegistry registry = new ZoneRegistry();
        for (Zone zone : zones) {
            for (Membership member : zone.members()) {
                registry.refuseOverlap(zone, member);
            }
            if (registry.zones.put(zone.code(), zone) != null) {
                throw new IllegalArgumentException("zone " + zone.code() + " comes twice");
            }
        }
        return registry;
    }

    private void refuseOverlap(Zone zone, Membership member) {
        for (Zone other : zones.values()) {
            for (Membership theirs : other.members()) {
                if (theirs.street().equals(member.street()) && overlap(theirs, member)) {
                    throw new IllegalArgumentException("street " + member.street() + " is in zone " + other.code()
                            + " and in zone " + zone.code() + " on the same day");
                }
            }
        }
    }

    private static boolean overlap(Membership one, Membership other) {
        LocalDate start = one.from() == null ? LocalDate.MIN : one.from();
        LocalDate otherStart = other.from() == null ? LocalDate.MIN : other.from();
        return one.holdsOn(otherStart) || other.holdsOn(start);
    }

    /** A zone by its own code. */
    public Optional<Zone> zone(ZoneCode code) {
        return Optional.ofNullable(zones.get(code));
    }

    /** All zones by code. */
    public Collection<Zone> zones() {
        return Collections.unmodifiableCollection(zones.values());
    }

    /** A zone with the membership by which it was found. */
    public record Found(Zone zone, Membership membership) {}

    /**
     * The zone that administers a street, or the street of a village, on a day.
     *
     * @param place a street or village; a district, city or province answers nothing, since it is no part of a zone
     */
    public Optional<Found> zoneOf(DivisionCode place, LocalDate day) {
        DivisionCode street =
                place.level() == DivisionCode.Level.VILLAGE ? place.parent().orElseThrow() : place;
        return zones.values().stream()
                .flatMap(zone -> zone.members().stream().map(member -> new Found(zone, member)))
                .filter(found -> found.membership().street().equals(street))
                .filter(found -> found.membership().holdsOn(day))
                .findFirst();
    }

    /**
     * The memberships on a day whose streets lie in a district, city or province; this tells which zones have streets
     * there, and not that the division is in a zone.
     */
    public List<Found> streetsWithin(DivisionCode division, LocalDate day) {
        return zones.values().stream()
                .flatMap(zone -> zone.members().stream().map(member -> new Found(zone, member)))
                .filter(found -> isWithin(found.membership().street(), division))
                .filter(found -> found.membership().holdsOn(day))
                .toList();
    }

    private static boolean isWithin(DivisionCode street, DivisionCode division) {
        Optional<DivisionCode> next = Optional.of(street);
        while (next.isPresent()) {
            if (next.get().equals(division)) {
                return true;
            }
            next = next.get().parent();
        }
        return false;
    }
}
