package tongban.node.casework.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.Standards;

/** A zone without a catalogue offers nothing. */
final class NoStandards implements Standards {

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return Optional.empty();
    }

    @Override
    public Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt) {
        return Optional.empty();
    }

    @Override
    public List<Fault> faults(Standard standard, byte[] form) {
        return List.of();
    }
}
