package tongban.node.zone.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.tables.PartnerTable;

/** The partners whose descriptors are in force at the moment. */
final class KnownPartners implements Partners, Descriptors {

    private final Supplier<Snapshot> present;
    private final PartnerTable table;

    KnownPartners(Supplier<Snapshot> present, PartnerTable table) {
        this.present = present;
        this.table = table;
    }

    @Override
    public List<Partner> all() {
        return List.copyOf(present.get().partners().values());
    }

    @Override
    public Optional<Partner> find(ZoneCode code) {
        return Optional.ofNullable(present.get().partners().get(code));
    }

    @Override
    public Descriptor own() {
        return present.get().own().descriptor();
    }

    @Override
    public SignedNote ownNote() {
        return present.get().own().note();
    }

    @Override
    public Optional<AcceptedDescriptor> of(ZoneCode partner) {
        return present.get().accepted(partner);
    }

    @Override
    public List<AcceptedDescriptor> versions(ZoneCode partner) {
        return table.versions(partner);
    }
}
