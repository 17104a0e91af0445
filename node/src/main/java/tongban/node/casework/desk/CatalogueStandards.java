package tongban.node.casework.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.kernel.zone.Authority;
import tongban.node.casework.Standards;
import tongban.node.catalogue.Catalogue;
import tongban.node.zone.Descriptors;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;

/** What casework needs, from the catalogue, the dated limits of the law, and this zone's descriptor. */
final class CatalogueStandards implements Standards {

    private final Catalogue catalogue;
    private final TimeLimits limits;
    private final Supplier<Optional<Descriptors>> descriptors;

    CatalogueStandards(Catalogue catalogue, TimeLimits limits, Supplier<Optional<Descriptors>> descriptors) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.descriptors = descriptors;
    }

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return catalogue.inForce(item, receipt).flatMap(found -> standard(found, receipt));
    }

    private Optional<Standard> standard(tongban.node.catalogue.Standard found, LocalDate receipt) {
        return limit(found.gapsLimit(), receipt)
                .flatMap(gaps -> limit(found.decisionLimit(), receipt)
                        .map(decision -> new Standard(
                                found.item(),
                                found.id(),
                                found.mode(),
                                found.fourEyes(),
                                gaps.limit(),
                                decision.limit(),
                                Optional.<ExtensionLimit>ofNullable(decision.extension()),
                                found.acceptance(),
                                authority(found.competence()))));
    }

    private Optional<StatutoryLimit> limit(String name, LocalDate day) {
        return limits.find(name)
                .map(item -> item.limit().at(AsOf.on(day)))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value());
    }

    private Optional<CreditCode> authority(String competence) {
        return descriptors.get().stream()
                .flatMap(known -> known.own().profile().authorities().stream())
                .filter(one -> one.competence().equals(competence))
                .findFirst()
                .flatMap(Authority::code);
    }

    /** Standards of partners do not travel yet. */
    @Override
    public Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt) {
        return Optional.empty();
    }

    @Override
    public List<Fault> faults(Standard standard, byte[] form) {
        return catalogue
                .of(standard.id())
                .map(found -> catalogue.gaps(found, form).stream()
                        .map(gap -> new Fault(gap.field(), gap.zh(), gap.en()))
                        .toList())
                .orElse(List.of());
    }
}
